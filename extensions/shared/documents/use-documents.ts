import { useState } from 'react';
import type { DocumentsPage } from '../../../src/contract/documents.ts';
import { useAnswer } from '../service/use-answer.ts';
import { useService } from '../service/use-service.ts';
import type { Filter } from './document-words.ts';

/** What is asked of the list. `year` is `any` or four digits. */
export interface Choice {
  filter: Filter;
  year: string;
  page: number;
}

/** What a list begins with, and the one currency that it keeps to, if any. */
export interface Beginning {
  filter: Filter;
  currency?: string;
}

/** The customer's documents, page by page; asks nothing before the first `reload`. */
export function useDocuments({ filter: first, currency }: Beginning) {
  const { pathOf } = useService();
  const [choice, setChoice] = useState<Choice>({ filter: first, year: 'any', page: 1 });
  const { filter, year, page } = choice;
  const query = { filter, currency, year: year === 'any' ? undefined : year, page: String(page) };
  const { state, reload } = useAnswer<DocumentsPage>(pathOf('/cards/documents', query), 'when reloaded');
  /** Another choice starts at its first page, unless it names one. */
  const choose = (change: Partial<Choice>): void => setChoice((now) => ({ ...now, page: 1, ...change }));
  return { state, reload, choice, choose };
}

export type Documents = ReturnType<typeof useDocuments>;
