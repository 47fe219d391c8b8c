import { castCompanies, mapped } from '../cast-company.ts';
import { dealIdOf, personIdOf, xeroContactIdOf } from '../ids.ts';
import { notableDeals } from './deals.ts';
import { notable } from './notable.ts';
import { organisationId } from './organisation.ts';
import { soleTrader } from './people.ts';
import { portal, users } from './users.ts';

/** Who is worth a look in the Australian world; as `cast` is for the British one. */
export const auCast = {
  portalId: portal.id,
  organisationId,
  users,
  ...castCompanies(notable),
  /** A person who is a customer, tied by number; overdue by 7 days. */
  soleTrader: {
    contactId: personIdOf(soleTrader.key),
    name: `${soleTrader.firstName} ${soleTrader.lastName}`,
    xeroContactIds: [xeroContactIdOf(soleTrader.key)],
  },
  deals: mapped(notableDeals, ({ name, about }, key) => ({ dealId: dealIdOf(`wattlebird-${key}`), name, about })),
};
