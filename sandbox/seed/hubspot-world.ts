import type { Crm } from './crm.ts';
import { companies, contactCompanies, contacts } from './hubspot-customers.ts';
import { dealRecords } from './hubspot-deals.ts';
import { pipeline } from './users.ts';
import type { HubSpotWorld } from './world.ts';

/** The portal: who may sign in, and all its records. */
export function hubspotWorld(crm: Crm, today: string): HubSpotWorld {
  const { associations, ...sold } = dealRecords(crm, today);
  return {
    portal: crm.portal,
    users: Object.values(crm.users),
    teams: crm.teams,
    pipelines: [pipeline],
    companies: companies(crm, today),
    contacts: contacts(crm, today),
    products: crm.products,
    ...sold,
    associations: [...contactCompanies(crm), ...associations],
  };
}
