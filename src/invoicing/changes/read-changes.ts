import type { InvoiceFact } from '../../mirror/facts.ts';
import type { BillingBooks, Intent } from '../facts.ts';
import type { DraftStore } from '../ports.ts';
import { billedLines } from '../rules/billed-lines.ts';
import { dealDifference, type DealDifference, type DealNow } from '../rules/changes/deal-difference.ts';
import { offersFor, type Offered } from '../rules/changes/offers.ts';
import { editsInXero, type XeroEdits } from '../rules/changes/xero-edits.ts';
import { isGone } from '../rules/invoice-moves.ts';
import { isUnderWay } from '../rules/next-step.ts';
import { invoiceSubject } from '../rules/subjects.ts';
import { lastSent } from './read-updating.ts';
import { sentIn } from './sent-in.ts';

/** How an invoice and its deal have come apart since it was made or revised. */
export interface InvoiceChange extends Offered {
  invoice: InvoiceFact;
  /** What of the deal is no longer what the invoice was made of; null: nothing. */
  deal: DealDifference | null;
  /** What somebody edited in Xero; null: nothing. */
  xero: XeroEdits | null;
}

interface Asked {
  dealId: string;
  books: BillingBooks;
  invoices: readonly InvoiceFact[];
  /** Of the deal and of its invoices, the newest first. */
  intents: readonly Intent[];
}

/**
 * The invoices of a deal that are no longer what the deal says, or not what was sent (C101), by the mirror alone: one statement,
 * and none while no invoice of ours stands. One that is being changed is left alone until that is done.
 */
export async function readChanges(
  { drafting }: { drafting: Pick<DraftStore, 'deals'> },
  { dealId, books, invoices, intents }: Asked,
): Promise<InvoiceChange[]> {
  const standing = invoices.flatMap((invoice) => madeHere(invoice, intents));
  if (standing.length === 0) return [];
  const [mirrored] = await drafting.deals([dealId]);
  const now = mirrored ? dealNow(mirrored.deal, books) : null;
  return standing.flatMap((made) => changeOf(made, { now, books }));
}

interface Made {
  invoice: InvoiceFact;
  maker: Intent;
  moves: Intent[];
}

function madeHere(invoice: InvoiceFact, intents: readonly Intent[]): Made[] {
  const maker = intents.find(({ kind, state, documentId }) => {
    return kind === 'create_invoice' && state === 'done' && documentId === invoice.id;
  });
  const moves = intents.filter(({ subject }) => subject === invoiceSubject(invoice.id));
  return maker && !isGone(invoice) && !moves.some(isUnderWay) ? [{ invoice, maker, moves }] : [];
}

/** What would be billed now; one period of what recurs, as it always is. */
function dealNow(deal: Parameters<typeof billedLines>[0], { portal, billing }: BillingBooks): DealNow {
  const currency = deal.currency ?? portal.currency;
  const texts = { pattern: billing.texts.description, customer: '' };
  return { currency, lines: billedLines({ ...deal, currency }, { recurring: 'one_period' }, texts).lines };
}

function changeOf(
  { invoice, maker, moves }: Made,
  { now, books }: { now: DealNow | null; books: BillingBooks },
): InvoiceChange[] {
  const sent = sentIn(lastSent(maker, moves));
  const deal = now && dealDifference(sent, now);
  // What Xero made otherwise than was shown is an issue of its own.
  const xero = editsInXero({ sent, preview: maker.difference === null ? maker.preview : null }, invoice);
  if (!deal && !xero) return [];
  const lockedTo =
    [books.periodLockDate, books.endOfYearLockDate]
      .flatMap((date) => date ?? [])
      .toSorted()
      .at(-1) ?? null;
  const offered = offersFor({ invoice, amount: deal?.amount ?? null, lockedTo, isTaken: false });
  return [{ invoice, deal, xero, ...(deal ? offered : { offers: [], says: null }) }];
}
