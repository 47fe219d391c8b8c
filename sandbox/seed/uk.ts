import { products } from './catalogue.ts';
import type { Crm } from './crm.ts';
import { deals } from './deals.ts';
import { hubspotWorld } from './hubspot-world.ts';
import { ledger } from './ledger.ts';
import { organisationSettings } from './organisation.ts';
import { customers, people } from './people.ts';
import { riverside } from './riverside.ts';
import { quotes } from './stories/quotes.ts';
import { repeatingInvoices } from './stories/repeating-invoices.ts';
import { portal, teams, users } from './users.ts';
import type { World } from './world.ts';
import { xeroContacts } from './xero-contacts.ts';
import { xeroUsers } from './xero-users.ts';

const crm = (today: string): Crm => ({
  portal,
  users,
  teams: Object.values(teams),
  customers,
  people,
  deals: deals(today),
  products,
  phone: '+44 1632 960',
});

/**
 * The made-up world that everything is tried on: a sign maker in the north of England with VAT, its customers in
 * HubSpot and its books in Xero, and beside it the books of a café. The same calendar date (`YYYY-MM-DD`) always gives the same world, and `today` moves
 * the dates alone: who is there, and how many days something is overdue, stays. `cast.ts` names who is worth a look.
 */
export function ukWorld(today: string): World {
  return {
    xero: {
      users: Object.values(xeroUsers),
      organisations: [
        {
          ...organisationSettings(today),
          contacts: xeroContacts(today),
          ...ledger(today),
          quotes: quotes(today),
          repeatingInvoices: repeatingInvoices(today),
        },
        riverside(today),
      ],
    },
    hubspot: hubspotWorld(crm(today), today),
  };
}
