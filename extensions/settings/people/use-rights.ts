import { useState } from 'react';
import type { RightsAnswer } from '../../../src/contract/rights.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';
import type { Look } from '../service/use-change.ts';

export interface PeopleRights {
  search: string;
  /** Looks for people otherwise, from the first page on. */
  find: (search: string) => void;
  goTo: (page: number) => void;
  state: Loaded<RightsAnswer>;
  /** What was answered last, while something else is looked for. */
  known: RightsAnswer | null;
  reload: () => void;
  look: Look;
}

/** Who may do what, as looked for, page by page. */
export function useRights(): PeopleRights {
  const [{ search, page }, setChoice] = useState({ search: '', page: 1 });
  const { state, reload, look } = useAnswer<RightsAnswer>(pathWith('/settings/rights', { search, page }));
  const before = state.status === 'loading' ? state.before : null;
  return {
    ...{ search, state, reload, look },
    find: (text) => setChoice({ search: text, page: 1 }),
    goTo: (next) => setChoice({ search, page: next }),
    known: state.status === 'ready' ? state.value : before,
  };
}
