import { useState } from 'react';
import type { MappingPage, MappingRow } from '../../../../src/contract/mapping.ts';
import { pathWith } from '../../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../../shared/service/use-answer.ts';

/** Which products are shown. */
export interface MappingChoice {
  state: MappingRow['state'] | 'any';
  search: string;
}

export interface Mapping {
  choice: MappingChoice;
  /** Chooses otherwise, from the first page on. */
  choose: (change: Partial<MappingChoice>) => void;
  state: Loaded<MappingPage>;
  reload: () => void;
  /** Shows a product as it is now, where it stands. */
  showRow: (row: MappingRow) => void;
  /** How many pages lie before this one. */
  pagesBefore: number;
  forward: (cursor: string) => void;
  back: () => void;
}

const first: MappingChoice = { state: 'any', search: '' };

/** The products of the CRM and the items that they are billed as, page by page. */
export function useMapping(tenantId: string): Mapping {
  const [choice, setChoice] = useState(first);
  const [cursors, setCursors] = useState<string[]>([]);
  const query = {
    tenantId,
    state: choice.state === 'any' ? undefined : choice.state,
    search: choice.search === '' ? undefined : choice.search,
    cursor: cursors.at(-1),
  };
  const { state, reload, show } = useAnswer<MappingPage>(pathWith('/settings/mapping', query));
  return {
    ...{ choice, state, reload },
    choose: (change) => {
      setCursors([]);
      setChoice({ ...choice, ...change });
    },
    showRow: (row) => {
      if (state.status !== 'ready') return;
      const rows = state.value.rows.map((other) => (other.productId === row.productId ? row : other));
      show({ ...state.value, rows });
    },
    pagesBefore: cursors.length,
    forward: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
}
