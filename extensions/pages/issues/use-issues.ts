import { useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { IssueList, IssueView } from '../../../src/contract/issues.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';

/** What of the issues is shown. */
export interface IssueChoice {
  state: 'open' | 'closed';
  kind: IssueView['kind'] | 'any';
  order: 'newest' | 'most_seen';
}

export interface Issues {
  choice: IssueChoice;
  /** Chooses otherwise, from the first page on. */
  choose: (change: Partial<IssueChoice>) => void;
  state: Loaded<IssueList>;
  reload: () => void;
  look: () => Promise<Problem | null>;
  /** How many pages lie before this one. */
  pagesBefore: number;
  forward: (cursor: string) => void;
  back: () => void;
}

const FIRST: IssueChoice = { state: 'open', kind: 'any', order: 'newest' };

/** The issues as chosen, page by page. */
export function useIssues(): Issues {
  const [choice, setChoice] = useState<IssueChoice>(FIRST);
  const [cursors, setCursors] = useState<string[]>([]);
  const { state: which, kind, order } = choice;
  const query = { state: which, kind: kind === 'any' ? undefined : kind, order, cursor: cursors.at(-1) };
  const { state, reload, look } = useAnswer<IssueList>(pathWith('/pages/issues', query));
  return {
    ...{ choice, state, reload, look },
    choose: (change) => {
      setCursors([]);
      setChoice({ ...choice, ...change });
    },
    pagesBefore: cursors.length,
    forward: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
  };
}
