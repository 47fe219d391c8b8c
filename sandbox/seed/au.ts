import { catalogue } from './au/catalogue.ts';
import { deals } from './au/deals.ts';
import { bookkeeperOfAu } from './au/documents.ts';
import { ordinary } from './au/notable.ts';
import { organisationId, organisationSettings } from './au/organisation.ts';
import { customers, people, xeroContacts } from './au/people.ts';
import { stories } from './au/stories.ts';
import { portal, teams, users } from './au/users.ts';
import type { Crm } from './crm.ts';
import { entered, merge } from './entering.ts';
import { hubspotWorld } from './hubspot-world.ts';
import { xeroId } from './ids.ts';
import { productsOf } from './products.ts';
import { everydayInvoices } from './stories/everyday.ts';
import type { World } from './world.ts';
import type { XeroUser } from './xero-user.ts';

/** Invoices that show nothing in particular. */
const EVERYDAY = 48;

const crm = (today: string): Crm => ({
  portal,
  users,
  teams,
  customers,
  people,
  deals: deals(today),
  products: productsOf(catalogue),
  phone: '+61 3 5550 0',
});

const { email, firstName, lastName } = users.finance;
const bookkeeper: XeroUser = {
  userId: xeroId('user:graham.tran'),
  email,
  firstName,
  lastName,
  organisationIds: [organisationId],
};

/**
 * A smaller world beside the British one: a coffee roaster in Melbourne with GST, some of whose customers are billed in New
 * Zealand dollars. `au/cast.ts` names who is worth a look. Of `today` (`YYYY-MM-DD`) all is true that is true of `ukWorld`'s.
 */
export function auWorld(today: string): World {
  const everyday = { today, customers: ordinary, bookkeeper: bookkeeperOfAu, oldest: 720 };
  const documents = merge([...stories(today), everydayInvoices(everyday, EVERYDAY)]);
  return {
    xero: {
      users: [bookkeeper],
      organisations: [
        {
          ...organisationSettings(today),
          contacts: xeroContacts(today),
          ...entered(documents, today),
          quotes: [],
          repeatingInvoices: [],
        },
      ],
    },
    hubspot: hubspotWorld(crm(today), today),
  };
}
