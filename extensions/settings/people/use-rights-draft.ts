import { useState } from 'react';
import type { Said } from '../../../src/contract/rights.ts';
import { useChange, type ChangeState, type Look } from '../service/use-change.ts';
import { scopes, type Right, type Scope } from './right-words.ts';

/** Whom it is about. */
export interface Subject {
  kind: 'user' | 'team';
  id: string;
  name: string;
}

export interface RightsDraft {
  /** As the person has chosen by now. */
  said: Said;
  isChanged: boolean;
  /** Whether somebody else has changed it since the person began. */
  isOvertaken: boolean;
  saving: ChangeState;
  choose: (scope: Scope, right: Right | null) => void;
  /** True once it is saved. */
  save: () => Promise<boolean>;
  /** Keeps what was chosen, on top of how it stands now. */
  keep: () => void;
  discard: () => void;
}

const isSame = (one: Said, other: Said): boolean => scopes.every((scope) => one[scope] === other[scope]);

/** What is said of one user or team as somebody changes it; `stands`: as it was answered last. */
export function useRightsDraft(
  { kind, id, name }: Subject,
  { stands, look }: { stands: Said; look: Look },
): RightsDraft {
  const [edits, setEdits] = useState<{ from: Said; said: Said } | null>(null);
  const change = useChange<unknown>('/settings/rights', look);
  const said = edits?.said ?? stands;
  const set = (next: typeof edits): void => {
    setEdits(next);
    change.forget();
  };
  return {
    said,
    isChanged: edits !== null && !isSame(edits.said, stands),
    isOvertaken: edits !== null && !isSame(edits.from, stands) && !isSame(edits.said, stands),
    saving: change.state,
    choose: (scope, right) => set({ from: edits?.from ?? stands, said: { ...said, [scope]: right } }),
    save: async () => {
      const seen = edits?.from ?? stands;
      const saved = await change.run({ kind, id, said, seen }, `What ${name} may see and do is saved.`);
      if (saved !== null) setEdits(null);
      return saved !== null;
    },
    keep: () => set({ from: stands, said }),
    discard: () => set(null),
  };
}
