import { atLeast, type Right } from '../../access/rules/right.ts';
import { dateIn, type CalendarDate } from '../../lib/calendar.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Conflict, Failure } from '../../lib/failure.ts';
import type { NewId } from '../../lib/ids.ts';
import type { Decimal } from '../../lib/money.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { BillingBooks, Intent } from '../facts.ts';
import type { InOutbox, OutboxUnit } from '../ports.ts';
import { decideOnce, type CardRequest } from '../outbox/request-replay.ts';
import { versionOf } from '../rules/invoice-version.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { invoiceSubject } from '../outbox/rules/subjects.ts';
import { insertAllocation, insertCredit, type Asker } from './insert-credit.ts';
import { offerCredit } from './offer-credit.ts';

export interface CreditDeps {
  inOutbox: InOutbox;
  clock: Clock;
  newId: NewId;
}

/** Who asks, of which deal's invoice; the right is the person's on the deal. */
interface Click {
  portalId: string;
  userEmail: string;
  right: Right;
  dealId: string;
  invoiceId: string;
  request: CardRequest;
}

/** A click on *Credit*. */
export interface CreditClick extends Click {
  /** Tax included, in the invoice's currency. */
  amount: Decimal;
  reason: string;
  /** The invoice as the person saw it; absent: whatever it holds by now. */
  version?: string | undefined;
}

/** What is decided about, under its lock. */
interface Deciding {
  books: BillingBooks;
  invoice: InvoiceFact;
  /** Moves of the invoice that are under way. */
  moving: Intent[];
}

const conflict = (message: string): Result<never, Conflict> => err({ code: 'conflict', message });

const ANOTHER = 'Another change of this invoice is on its way to Xero.';
const CHANGED = 'The invoice was changed in Xero since it was shown.';

/**
 * Decides that an invoice of the deal is credited, as a whole or in part: one intent for the credit note and, where the customer
 * still owes anything, one that sets it against the invoice; a credit of an invoice is decided one at a time. Answers the id of
 * the first. Nothing is sent here. Fails with `conflict`, in words, on more than can be credited.
 */
export const creditInvoice = (deps: CreditDeps, click: CreditClick): Promise<Result<string, Failure>> =>
  decideAbout(deps, click, async (unit, { books, invoice, moving }) => {
    const { amount, reason, version } = click;
    const same = moving.find((intent) => isSame(intent, click));
    if (moving.length > 0) return same ? ok(same.intentId) : conflict(ANOTHER);
    if (version !== undefined && version !== versionOf(invoice)) return conflict(CHANGED);
    const now = deps.clock.now();
    const credits = await unit.credits.ofInvoices(books.tenantId, [invoice]);
    const offered = offerCredit({ books, invoice, credits, amount, now });
    if (!offered.ok) return offered;
    const { document, date, allocated } = offered.value;
    const credit = { invoice, document, date, reason, allocated, baseCurrency: books.baseCurrency };
    const intentId = await insertCredit(deps, unit, { asker: askerOf(click, books, now), credit });
    return intentId === null ? conflict(ANOTHER) : ok(intentId);
  });

/** A credit note of a click that was not set against its invoice. */
export interface AllocateClick extends Click {
  creditId: string;
}

/**
 * Decides that a credit note which stands is set against its invoice, as far as that is still owed: once, whoever did it the
 * first time. Answers the intent's id; null: nothing is left to be done.
 */
export const allocateCredit = (deps: CreditDeps, click: AllocateClick): Promise<Result<string | null, Failure>> =>
  decideAbout(deps, click, async (unit, { books, invoice, moving }) => {
    const same = moving.find(({ kind, documentId }) => kind === 'allocate_credit' && documentId === click.creditId);
    if (moving.length > 0) return same ? ok(same.intentId) : conflict(ANOTHER);
    const note = await unit.credits.note(books.tenantId, click.creditId);
    if (!note) return err({ code: 'not_found' });
    if (note.allocations.some((one) => one.invoiceId === invoice.id)) return ok(null);
    const amount = note.remainingCredit.lt(invoice.amountDue) ? note.remainingCredit : invoice.amountDue;
    if (amount.lte(0)) return conflict(nothingOwed(note.creditNumber, invoice));
    const now = deps.clock.now();
    const asker = askerOf(click, books, now);
    const of = { creditId: note.id, creditNumber: note.creditNumber, invoiceId: invoice.id, amount };
    const intentId = await insertAllocation(deps, unit, { asker, of: { ...of, date: dateOf(books, now) } });
    return intentId === null ? conflict(ANOTHER) : ok(intentId);
  });

/** Decides once, about the invoice as it is then. */
const decideAbout = <T extends string | null>(
  deps: CreditDeps,
  click: Click,
  decide: (unit: OutboxUnit, deciding: Deciding) => Promise<Result<T, Failure>>,
): Promise<Result<T | string, Failure>> =>
  decideOnce(deps, click, async (unit) => {
    const found = await findInvoice(unit, click);
    return found.ok ? decide(unit, found.value) : found;
  });

async function findInvoice(unit: OutboxUnit, click: Click): Promise<Result<Deciding, Failure>> {
  if (!atLeast(click.right, 'approve')) return err({ code: 'not_allowed', needed: 'approve' });
  const books = await unit.billing.books();
  if (!books || books.state !== 'connected') return err({ code: 'not_connected' });
  if (!books.live) return err({ code: 'not_live' });
  await unit.credits.lockInvoice(books.tenantId, click.invoiceId);
  const invoices = await unit.billing.invoicesOf(books.tenantId, click.dealId);
  const invoice = invoices.find(({ id }) => id === click.invoiceId);
  if (!invoice) return err({ code: 'not_found' });
  const moving = (await unit.outbox.ofSubjects(books.tenantId, [invoiceSubject(invoice.id)])).filter(isUnderWay);
  return ok({ books, invoice, moving });
}

/** Who asks again for what is under way already follows that. */
const isSame = ({ kind, preview, words }: Intent, { amount, reason }: CreditClick): boolean =>
  kind === 'create_credit_note' && preview !== null && amount.eq(preview.total) && words === reason;

const askerOf = (
  { portalId, userEmail, right, dealId, request }: Click,
  { tenantId }: BillingBooks,
  at: Date,
): Asker => ({
  ...{ portalId, tenantId, userId: request.userId, userEmail, right, dealId, at },
});

const nothingOwed = (creditNumber: string, { invoiceNumber }: InvoiceFact): string =>
  `Invoice ${invoiceNumber} owes nothing by now: credit note ${creditNumber} stays as credit of the customer.`;

const dateOf = ({ zone }: BillingBooks, now: Date): CalendarDate => dateIn(zone, now);
