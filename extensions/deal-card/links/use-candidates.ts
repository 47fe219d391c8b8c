import { useState } from 'react';
import type { LinkCandidates } from '../../../src/contract/links.ts';
import { pathWith } from '../../shared/service/ask.ts';
import { useAnswer, type Loaded } from '../../shared/service/use-answer.ts';
import { useDeal } from '../use-deal.ts';

interface Search {
  q: string;
  page: number;
}

export interface Candidates {
  state: Loaded<LinkCandidates>;
  /** Asks, or asks again. */
  reload: () => void;
  /** What is looked for, and the page of it. */
  search: Search;
  look: (search: Search) => void;
}

/** Invoices that may be linked to the deal. They are asked for once the panel is opened. */
export function useCandidates(): Candidates {
  const { path } = useDeal();
  const [search, look] = useState<Search>({ q: '', page: 1 });
  const { q, page } = search;
  const asked = pathWith(`${path}/links/candidates`, { ...(q !== '' && { q }), ...(page > 1 && { page: `${page}` }) });
  const { state, reload } = useAnswer<LinkCandidates>(asked, 'when reloaded');
  return { state, reload, search, look };
}
