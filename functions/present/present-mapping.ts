import type { MappingRow } from '../../src/contract/mapping.ts';
import type { MappedProduct } from '../../src/invoicing/mapping/list-mapping.ts';
import type { Proposal } from '../../src/invoicing/mapping/facts.ts';
import { nameOf } from '../../src/tenancy/settings/person-name.ts';
import type { KnownPerson } from '../../src/tenancy/settings/ports.ts';

const STATES: Record<MappedProduct['match']['state'], MappingRow['state']> = {
  mapped: 'mapped',
  proposed: 'proposed',
  none: 'unmapped',
};

/** A product with what it is billed as. Prices of a price list are no customer's amounts: no right takes them out. */
export function presentMapped(
  { product, match, link, problem }: MappedProduct,
  people: readonly KnownPerson[],
): MappingRow {
  return {
    ...{ productId: product.id, name: product.name, sku: product.sku, price: product.price?.toFixed() ?? null },
    state: STATES[match.state],
    item: match.state === 'mapped' ? itemIn(match.item) : null,
    linked: link && { by: nameOf(people, link.linkedBy), at: link.linkedAt.toISOString() },
    problem,
    proposals: match.state === 'proposed' ? match.proposals.map(proposalJson) : [],
  };
}

const itemIn = ({
  itemId,
  itemCode,
  unitPrice,
  ...item
}: Extract<MappedProduct['match'], { state: 'mapped' }>['item']): MappingRow['item'] => ({
  ...{ itemId, code: itemCode, ...item },
  unitPrice: unitPrice?.toFixed() ?? null,
});

const proposalJson = ({ itemId, itemCode, name, likeness }: Proposal) => ({ itemId, code: itemCode, name, likeness });
