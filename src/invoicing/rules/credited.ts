import { Big } from 'big.js';
import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { BilledInvoice, LedgerEntry, UsedCredit } from '../ledger/facts.ts';

type Credited = Pick<BilledInvoice, 'subTotal' | 'total' | 'credits'> & { invoiceId: string };

/** Whether credit notes took all of the invoice off, with and without its tax: what it billed may be billed again. */
export const isCreditedInFull = (invoice: Credited): boolean =>
  invoice.total.gt(zero) && creditedOf(invoice).eq(invoice.subTotal) && grossOf(invoice).eq(invoice.total);

/** The ids of the invoices that are credited in full. */
export const creditedIn = (entries: readonly LedgerEntry[]): string[] =>
  entries.flatMap(({ invoiceId, invoice }) =>
    invoice && invoiceId !== null && isCreditedInFull({ ...invoice, invoiceId }) ? [invoiceId] : [],
  );

/** What the same notes come to with tax. */
const grossOf = ({ invoiceId, credits }: Credited): Decimal =>
  sum(
    credits.flatMap(({ madeFor, total, allocations }) => {
      if (madeFor !== null) return madeFor === invoiceId ? [total] : [];
      return allocations.flatMap((part) => (part.invoiceId === invoiceId ? [part.amount] : []));
    }),
  );

/**
 * What credit notes took off the invoice, without tax. One that was made for an invoice takes all that it comes to off that one,
 * wherever the credit is used in the end and while it is not; any other takes off what is set against each invoice.
 */
export const creditedOf = ({ invoiceId, credits }: Pick<Credited, 'invoiceId' | 'credits'>): Decimal =>
  sum(
    credits.flatMap((credit) => {
      if (credit.madeFor !== null) return credit.madeFor === invoiceId ? [credit.subTotal] : [];
      return netParts(credit).flatMap((part) => (part.invoiceId === invoiceId ? [part.net] : []));
    }),
  );

/** Each allocation by the credit's share of tax; of one that is used up all parts together are what it comes to without tax. */
function netParts({ subTotal, total, allocations }: UsedCredit): { invoiceId: string; net: Decimal }[] {
  if (total.eq(zero)) return [];
  const isUsedUp = sum(allocations.map(({ amount }) => amount)).eq(total);
  let rest = subTotal;
  return allocations.map(({ invoiceId, amount }, index) => {
    const isLast = isUsedUp && index === allocations.length - 1;
    const net = isLast ? rest : amount.times(subTotal).div(total).round(2, Big.roundHalfUp);
    rest = rest.minus(net);
    return { invoiceId, net };
  });
}
