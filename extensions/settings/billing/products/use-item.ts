import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { CreateItemAnswer } from '../../../../src/contract/mapping.ts';
import { useChange, type ChangeState } from '../../service/use-change.ts';
import type { Mapping } from './use-mapping.ts';

/** What of the new item is said; what is not comes from the product and the invoice defaults. */
export interface NewItem {
  code: string;
  name: string;
  accountCode: string | null;
  taxType: string | null;
}

export interface Creation {
  state: ChangeState;
  /** What came of it; null: nothing yet. */
  answer: CreateItemAnswer | null;
  create: (item: NewItem) => Promise<void>;
}

/** Makes an item in Xero of a product that has none. A second click asks for the same, unless Xero has refused the first. */
export function useItem(tenantId: string, productId: string, { showRow }: Pick<Mapping, 'showRow'>): Creation {
  const { addAlert } = useExtensionActions<'settings'>();
  const { state, run } = useChange<CreateItemAnswer>('/settings/mapping/create-item');
  const [answer, setAnswer] = useState<CreateItemAnswer | null>(null);
  const asked = useRef<{ item: NewItem; requestId: string } | null>(null);
  const create = async (item: NewItem): Promise<void> => {
    const before = asked.current;
    const requestId = before && sameItem(before.item, item) ? before.requestId : crypto.randomUUID();
    asked.current = { item, requestId };
    const { accountCode, taxType, ...words } = item;
    const codes = { accountCode: accountCode ?? undefined, taxType: taxType ?? undefined };
    const created = await run({ tenantId, productId, requestId, ...words, ...codes });
    if (created?.state === 'rejected') asked.current = null;
    if (created?.state === 'done')
      addAlert({ type: 'success', message: 'Xero has the item, and the product is linked to it.' });
    setAnswer(created);
    if (created) showRow(created.row);
  };
  return { state, answer, create };
}

const sameItem = (one: NewItem, other: NewItem): boolean =>
  one.code === other.code &&
  one.name === other.name &&
  one.accountCode === other.accountCode &&
  one.taxType === other.taxType;
