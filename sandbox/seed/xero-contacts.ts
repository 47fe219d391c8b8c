import { contact, dated, mainContact, type Country } from './contact-card.ts';
import type { Customer } from './customer.ts';
import { notable } from './notable.ts';
import { adviser, customers, individuals, people } from './people.ts';
import { personNumber, type Person } from './person.ts';
import type { Contact } from './world.ts';

/** Contacts that Xero knows and HubSpot does not. */
export const strangers = {
  granvilleHotels: 'granville-hotels-other',
  counterSales: 'counter-sales',
  suppliers: ['tyne-paper-merchants', 'humber-ink', 'northern-van-hire'],
};

/** How the sign maker writes its customers down. */
export const unitedKingdom: Country = {
  name: 'United Kingdom',
  currency: 'GBP',
  streets: ['Station Road', 'Mill Lane', 'High Street', 'Church Street', 'Victoria Parade'],
  postalCode: (random) => `ZZ${random.between(1, 19)} ${random.between(1, 9)}QX`,
  postalCodeAbroad: '59000',
  phone: { countryCode: '44', areaCode: '1632', number: '960' },
  taxNumber: (random) => `GB${random.between(100_000_000, 999_999_999)}`,
};

const byKey = new Map(people.map((person) => [person.key, person]));

function personOf(key: string): Person {
  const person = byKey.get(key);
  if (!person) throw new Error(`No person ${key}`);
  return person;
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
  const { key } = customer;
  const main = mainContact(customer, [personOf(`${key}:0`), personOf(`${key}:1`)], unitedKingdom);
  if (key === notable.otherCapitals.key) return [{ ...main, emailAddress: main.emailAddress?.toUpperCase() ?? '' }];
  if (key === notable.mergedXeroContact.key) return merged(main);
  return [key === notable.archivedXeroContact.key ? { ...main, status: 'ARCHIVED' } : main];
}

/** All contacts of the organisation. Names are unique among the active ones, as Xero demands. */
export function xeroContacts(today: string): Contact[] {
  const tied = customers.filter(({ match }) => match !== 'none');
  return [...tied.flatMap(contactsOf), ...furtherContacts()].map((each) => dated(each, today));
}
