import type { LiveDeal } from '../../../src/invoicing/facts.ts';
import { decimal, sum, type Decimal } from '../../../src/lib/money.ts';
import { upsertRows } from '../../../src/store/mirror-rows.ts';
import type { Store } from '../../../src/store/open.ts';
import { liveDeal, liveLine } from '../billing-facts.ts';
import { PORTAL } from './world.ts';

/** A won deal of two lines, one piece each, as it stands in HubSpot. */
export interface SoldDeal {
  id: string;
  companyId: string;
  prices: [string, string];
}

/** What it comes to, without tax. */
export const amountOf = ({ prices }: SoldDeal): Decimal => sum(prices.map((price) => decimal(price)));

const linesOf = ({ id, prices }: SoldDeal) => prices.map((price, index) => ({ id: `${id}-${index}`, price }));

/** As HubSpot says it when it is asked. */
export const liveOf = (deal: SoldDeal): LiveDeal =>
  liveDeal({
    ...{ id: deal.id, name: `Deal ${deal.id}`, companyId: deal.companyId },
    lines: linesOf(deal).map(({ id, price }) => liveLine({ id, unitPrice: price })),
  });

/** The mirror hears how the deal stands at that moment. */
export const mirrorDeal = (store: Store, deal: SoldDeal, at: Date): Promise<void> =>
  store.withPortal(PORTAL, async (handle) => {
    const { id, companyId } = deal;
    const key = { portalId: PORTAL, tenantId: '' };
    const won = { pipelineId: null, stageId: null, isClosed: true, isWon: true, amount: amountOf(deal) };
    const whose = { companyId, contactId: null, ownerId: null, dealType: null, closeDate: null, currency: 'GBP' };
    const fact = { id, name: `Deal ${id}`, updatedAt: at, ...won, ...whose };
    await upsertRows(handle, { ...key, stream: 'crm_deals' }, { facts: [fact], readAt: at });
    const plain = { productId: null, sku: null, amount: null, discount: null, discountRate: null, currency: null };
    const once = { billingFrequency: null, position: null, name: 'Desk', quantity: decimal('1') };
    const lines = linesOf(deal).map((line) => ({
      ...{ ...plain, ...once, id: line.id, dealId: id, price: decimal(line.price), updatedAt: at },
    }));
    await upsertRows(handle, { ...key, stream: 'crm_line_items' }, { facts: lines, readAt: at });
  });
