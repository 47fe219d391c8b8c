import { decimal, moneyWords, zero, type Decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { DealPlan } from '../../schedules/facts.ts';
import type { BillingBooks, Intent } from '../facts.ts';
import type { ReadPlan } from '../ledger/read-plan.ts';
import { billedLines } from '../rules/billed-lines.ts';
import { dealDifference, type DealDifference, type DealNow } from './rules/deal-difference.ts';
import { offersFor, type Offered } from './rules/offers.ts';
import { editsInXero, type XeroEdits } from './rules/xero-edits.ts';
import { creditedIn } from '../rules/credited.ts';
import { isGone } from '../rules/invoice-moves.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { dealOf, invoiceSubject, WHOLE_DEAL } from '../outbox/rules/subjects.ts';
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
  books: BillingBooks;
  /** The deal, and how it is billed; null: the mirror does not have it. */
  read: Pick<ReadPlan, 'deal' | 'plan' | 'entries'> | null;
  /** The newest first. */
  invoices: readonly InvoiceFact[];
  /** Of the deal and of its invoices, the newest first. */
  intents: readonly Intent[];
}

/**
 * The invoices of a deal that are no longer what the deal says, or not what was sent (C101). One that is being changed is left
 * alone until that is done, and what an unbilled step takes, or somebody has settled by a credit or a further invoice, asks for
 * nobody; nor does an invoice that is credited in full.
 */
export function changesOf({ books, read, invoices, intents }: Asked): InvoiceChange[] {
  const credited = creditedIn(read?.entries ?? []);
  const standing = invoices.filter((invoice) => !isGone(invoice) && !credited.includes(invoice.id));
  const made = standing.flatMap((invoice) => madeHere(invoice, intents));
  const now = read && dealNow(read.deal.deal, books);
  return made.flatMap((one, index) => changeOf(one, { books, read, now, isNewest: index === 0 }));
}

interface Around extends Pick<Asked, 'books' | 'read'> {
  now: DealNow | null;
  isNewest: boolean;
}

function changeOf(made: Made, { books, read, now, isNewest }: Around): InvoiceChange[] {
  const { invoice, maker, moves } = made;
  const sent = sentIn(lastSent(maker, moves));
  const lines = now && dealDifference(sent, now);
  const found = read && differenceOf(made, { lines, plan: read.plan, isNewest });
  const offered = found ? offersFor({ invoice, amount: found.amount, lockedTo: lockedTo(books) }) : NOTHING;
  const deal = found && asksForSomebody(made, found, offered) ? found.difference : null;
  // What Xero made otherwise than was shown is an issue of its own.
  const xero = editsInXero({ sent, preview: maker.difference === null ? maker.preview : null }, invoice);
  return deal || xero ? [{ invoice, deal, xero, ...(deal ? offered : NOTHING) }] : [];
}

const NOTHING: Offered = { offers: [], says: null };

interface Made {
  invoice: InvoiceFact;
  maker: Intent;
  moves: Intent[];
}

function madeHere(invoice: InvoiceFact, intents: readonly Intent[]): Made[] {
  // One that was credited in full, and is no longer since somebody voided the note, stands under a released intent.
  const maker = intents.find(({ kind, state, documentId }) => {
    return kind === 'create_invoice' && (state === 'done' || state === 'released') && documentId === invoice.id;
  });
  const moves = intents.filter(({ subject }) => subject === invoiceSubject(invoice.id));
  return maker && !moves.some(isUnderWay) ? [{ invoice, maker, moves }] : [];
}

/** What would be billed now; one period of what recurs, as it always is. */
function dealNow(deal: ReadPlan['deal']['deal'], { portal, billing }: BillingBooks): DealNow {
  const currency = deal.currency ?? portal.currency;
  const texts = { pattern: billing.texts.description, customer: '' };
  return { currency, lines: billedLines({ ...deal, currency }, { recurring: 'one_period' }, texts).lines };
}

const lockedTo = ({ periodLockDate, endOfYearLockDate }: BillingBooks): string | null =>
  [periodLockDate, endOfYearLockDate]
    .flatMap((date) => date ?? [])
    .toSorted()
    .at(-1) ?? null;

/** What is different, what of it nobody has settled yet, and whether an unbilled step takes that. */
interface Different {
  difference: DealDifference;
  amount: Decimal | null;
  isTaken: boolean;
}

/**
 * One of a quote tells nothing: it holds what was agreed, whatever the deal says by now. Of the invoice of a whole deal its
 * lines are compared. One of a part tells nothing of the deal's lines: once every step is billed, the newest tells what the
 * deal comes to beside what is billed of it.
 */
function differenceOf(
  { maker }: Made,
  { lines, plan, isNewest }: { lines: DealDifference | null; plan: DealPlan; isNewest: boolean },
): Different | null {
  if (maker.preview?.quoteId !== undefined) return null;
  const open = plan.unplanned.minus(plan.over);
  const isTaken = plan.over.eq(zero) && plan.steps.some(({ isLocked }) => !isLocked);
  if (isOfAll(maker))
    return lines && { difference: lines, isTaken, amount: lines.amount && (isTaken ? lines.amount : open) };
  if (!isNewest || isTaken || open.eq(zero) || plan.deal === null) return null;
  const [was, is] = [moneyWords(plan.billed, plan.currency), moneyWords(plan.deal, plan.currency)];
  const words = `${was} is billed of the deal, which comes to ${is} now`;
  const difference = { amount: open, differences: [{ what: 'The whole deal', was, is, words }] };
  return { difference, amount: open, isTaken };
}

/** Whether it bills all of the deal at once, and is not put right since as one of several steps. */
const isOfAll = ({ subject, preview }: Intent): boolean =>
  dealOf(subject)?.step === WHOLE_DEAL && (!preview?.deal || decimal(preview.deal).eq(preview.subTotal));

/** A draft does; nothing else that a step takes which is to come, or that comes to something else and was settled since. */
function asksForSomebody({ invoice }: Made, { difference, amount, isTaken }: Different, { offers }: Offered): boolean {
  if (invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED') return true;
  const isSettled = amount?.eq(zero) === true && difference.amount?.eq(zero) === false;
  return !isTaken && !isSettled && (offers.length > 0 || amount === null);
}
