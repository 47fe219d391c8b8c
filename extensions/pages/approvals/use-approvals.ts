import { useState } from 'react';
import type { ApprovalList } from '../../../src/contract/approval-queue.ts';
import type { Problem } from '../../../src/contract/envelope.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';

export interface Approvals {
  /** Whether what waits is shown, or what was decided. */
  which: 'waiting' | 'decided';
  choose: (which: Approvals['which']) => void;
  state: Loaded<ApprovalList>;
  reload: () => void;
  look: () => Promise<Problem | null>;
  /** How many pages lie before this one. */
  pagesBefore: number;
  forward: (cursor: string) => void;
  back: () => void;
}

/** What waits for approval, or was decided, page by page. */
export function useApprovals(): Approvals {
  const [which, setWhich] = useState<Approvals['which']>('waiting');
  const [cursors, setCursors] = useState<string[]>([]);
  const path = pathWith('/pages/approvals', { state: which, cursor: cursors.at(-1) });
  return {
    which,
    choose: (chosen) => {
      setCursors([]);
      setWhich(chosen);
    },
    ...useAnswer<ApprovalList>(path),
    pagesBefore: cursors.length,
    forward: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
}
