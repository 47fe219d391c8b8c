import { products } from './catalogue.ts';
import { companies, contactCompanies, contacts } from './hubspot-customers.ts';
import { dealRecords } from './hubspot-deals.ts';
import { pipeline, portal, teams, users } from './users.ts';
import type { HubSpotWorld } from './world.ts';

/** The portal: who may sign in, and all its records. */
export function hubspotWorld(today: string): HubSpotWorld {
  const { associations, ...sold } = dealRecords(today);
  return {
    portal,
    users: Object.values(users),
    teams: Object.values(teams),
    pipelines: [pipeline],
    companies: companies(today),
    contacts: contacts(today),
    products,
    ...sold,
    associations: [...contactCompanies(), ...associations],
  };
}
