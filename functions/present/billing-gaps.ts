import type { DealBilling } from '../../src/contract/schedule.ts';
import { isGone } from '../../src/invoicing/rules/invoice-moves.ts';
import { nameFirst } from '../../src/invoicing/rules/name-of.ts';
import { dateWords, daysBetween } from '../../src/lib/calendar.ts';
import { amountText, moneyWords, type Decimal } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { BillingView } from './billing-view.ts';

type BillingGap = DealBilling['gaps'][number];

/** What of quoted, won, invoiced and paid does not go together, in words. */
export function gapsOf(view: BillingView, quoted: Decimal | null): BillingGap[] {
  return [...amountGaps(view, quoted), ...view.invoices.flatMap((invoice) => invoiceGaps(invoice, view))];
}

function amountGaps({ read: { plan, deal } }: BillingView, quoted: Decimal | null): BillingGap[] {
  const { currency, left, over } = plan;
  const words = (amount: Decimal): string => moneyWords(amount, currency);
  const text = (amount: Decimal): string => amountText(amount, currency);
  const found: BillingGap[] = [];
  if (quoted && plan.deal && !quoted.eq(plan.deal)) {
    const message = `Quoted ${words(quoted)}; the deal comes to ${words(plan.deal)}.`;
    found.push({ kind: 'quote_differs', message, amount: text(quoted.minus(plan.deal).abs()) });
  }
  if (deal.isWon && left?.gt(0))
    found.push({ kind: 'not_invoiced', message: `${words(left)} is won and in no invoice.`, amount: text(left) });
  if (over.gt(0))
    found.push({ kind: 'over', message: `${words(over)} is billed beyond the deal.`, amount: text(over) });
  return found;
}

function invoiceGaps(invoice: InvoiceFact, { read: { plan }, today }: BillingView): BillingGap[] {
  const { invoiceNumber, status, date, dueDate, sentToContact, currency } = invoice;
  const name = nameFirst(invoiceNumber);
  const said = (kind: BillingGap['kind'], message: string): BillingGap => ({ kind, message, amount: null });
  if (isGone(invoice)) return [];
  const other =
    currency === plan.currency
      ? []
      : [said('other_currency', `${name} is in ${currency} and does not count towards the deal.`)];
  const days = daysBetween(date, today);
  const since = days > 0 ? `for ${days === 1 ? 'one day' : `${days} days`}` : 'since today';
  if (status === 'DRAFT') {
    const is = invoiceNumber === '' ? 'has waited' : 'has been a draft';
    return [...other, said('draft', `${name} ${is} ${since}.`)];
  }
  if (status === 'SUBMITTED') return [...other, said('draft', `${name} has waited for approval ${since}.`)];
  if (status !== 'AUTHORISED') return other;
  if (!sentToContact) return [...other, said('not_sent', `${name} is approved and was not sent from Xero.`)];
  const late = dueDate !== null && dueDate < today ? ` It was due on ${dateWords(dueDate)}.` : '';
  return [...other, said('unpaid', `${name} is sent and not paid.${late}`)];
}
