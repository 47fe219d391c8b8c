import { instantOf } from './calendar.ts';
import { domainOf, type Customer } from './customer.ts';
import { xeroContactIdOf } from './ids.ts';
import { notable } from './notable.ts';
import { adviser, companyNumber, customers, individuals, personNumber, personOf, type Person } from './people.ts';
import { randomFor } from './random.ts';
import type { Contact } from './world.ts';

/** Contacts that Xero knows and HubSpot does not. */
export const strangers = {
  granvilleHotels: 'granville-hotels-other',
  counterSales: 'counter-sales',
  suppliers: ['tyne-paper-merchants', 'humber-ink', 'northern-van-hire'],
};

const EMAIL_OTHER_CAPITALS = notable.otherCapitals.key;

function contact(key: string, name: string, more: Partial<Contact> = {}): Contact {
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

/** The contact in use: all that a careful bookkeeper typed. */
function mainContact(customer: Customer): Contact {
  const [first, second] = [personOf(`${customer.key}:0`), personOf(`${customer.key}:1`)];
  const random = randomFor(`contact:${customer.key}`);
  const email = customer.match === 'email' ? first.email : `accounts@${domainOf(customer)}`;
  return contact(customer.key, customer.name, {
    ...(customer.match === 'number' ? { contactNumber: companyNumber(customer.key) } : {}),
    emailAddress: (customer.key === EMAIL_OTHER_CAPITALS ? email?.toUpperCase() : email) ?? '',
    firstName: first.firstName,
    lastName: first.lastName,
    contactPersons: random.chance(40) ? [contactPerson(second)] : [],
    addresses: [postalAddress(customer)],
    phones: [{ type: 'DEFAULT', countryCode: '44', areaCode: '1632', number: `960${random.between(100, 999)}` }],
    ...(customer.country === 'United Kingdom' ? { taxNumber: `GB${random.between(100_000_000, 999_999_999)}` } : {}),
    ...(customer.currency === 'EUR' ? { defaultCurrency: 'EUR' } : {}),
    ...(random.chance(25) ? { salesTerms: { day: 14, type: 'DAYSAFTERBILLDATE' as const } } : {}),
  });
}

const contactPerson = ({ firstName, lastName, email }: Person): Contact['contactPersons'][number] => ({
  firstName,
  lastName,
  emailAddress: email ?? '',
  includeInEmails: true,
});

function postalAddress({ key, city, country }: Customer): Contact['addresses'][number] {
  const random = randomFor(`address:${key}`);
  const street = random.pick(['Station Road', 'Mill Lane', 'High Street', 'Church Street', 'Victoria Parade']);
  const postalCode = country === 'United Kingdom' ? `ZZ${random.between(1, 19)} ${random.between(1, 9)}QX` : '59000';
  return { type: 'POBOX', line1: `${random.between(1, 180)} ${street}`, city, postalCode, country };
}

const emailOf = (key: string): Pick<Contact, 'emailAddress'> => ({ emailAddress: personOf(key).email ?? '' });

/** Xero contacts beside the main one of each customer. */
function furtherContacts(): Contact[] {
  const ridgeway = notable.severalXeroContacts.key;
  const { davidSmithYork, davidSmithLeeds, byEmail, byNumberOfOtherTeam } = individuals;
  return [
    contact('ridgeway-group-york', 'Ridgeway Group (York)', emailOf(adviser)),
    contact('ridgeway-group-dublin', 'Ridgeway Group (Dublin)', {
      ...emailOf(`${ridgeway}:2`),
      defaultCurrency: 'EUR',
    }),
    contact('david.smith.york', 'David Smith', {
      ...emailOf(davidSmithYork.key),
      contactNumber: personNumber(davidSmithYork.key),
    }),
    contact('david.smith.leeds', 'David Smith (Leeds)', {
      ...emailOf(davidSmithLeeds.key),
      contactNumber: personNumber(davidSmithLeeds.key),
    }),
    contact('nerys.hopkin', 'Hopkin Upholstery', emailOf(byEmail.key)),
    contact('ravi.menon', 'Ravi Menon', { contactNumber: personNumber(byNumberOfOtherTeam.key) }),
    contact(strangers.granvilleHotels, 'Granville Hotels', { emailAddress: 'ledger@granville-group.example' }),
    contact(strangers.counterSales, 'Counter sales'),
    contact('tyne-paper-merchants', 'Tyne Paper Merchants', { emailAddress: 'sales@tyne-paper.example' }),
    contact('humber-ink', 'Humber Ink Supplies', { emailAddress: 'orders@humber-ink.example' }),
    contact('northern-van-hire', 'Northern Van Hire', { emailAddress: 'bookings@northern-vans.example' }),
  ];
}

/** Merging in Xero archives the one and points to the other; the number stays with the archived one. */
function merged(main: Contact): Contact[] {
  const { contactNumber, ...survivor } = main;
  return [
    { ...survivor, name: 'Fenwick Dairy Farms' },
    contact('fenwick-dairy-merged', main.name, {
      ...(contactNumber === undefined ? {} : { contactNumber }),
      status: 'ARCHIVED',
      mergedToContactId: main.contactId,
    }),
  ];
}

function contactsOf(customer: Customer): Contact[] {
  const main = mainContact(customer);
  if (customer.key === notable.mergedXeroContact.key) return merged(main);
  return [customer.key === notable.archivedXeroContact.key ? { ...main, status: 'ARCHIVED' } : main];
}

/** All contacts of the organisation. Names are unique among the active ones, as Xero demands. */
export function xeroContacts(today: string): Contact[] {
  const tied = customers.filter(({ match }) => match !== 'none');
  return [...tied.flatMap(contactsOf), ...furtherContacts()].map((each) => ({
    ...each,
    updatedAt: instantOf({
      date: randomFor(each.contactId).pick(['2024-03-11', '2025-06-02']),
      key: each.contactId,
      today,
    }),
  }));
}
