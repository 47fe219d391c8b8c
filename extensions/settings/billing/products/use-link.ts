import type { MappingRow } from '../../../../src/contract/mapping.ts';
import { useChange, type ChangeState } from '../../service/use-change.ts';
import type { Mapping } from './use-mapping.ts';

export interface Linking {
  state: ChangeState;
  /** Says which item the product is billed as; null takes that back. */
  link: (productId: string, itemId: string | null) => Promise<void>;
}

/** A person's word on which item a product is billed as; the product is then shown as it is. */
export function useLink(tenantId: string, { showRow }: Pick<Mapping, 'showRow'>): Linking {
  const { state, run } = useChange<MappingRow>('/settings/mapping/link');
  return {
    state,
    link: async (productId, itemId) => {
      const said = itemId === null ? 'The link is taken back.' : 'The product is linked.';
      const row = await run({ tenantId, productId, itemId }, said);
      if (row) showRow(row);
    },
  };
}
