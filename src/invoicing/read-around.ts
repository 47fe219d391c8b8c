import type { NamedRecord } from '../customers/facts.ts';
import type { LiveDeal } from './facts.ts';
import type { MappingStore } from './mapping/ports.ts';
import type { DraftStore } from './ports.ts';
import type { Around } from './rules/decide-lines.ts';

interface Reads {
  drafting: Pick<DraftStore, 'surroundings'>;
  mapping: Pick<MappingStore, 'links' | 'items'>;
}

/** What the mirror says around a deal: where its customer is, whose it is, its products and the items that they may be. */
export async function readAround(
  { drafting, mapping }: Reads,
  { deal, tenantId, customer }: { deal: LiveDeal; tenantId: string; customer: NamedRecord | null },
): Promise<Around> {
  const productIds = [...new Set(deal.lines.flatMap(({ productId }) => productId ?? []))];
  const surroundings = await drafting.surroundings({ customer, ownerId: deal.ownerId, productIds });
  const links = productIds.length > 0 ? await mapping.links(tenantId, productIds) : [];
  const items = deal.lines.length > 0 ? await mapping.items(tenantId) : [];
  return { ...surroundings, links, items };
}
