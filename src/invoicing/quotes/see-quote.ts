import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { QuoteFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import type { Written, XeroWriter } from '../ports.ts';
import { askedNumber, isAskedQuote, statusAsked } from './asked-quote.ts';
import { isMovedTo } from './rules/quote-moves.ts';

interface SeenQuote {
  quote: QuoteFact;
  /** Whether it is the one that the intent asked for. */
  isOurs: boolean;
}

/** Looks in Xero for the quote that an intent asks for, by its number; null: none has it. */
export async function seeQuote(
  writer: XeroWriter,
  { portalId, tenantId, request, preview, createdAt }: Intent,
): Promise<Result<SeenQuote | null, VendorFailure>> {
  const found = await writer.findQuotes({ portalId, tenantId }, askedNumber(request));
  if (!found.ok) return found;
  const ours = found.value.find((quote) => isAskedQuote(quote, { request, preview, createdAt }));
  const [first] = ours ? [ours] : found.value;
  return ok(first ? { quote: first, isOurs: first === ours } : null);
}

/** What is found in Xero of an intent that makes or moves a quote: the new one, or the one that stands where the move brings it. */
export async function findQuoteOf(writer: XeroWriter, intent: Intent): Promise<Result<Written[], VendorFailure>> {
  if (intent.kind === 'create_quote') {
    const seen = await seeQuote(writer, intent);
    if (!seen.ok) return seen;
    return ok(seen.value?.isOurs ? [{ kind: 'quote', quote: seen.value.quote }] : []);
  }
  const { portalId, tenantId, documentId, request } = intent;
  if (documentId === null) throw new Error(`The intent ${intent.intentId} names no quote`);
  const read = await writer.readQuote({ portalId, tenantId }, documentId);
  if (!read.ok) return read;
  const quote = read.value;
  return ok(quote && isMovedTo(statusAsked(request), quote.status) ? [{ kind: 'quote', quote }] : []);
}
