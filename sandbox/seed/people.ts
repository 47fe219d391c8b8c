import { companyIdOf, personIdOf } from './ids.ts';
import { domainOf, type Customer } from './customer.ts';
import { distinctNames, jobTitles, mailbox, type PersonName } from './names.ts';
import { notable } from './notable.ts';
import { ordinary } from './ordinary.ts';
import { randomFor } from './random.ts';
import type { OwnerKey } from './users.ts';

/** Somebody HubSpot knows. */
export interface Person extends PersonName {
  /** `{company key}:{n}`, n from 0, for people of a company. */
  key: string;
  email: string | null;
  jobTitle: string;
  owner: OwnerKey | null;
  lifecycleStage: 'lead' | 'opportunity' | 'customer';
  /** Keys of companies, the primary one first. */
  companies: string[];
}

/** Every company of the world, the notable ones first. */
export const customers: Customer[] = [...Object.values(notable), ...ordinary];

const alone = (key: string, name: [string, string], more: Partial<Person>): Person => ({
  key,
  firstName: name[0],
  lastName: name[1],
  email: `${key}@mail.example`,
  jobTitle: 'Owner',
  owner: 'rep',
  lifecycleStage: 'customer',
  companies: [],
  ...more,
});

/** People who are customers themselves, and some who are not yet. */
export const individuals = {
  davidSmithYork: alone('david.smith.york', ['David', 'Smith'], {}),
  davidSmithLeeds: alone('david.smith.leeds', ['David', 'Smith'], {}),
  byEmail: alone('nerys.hopkin', ['Nerys', 'Hopkin'], {}),
  byNumberOfOtherTeam: alone('ravi.menon', ['Ravi', 'Menon'], { owner: 'otherRep' }),
  noMatch: alone('ingrid.solberg', ['Ingrid', 'Solberg'], { lifecycleStage: 'lead' }),
  noEmail: alone('joan.tattersall', ['Joan', 'Tattersall'], { email: null, lifecycleStage: 'lead' }),
};

/** Has Ridgeway Group as primary company, is its Xero contact for York, and advises Beacon Arts Trust. */
export const adviser = `${notable.severalXeroContacts.key}:1`;

const leads: Person[] = distinctNames('leads', 12).map((name, n) => ({
  ...alone(`lead-${n}`, [name.firstName, name.lastName], { lifecycleStage: 'lead', jobTitle: 'Buyer' }),
  email: `${mailbox(name)}@lead-${n}.example`,
  owner: randomFor(`lead:${n}`).pick(['rep', 'teamMate', 'otherRep', null] as const),
}));

function peopleOf(customer: Customer, names: PersonName[]): Person[] {
  return names.map((name, n) => {
    const key = `${customer.key}:${n}`;
    return {
      ...name,
      key,
      email: `${mailbox(name)}@${domainOf(customer)}`,
      jobTitle: randomFor(`job:${key}`).pick(jobTitles),
      owner: customer.owner,
      lifecycleStage: customer.match === 'none' ? 'opportunity' : 'customer',
      companies: key === adviser ? [customer.key, notable.secondaryPerson.key] : [customer.key],
    };
  });
}

function everybody(): Person[] {
  const names = distinctNames(
    'people',
    customers.reduce((count, { people }) => count + people, 0),
  );
  const ofCompanies = customers.flatMap((customer) => peopleOf(customer, names.splice(0, customer.people)));
  return [...ofCompanies, ...Object.values(individuals), ...leads];
}

/** Everybody of the world. */
export const people: Person[] = everybody();

const byKey = new Map(people.map((person) => [person.key, person]));

export function personOf(key: string): Person {
  const person = byKey.get(key);
  if (!person) throw new Error(`No person ${key}`);
  return person;
}

/** The contact number in Xero that ties a Xero contact to a company in HubSpot. */
export const companyNumber = (key: string): string => `HS-COMPANY-${companyIdOf(key)}`;

/** The contact number in Xero that ties a Xero contact to a person in HubSpot. */
export const personNumber = (key: string): string => `HS-CONTACT-${personIdOf(key)}`;
