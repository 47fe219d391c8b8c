import { moneyWords, zero, type Decimal } from '../../lib/money.ts';

/** What the deal or its quote says, and what the invoice comes to. */
interface Compared {
  what: string;
  says: { amount: Decimal | null; currency: string | null };
  /** What of it the other steps of the deal bill, without tax. */
  others?: Decimal;
  invoice: { subTotal: Decimal; total: Decimal; currency: string };
}

/** Where the invoice differs from what was agreed, in words; null: nowhere, or only by its tax. */
export function differsFrom({ what: whole, says, others = zero, invoice }: Compared): string | null {
  const { currency } = says;
  if (says.amount === null) return null;
  const what = others.eq(zero) ? whole : `${whole} without its other steps`;
  if (currency !== null && currency !== invoice.currency)
    return `${what} is in ${currency}, the invoice in ${invoice.currency}.`;
  const amount = says.amount.minus(others);
  if (amount.eq(invoice.total) || amount.eq(invoice.subTotal)) return null;
  const [said, net, gross] = [amount, invoice.subTotal, invoice.total].map((one) => moneyWords(one, invoice.currency));
  const off = moneyWords(invoice.subTotal.minus(amount), invoice.currency);
  return `${what} says ${said ?? ''}; the invoice comes to ${net ?? ''} before tax, ${gross ?? ''} with it: ${off} off.`;
}
