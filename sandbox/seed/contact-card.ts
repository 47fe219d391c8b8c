import { instantOf } from './calendar.ts';
import { domainOf, type Currency, type Customer } from './customer.ts';
import { xeroContactIdOf } from './ids.ts';
import { companyNumber, type Person } from './person.ts';
import { randomFor, type Random } from './random.ts';
import type { Contact } from './world.ts';

/** How the customers of an organisation are written down. */
export interface Country {
  name: string;
  currency: Currency;
  streets: string[];
  postalCode: (random: Random) => string;
  /** Of customers abroad. */
  postalCodeAbroad: string;
  /** `number` without its last three digits. */
  phone: { countryCode: string; areaCode: string; number: string };
  /** The number that the tax office knows a customer by. */
  taxNumber: (random: Random) => string;
}

export function contact(key: string, name: string, more: Partial<Contact> = {}): Contact {
  return {
    contactId: xeroContactIdOf(key),
    name,
    status: 'ACTIVE',
    contactPersons: [],
    addresses: [],
    phones: [],
    updatedAt: '',
    ...more,
  };
}

const contactPerson = ({ firstName, lastName, email }: Person): Contact['contactPersons'][number] => ({
  firstName,
  lastName,
  emailAddress: email ?? '',
  includeInEmails: true,
});

function postalAddress({ key, city, country }: Customer, home: Country): Contact['addresses'][number] {
  const random = randomFor(`address:${key}`);
  const street = random.pick(home.streets);
  const postalCode = country === home.name ? home.postalCode(random) : home.postalCodeAbroad;
  const line1 = `${random.between(1, 180)} ${street}`;
  return { type: 'POBOX', line1, city, postalCode, country };
}

/** The contact in use: all that a careful bookkeeper typed. `people` are those of the customer, two at least. */
export function mainContact(customer: Customer, people: Person[], home: Country): Contact {
  const [first, second] = people;
  if (!first || !second) throw new Error(`${customer.key} has no two people`);
  const random = randomFor(`contact:${customer.key}`);
  const { countryCode, areaCode, number } = home.phone;
  return contact(customer.key, customer.name, {
    ...(customer.match === 'number' ? { contactNumber: companyNumber(customer.key) } : {}),
    emailAddress: (customer.match === 'email' ? first.email : `accounts@${domainOf(customer)}`) ?? '',
    firstName: first.firstName,
    lastName: first.lastName,
    contactPersons: random.chance(40) ? [contactPerson(second)] : [],
    addresses: [postalAddress(customer, home)],
    phones: [{ type: 'DEFAULT', countryCode, areaCode, number: `${number}${random.between(100, 999)}` }],
    ...(customer.country === home.name ? { taxNumber: home.taxNumber(random) } : {}),
    ...(customer.currency === home.currency ? {} : { defaultCurrency: customer.currency }),
    ...(random.chance(25) ? { salesTerms: { day: 14, type: 'DAYSAFTERBILLDATE' as const } } : {}),
  });
}

/** The contact with the time that it was written, one of two days. */
export const dated = (each: Contact, today: string): Contact => {
  const { contactId: key } = each;
  const date = randomFor(key).pick(['2024-03-11', '2025-06-02']);
  return { ...each, updatedAt: instantOf({ date, key, today }) };
};
