import { decimal } from '../../../src/lib/money.ts';
import type { DealFact } from '../../../src/mirror/facts.ts';
import { storeRows } from '../../../src/mirror/store-rows.ts';
import { inMirror } from '../../../src/store/mirror-unit.ts';
import { NOW } from '../door-house.ts';
import type { OutboxHouse } from './outbox-house.ts';

/** What the mirror does with the deal, of 100.00, that others were merged into. */
export async function mergeDeals(
  house: Pick<OutboxHouse, 'store' | 'outbox'>,
  portalId: string,
  { into, ids }: { into: string; ids: string[] },
): Promise<void> {
  const nothing = { pipelineId: null, stageId: null, isClosed: false, isWon: false };
  const worth = { amount: decimal('100'), currency: 'GBP' };
  const mine = { dealType: null, closeDate: null, companyId: '42', contactId: null, ownerId: '70' };
  const row: DealFact = { id: into, name: 'Merged', updatedAt: NOW, ...nothing, ...worth, ...mine };
  const key = { portalId, tenantId: '', stream: 'crm_deals' } as const;
  const { clock, newId } = house.outbox;
  await inMirror(house.store)(portalId, async (unit) => {
    const read = { rows: [row], unreadable: [], readAt: NOW, merges: ids.map((id) => ({ id, into })) };
    await storeRows({ deps: { clock, newId }, unit, key }, read);
    await unit.rows.markGone(key, ids, NOW);
  });
}
