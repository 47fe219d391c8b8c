import type { Decimal } from '../../lib/money.ts';
import type { LiveDeal, TaxRate } from '../facts.ts';
import type { InvoiceDraft } from './draft.ts';
import { moneyWords } from './money-words.ts';
import { taxWords } from './tax-words.ts';

interface Noted {
  deal: Pick<LiveDeal, 'amount' | 'lines'>;
  currency: string;
  customer: InvoiceDraft['customer'];
  /** Those of the lines, each once. */
  taxes: TaxRate[];
  totals: InvoiceDraft['totals'];
  /** Whether one period of what recurs is billed. */
  onePeriod: boolean;
}

/** What the person should know before confirming: how the invoice differs from the deal, and why (C41). */
export function draftNotes({ deal, currency, customer, taxes, totals, onePeriod }: Noted): string[] {
  return [
    ...(customer?.isNew ? [`“${customer.name}” is made as a new contact in Xero first.`] : []),
    ...(onePeriod ? periodNotes(deal.lines) : []),
    ...taxNotes(taxes),
    ...(totals && deal.amount ? amountNotes({ amount: deal.amount, currency, totals }) : []),
  ];
}

const periodNotes = (lines: LiveDeal['lines']): string[] =>
  lines.flatMap(({ name, recurring }) =>
    recurring ? [`“${name}” recurs (${recurring.frequency.replaceAll('_', ' ')}): one period is billed.`] : [],
  );

function taxNotes(taxes: TaxRate[]): string[] {
  const [tax, second] = taxes;
  if (!tax) return [];
  if (second)
    return [`Prices are without tax; by line is added ${taxes.map((one) => `“${taxWords(one)}”`).join(', ')}.`];
  return [
    tax.rate.eq(0) ? `No tax is added: “${taxWords(tax)}”.` : `Prices are without tax; “${taxWords(tax)}” is added.`,
  ];
}

function amountNotes(of: { amount: Decimal; currency: string; totals: NonNullable<InvoiceDraft['totals']> }): string[] {
  const { subTotal, total } = of.totals;
  const [deal, net, gross] = [of.amount, subTotal, total].map((amount) => moneyWords(amount, of.currency));
  if (of.amount.eq(total)) return [];
  if (of.amount.eq(subTotal)) return [`The deal says ${deal ?? ''}; with tax the invoice is ${gross ?? ''}.`];
  const withTax = total.eq(subTotal) ? '' : `, with tax to ${gross ?? ''}`;
  return [`The deal says ${deal ?? ''}; the lines come to ${net ?? ''}${withTax}.`];
}
