import { zero } from '../../../lib/money.ts';
import type { LedgerEntry } from '../../ledger/facts.ts';
import type { InvoiceDraft } from '../../rules/draft.ts';
import { isGone } from '../../rules/invoice-moves.ts';

/** HubSpot's ids of the quotes whose lines something has that bills the deal, or is on its way there. */
export const quotesBilledBy = (entries: readonly Pick<LedgerEntry, 'invoice' | 'intent'>[]): string[] => [
  ...new Set(entries.flatMap((entry) => (stands(entry) ? (entry.intent?.preview?.quoteId ?? []) : []))),
];

/**
 * The quotes that are billed in full once the invoice of the draft stands: none while something of the deal is left to bill
 * after it, else its own and those that the invoices before it are of.
 */
export function quotesInvoicedBy(
  { quote, step }: Pick<InvoiceDraft, 'quote' | 'step'>,
  entries: readonly Pick<LedgerEntry, 'invoice' | 'intent'>[],
): string[] {
  if (step?.left.gt(zero)) return [];
  return [...new Set([...(quote ? [quote.quoteId] : []), ...quotesBilledBy(entries)])];
}

/** Whether the entry bills the deal, or is on its way there. */
export const stands = ({ invoice, intent }: Pick<LedgerEntry, 'invoice' | 'intent'>): boolean =>
  invoice ? !isGone(invoice) : intent !== null && intent.state !== 'rejected' && intent.state !== 'released';
