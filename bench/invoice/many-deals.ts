import { cast } from '../../sandbox/seed/cast.ts';
import { hubspotId } from '../../sandbox/seed/ids.ts';
import type { HubSpotWorld, World } from '../../sandbox/seed/world.ts';

const { dealId: original } = cast.deals.readyToInvoice;

/** The world with so many more deals like “Workshop sign”: one company that Xero knows, three lines. And their ids. */
export function withManyDeals(world: World, count: number): { world: World; dealIds: string[] } {
  const dealIds = Array.from({ length: count }, (_, n) => hubspotId(`bench-deal:${n}`));
  const { hubspot } = world;
  const copies = dealIds.map((id) => copyOf(hubspot, id));
  const many: HubSpotWorld = {
    ...hubspot,
    deals: [...hubspot.deals, ...copies.flatMap(({ deals }) => deals)],
    lineItems: [...hubspot.lineItems, ...copies.flatMap(({ lineItems }) => lineItems)],
    associations: [...hubspot.associations, ...copies.flatMap(({ associations }) => associations)],
  };
  return { world: { ...world, hubspot: many }, dealIds };
}

type Copied = Pick<HubSpotWorld, 'deals' | 'lineItems' | 'associations'>;

/** The deal with lines of its own; whom it is for stays. */
function copyOf({ deals, lineItems, associations }: HubSpotWorld, dealId: string): Copied {
  const links = associations.filter(({ from }) => from.objectType === 'deals' && from.id === original);
  const lineIdOf = (id: string): string => hubspotId(`bench-line:${dealId}:${id}`);
  const renamed = (record: Copied['deals'][number], id: string): Copied['deals'][number] => ({
    ...record,
    id,
    properties: { ...record.properties, hs_object_id: id },
  });
  const lines = new Set(links.filter(({ to }) => to.objectType === 'line_items').map(({ to }) => to.id));
  return {
    deals: deals.filter(({ id }) => id === original).map((deal) => renamed(deal, dealId)),
    lineItems: lineItems.filter(({ id }) => lines.has(id)).map((line) => renamed(line, lineIdOf(line.id))),
    associations: links.map((link) => ({
      ...link,
      from: { ...link.from, id: dealId },
      to: lines.has(link.to.id) ? { ...link.to, id: lineIdOf(link.to.id) } : link.to,
    })),
  };
}
