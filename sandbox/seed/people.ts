import type { Customer } from './customer.ts';
import { distinctNames, mailbox } from './names.ts';
import { notable } from './notable.ts';
import { ordinary } from './ordinary.ts';
import { alone, peopleOf, type Person } from './person.ts';
import { randomFor } from './random.ts';

/** Every company of the world, the notable ones first. */
export const customers: Customer[] = [...Object.values(notable), ...ordinary];

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

function everybody(): Person[] {
  const names = distinctNames(
    'people',
    customers.reduce((count, { people }) => count + people, 0),
  );
  const ofCompanies = customers
    .flatMap((customer) => peopleOf(customer, names.splice(0, customer.people)))
    .map((person) =>
      person.key === adviser ? { ...person, companies: [...person.companies, notable.secondaryPerson.key] } : person,
    );
  return [...ofCompanies, ...Object.values(individuals), ...leads];
}

/** Everybody of the world. */
export const people: Person[] = everybody();
