import { unbilledList, type UnbilledList, type UnbilledRow } from '../../src/contract/unbilled.ts';
import { decimal } from '../../src/lib/money.ts';
import type { DealFact } from '../../src/mirror/facts.ts';
import { newPortal } from './card-ledgers.ts';
import type { FreshDatabase } from './databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from './door-house.ts';
import { APPROVER, LOOKER, matched, REP } from './draft-house.ts';
import type { Ledger } from './ledger-builder.ts';

type Answer = Awaited<ReturnType<DoorHouse['ask']>>;

/** Who is asked for, and what. */
interface Asking {
  userId?: string;
  query?: Record<string, string>;
}

/** The doors of what is won and not invoiced. */
export interface UnbilledHouse extends DoorHouse {
  /** A portal of its own, live since 1 September; returns its id. */
  write: (build: (ledger: Ledger) => Ledger) => Promise<string>;
  /** The invoices are those of the deal, or of a step of it. */
  tie: (portalId: string, dealId: string, ...invoiceIds: string[]) => Promise<void>;
  look: (portalId: string, asking?: Asking) => Promise<Answer>;
  list: (portalId: string, asking?: Asking) => Promise<UnbilledList>;
  rows: (portalId: string, asking?: Asking) => Promise<UnbilledRow[]>;
  post: (
    portalId: string,
    what: 'ignore' | 'heed',
    said: { dealId: string; reason?: string; as?: string },
  ) => Promise<Answer>;
}

/** Won on 10 November by the rep for company 42, in the portal's currency. */
export const won = (amount: string | null, more: Partial<DealFact> = {}): Partial<DealFact> => ({
  ...{ isClosed: true, isWon: true, closeDate: new Date('2026-11-10T09:00:00Z'), ownerId: `${REP}0`, companyId: '42' },
  ...{ amount: amount === null ? null : decimal(amount), currency: 'GBP' },
  ...more,
});

const LIVE_SINCE = new Date('2026-09-01T08:00:00Z');

export async function openUnbilledHouse(fresh: () => Promise<FreshDatabase>): Promise<UnbilledHouse> {
  const house = await openDoorHouse(fresh);
  const look: UnbilledHouse['look'] = (portalId, { userId = APPROVER, query = {} } = {}) =>
    house.ask({ portalId, userId }, { path: '/pages/unbilled', query });
  const list: UnbilledHouse['list'] = async (portalId, asking) => {
    const answer = await look(portalId, asking);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return unbilledList.strict().parse(answer.value);
  };
  return {
    ...{ ...house, look, list },
    write: async (build) => {
      const portalId = newPortal();
      await build(matched(portalId).user(APPROVER).user(LOOKER)).write(house.store);
      await house.store.withPortal(portalId, async ({ db }) => {
        await db.updateTable('xero_connections').set({ live: true, live_by: '1', live_at: LIVE_SINCE }).execute();
      });
      return portalId;
    },
    tie: (portalId, dealId, ...invoiceIds) =>
      house.store.withPortal(portalId, async ({ db }) => {
        const link = { portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: dealId, step: 'whole' };
        await db
          .insertInto('invoice_links')
          .values(invoiceIds.map((invoiceId) => ({ ...link, invoice_id: invoiceId, intent_id: null, linked_at: NOW })))
          .execute();
      }),
    rows: async (portalId, asking) => (await list(portalId, asking)).rows,
    post: (portalId, what, { as: userId = APPROVER, ...body }) =>
      house.ask({ portalId, userId }, { method: 'POST', path: `/pages/unbilled/${what}`, body }),
  };
}
