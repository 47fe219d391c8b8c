import { createHash } from 'node:crypto';
import type { InvoiceDraft } from '../rules/draft.ts';
import { draftParts } from '../rules/draft-parts.ts';
import { contactRequest } from '../rules/request-body.ts';
import type { DraftQuote, NewQuoteStatus } from './facts.ts';
import { quoteRequest } from './rules/quote-body.ts';

/** A draft of a quote, and the hash of all that would be sent; no hash while something is missing. */
export interface HashedQuote {
  draft: InvoiceDraft;
  quote: DraftQuote;
  status: NewQuoteStatus;
  hash: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The draft with the hash of all that would be sent. */
export function hashQuote(draft: InvoiceDraft, quote: DraftQuote, status: NewQuoteStatus): HashedQuote {
  if (draft.gaps.length > 0) return { draft, quote, status, hash: null };
  const contact = draft.customer?.isNew ? contactRequest(draft.customer) : '';
  const shown = JSON.stringify([...partsOf(draft), contact, quoteRequest(draft, quote, status)]);
  return { draft, quote, status, hash: digest(shown) };
}

/** All that a person sees; when it is due and how far an invoice would go say nothing of a quote. */
const partsOf = (draft: InvoiceDraft): string[] =>
  draftParts({ ...draft, dueDate: null, status: 'DRAFT' }).map(({ text }) => text);

/** What is no longer as it was when the draft had that hash, in words; empty: nothing has changed. */
export function changesOfQuote(hash: string, { hash: now, draft }: HashedQuote): string[] {
  if (hash === now) return [];
  const gaps = draft.gaps.map(({ message }) => message);
  return gaps.length > 0 ? gaps : ['What would be sent is no longer what was shown.'];
}
