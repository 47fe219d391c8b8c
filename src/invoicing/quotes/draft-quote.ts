import type { Conflict, NotConnected, VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import { draftLive, type DraftDeps, type DraftRequest } from '../draft-invoice.ts';
import { missing, type Gap } from '../rules/gap.ts';
import type { DraftQuote, NewQuoteStatus } from './facts.ts';
import { hashQuote, type HashedQuote } from './hash-quote.ts';

export interface QuoteDraftRequest extends DraftRequest {
  quoteId: string;
  status: NewQuoteStatus;
}

/**
 * What would stand in Xero if the quote were made there now (C31): the draft of an invoice of its lines, by the same rules, with
 * what concerns quotes alone. Deal and quote are read live. Nothing is written.
 */
export async function draftQuote(
  deps: DraftDeps,
  { quoteId, status, choices, ...request }: QuoteDraftRequest,
): Promise<Result<HashedQuote, VendorFailure | Conflict | NotConnected>> {
  const drafted = await draftLive(deps, { ...request, choices: { ...choices, quoteId }, purpose: 'quote' });
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  if (!draft.quote) throw new Error('A draft of a quote was made without one');
  const gaps = [...draft.gaps, ...unpublished(draft.quote, status)];
  return ok(hashQuote({ ...draft, gaps }, draft.quote, status));
}

/** What nobody has published in HubSpot is not sent from Xero. */
function unpublished({ state }: DraftQuote, status: NewQuoteStatus): Gap[] {
  if (status === 'DRAFT' || (state !== 'draft' && state !== 'pending_approval')) return [];
  const message = `In HubSpot the quote ${state === 'draft' ? 'is a draft' : 'waits for approval'} still.`;
  return [missing('texts', { message, fix: 'Publish it there first, or make it as a draft in Xero.' })];
}
