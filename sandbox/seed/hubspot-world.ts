import type { Crm } from './crm.ts';
import { companies, contactCompanies, contacts } from './hubspot-customers.ts';
import { dealRecords } from './hubspot-deals.ts';
import { quoteRecords } from './hubspot-quotes.ts';
import { pipeline } from './users.ts';
import type { HubSpotWorld } from './world.ts';

/** The portal: who may sign in, and all its records. */
export function hubspotWorld(crm: Crm, today: string): HubSpotWorld {
  const { associations, lineItems, ...sold } = dealRecords(crm, today);
  const offered = quoteRecords(crm, today);
  return {
    portal: crm.portal,
    users: Object.values(crm.users),
    teams: crm.teams,
    pipelines: [pipeline],
    companies: companies(crm, today),
    contacts: contacts(crm, today),
    products: crm.products,
    ...sold,
    lineItems: [...lineItems, ...offered.lineItems],
    quotes: offered.quotes,
    associations: [...contactCompanies(crm), ...associations, ...offered.associations],
  };
}
