import { ownerId, type Crm } from './crm.ts';
import { domainOf, type Customer } from './customer.ts';
import { companyIdOf, personIdOf } from './ids.ts';
import { record } from './hubspot-record.ts';
import type { Person } from './person.ts';
import { randomFor } from './random.ts';
import type { Association, CrmRecord } from './world.ts';

const phone = (crm: Crm, key: string): string => `${crm.phone}${randomFor(`phone:${key}`).between(100, 999)}`;

function company(crm: Crm, customer: Customer, today: string): CrmRecord {
  const { key, name, city, country, owner, match } = customer;
  const properties = {
    name,
    domain: domainOf(customer),
    city,
    country,
    phone: phone(crm, key),
    industry: null,
    lifecyclestage: match === 'none' ? 'opportunity' : 'customer',
    hubspot_owner_id: ownerId(crm, owner),
  };
  return record({ id: companyIdOf(key), today, properties });
}

/** HubSpot calls the change time of a contact `lastmodifieddate`, without the prefix that other objects have. */
function contact(crm: Crm, person: Person, today: string): CrmRecord {
  const [primary] = person.companies;
  const written = {
    firstname: person.firstName,
    lastname: person.lastName,
    email: person.email,
    phone: phone(crm, person.key),
    jobtitle: person.jobTitle,
    lifecyclestage: person.lifecycleStage,
    hubspot_owner_id: ownerId(crm, person.owner),
    associatedcompanyid: primary === undefined ? null : companyIdOf(primary),
  };
  const { properties, ...rest } = record({ id: personIdOf(person.key), today, properties: written });
  const { hs_lastmodifieddate: lastmodifieddate = null, ...others } = properties;
  return { ...rest, properties: { ...others, lastmodifieddate } };
}

export const companies = (crm: Crm, today: string): CrmRecord[] =>
  crm.customers.map((customer) => company(crm, customer, today));

export const contacts = (crm: Crm, today: string): CrmRecord[] =>
  crm.people.map((person) => contact(crm, person, today));

/** Contact to company; type 1 marks the primary company. */
export const contactCompanies = ({ people }: Crm): Association[] =>
  people.flatMap(({ key, companies: of }) =>
    of.map((companyKey, n) => ({
      from: { objectType: 'contacts' as const, id: personIdOf(key) },
      to: { objectType: 'companies' as const, id: companyIdOf(companyKey) },
      typeIds: n === 0 ? [1, 279] : [279],
    })),
  );
