import { contact, dated, mainContact, type Country } from '../contact-card.ts';
import type { Customer } from '../customer.ts';
import { distinctNames } from '../names.ts';
import { alone, peopleOf, personNumber, type Person } from '../person.ts';
import type { Contact } from '../world.ts';
import { notable, ordinary } from './notable.ts';

/** Every company, the notable ones first. */
export const customers: Customer[] = [...Object.values(notable), ...ordinary];

/** A person who is a customer, tied by number; overdue by 7 days. */
export const soleTrader: Person = alone('bronte.walsh', ['Bronte', 'Walsh'], {});

const names = distinctNames('people of wattlebird', 2 * customers.length);

const staff = new Map(customers.map((each, n) => [each.key, peopleOf(each, names.slice(2 * n, 2 * n + 2))]));

/** Everybody. */
export const people: Person[] = [...[...staff.values()].flat(), soleTrader];

const australia: Country = {
  name: 'Australia',
  currency: 'AUD',
  streets: ['Banksia Street', 'Railway Parade', 'Flinders Lane', 'Beach Road', 'Wattle Grove'],
  postalCode: (random) => String(random.between(2000, 6999)),
  postalCodeAbroad: '1010',
  phone: { countryCode: '61', areaCode: '3', number: '55500' },
  // An Australian Business Number that passes no checksum.
  taxNumber: (random) => `00 ${random.between(100, 999)} ${random.between(100, 999)} ${random.between(100, 999)}`,
};

/** Contacts that Xero knows and HubSpot does not. */
export const strangers = { counterSales: 'wattlebird-counter-sales', supplier: 'port-melbourne-green-beans' };

/** All contacts of the organisation. */
export const xeroContacts = (today: string): Contact[] =>
  [
    ...customers
      .filter(({ match }) => match !== 'none')
      .map((each) => mainContact(each, staff.get(each.key) ?? [], australia)),
    contact(soleTrader.key, 'Bronte Walsh', {
      emailAddress: soleTrader.email ?? '',
      contactNumber: personNumber(soleTrader.key),
    }),
    contact(strangers.counterSales, 'Counter sales'),
    contact(strangers.supplier, 'Port Melbourne Green Beans', { emailAddress: 'orders@green-beans.example' }),
  ].map((each) => dated(each, today));
