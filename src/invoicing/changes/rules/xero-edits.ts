import { dateWords, type CalendarDate } from '../../../lib/calendar.ts';
import { decimal, moneyWords, zero, type Decimal } from '../../../lib/money.ts';
import type { InvoiceFact, LineFact } from '../../../mirror/facts.ts';
import type { Preview } from '../../facts.ts';
import type { DraftLine, InvoiceDraft } from '../../rules/draft.ts';
import { isGone } from '../../rules/invoice-moves.ts';
import { priceWords } from './deal-difference.ts';
import { titleOf, type SentInvoice, type SentLine } from './sent-invoice.ts';

/** What somebody made of an invoice in Xero itself. */
export interface XeroEdits {
  /** Sentences without their full stops. */
  words: string[];
  /** What the invoice comes to more than it was made with, without tax; below 0: less. Null: in another currency. */
  amount: Decimal | null;
}

type Standing = Pick<
  InvoiceFact,
  'status' | 'currency' | 'subTotal' | 'total' | 'dueDate' | 'reference' | 'lines' | 'lineAmountTypes'
>;

/** Where the invoice in Xero is not what was sent; null: nowhere, or it stands there no more. What was not sent is Xero's own. */
export function editsInXero(
  { sent, preview }: { sent: SentInvoice; preview: Preview | null },
  invoice: Standing,
): XeroEdits | null {
  if (isGone(invoice)) return null;
  const words = [
    ...lineEdits(sent, invoice),
    ...totalEdits(preview, invoice),
    ...(invoice.reference === sent.reference
      ? []
      : [`the reference is “${invoice.reference}”, was “${sent.reference}”`]),
    ...(invoice.dueDate === sent.dueDate ? [] : [dueWords(invoice.dueDate, sent.dueDate)]),
  ];
  if (words.length === 0) return null;
  const isElse = invoice.currency !== sent.currency;
  return { words, amount: isElse || !preview ? null : invoice.subTotal.minus(decimal(preview.subTotal)) };
}

/**
 * What of the edits in Xero the draft would overwrite, in sentences; none where the lines there are what the draft says
 * already: somebody has put them right by hand.
 */
export function overwrittenBy(
  { currency, lines }: Pick<InvoiceDraft, 'currency' | 'lines'>,
  { invoice, ...made }: { sent: SentInvoice; preview: Preview | null; invoice: Standing },
): string[] {
  const edits = editsInXero(made, invoice);
  const isSettled =
    currency === invoice.currency && lineEdits({ currency, lines: lines.map(asSent) }, invoice).length === 0;
  return edits && !isSettled ? edits.words.map((words) => `In Xero ${words}.`) : [];
}

const dueWords = (is: CalendarDate | null, was: CalendarDate): string =>
  `it is due ${is === null ? 'never' : `on ${dateWords(is)}`}, was due on ${dateWords(was)}`;

const asSent = ({ quantity, unitAmount, tracking, ...line }: DraftLine): SentLine => ({
  ...line,
  ...{ quantity: quantity ?? zero, unitAmount: unitAmount ?? zero, taxAmount: null },
  trackingOptionIds: tracking.map(({ optionId }) => optionId),
});

function totalEdits(preview: Preview | null, { currency, total }: Standing): string[] {
  if (!preview || (preview.currency === currency && total.eq(decimal(preview.total)))) return [];
  return [`the total was ${moneyWords(decimal(preview.total), preview.currency)}, is ${moneyWords(total, currency)}`];
}

function lineEdits({ lines: sent, currency }: Pick<SentInvoice, 'lines' | 'currency'>, invoice: Standing): string[] {
  const { lines } = invoice;
  if (lines.length !== sent.length) return [`it has ${countWords(lines.length)}, had ${countWords(sent.length)}`];
  return sent.flatMap((was, index) => {
    const is = lines[index];
    return is ? lineEdit(was, { is, currency, invoice }) : [];
  });
}

const countWords = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);

function lineEdit(
  was: SentLine,
  { is, currency, invoice }: { is: LineFact; currency: string; invoice: Standing },
): string[] {
  const name = `“${titleOf(was)}”`;
  const isRepriced = !isSame(was.quantity, is.quantity) || !isSame(was.unitAmount, is.unitAmount) || isOff(was, is);
  return [
    ...(isRepriced ? [`${name} was ${priceWords(was, currency)}, is ${priceWords(is, invoice.currency)}`] : []),
    ...(plain(was.description) === plain(is.description) ? [] : [`${name} is described as “${titleOf(is)}”`]),
    ...(isBookedElsewhere(was, is) ? [`account, tax, item or tracking of ${name} were changed`] : []),
  ];
}

/** A discount that is more or less than it was; Xero may tell it in both ways. */
function isOff({ discountRate, discountAmount }: SentLine, is: LineFact): boolean {
  if (discountRate) return !isSame(discountRate, is.discountRate);
  if (discountAmount) return !isSame(discountAmount, is.discountAmount);
  return !isSame(is.discountRate, null) || !isSame(is.discountAmount, null);
}

const isSame = (a: Decimal | null, b: Decimal | null): boolean => (a ?? zero).eq(b ?? zero);

/** What was not sent, Xero took from elsewhere. */
const isBookedElsewhere = (was: SentLine, is: LineFact): boolean =>
  (was.accountCode !== null && was.accountCode !== is.accountCode) ||
  (was.taxType !== null && was.taxType !== is.taxType) ||
  (was.itemCode ?? '') !== (is.itemCode ?? '') ||
  was.trackingOptionIds.some((id) => is.tracking.every(({ optionId }) => optionId !== null && optionId !== id));

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
