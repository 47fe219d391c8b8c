import { sum, zero, type Decimal } from '../../../lib/money.ts';
import type { InvoiceFact } from '../../../mirror/facts.ts';
import type { Creditable, InvoiceCredit } from '../facts.ts';

type Credited = Pick<InvoiceFact, 'id' | 'total' | 'amountDue' | 'amountCredited'>;

const GONE: readonly string[] = ['VOIDED', 'DELETED'];

/**
 * What is left of an invoice to be credited: its total less every credit note that was made for it, in full, and less what of
 * those from elsewhere is set against it. Money that was paid too much or in advance counts as paid; so does credit that was
 * made for another invoice. Where Xero says that more is set against it than is known here, that counts as credited too.
 */
export function creditableOf(invoice: Credited, credits: readonly InvoiceCredit[]): Creditable {
  const standing = credits.filter(({ credit }) => !GONE.includes(credit.status));
  const made = standing.filter(({ madeFor }) => madeFor === invoice.id).map(({ credit }) => credit);
  const others = standing.filter(({ madeFor, credit }) => madeFor === null && credit.kind === 'credit_note');
  const known = sum(standing.map((one) => appliedTo(invoice.id, one)));
  const unknown = above(zero, invoice.amountCredited.minus(known));
  const byOthers = sum(others.map((one) => appliedTo(invoice.id, one))).plus(unknown);
  const credited = sum(made.map(({ total }) => total)).plus(byOthers);
  return {
    total: invoice.total,
    credited,
    left: above(zero, invoice.total.minus(credited)),
    due: invoice.amountDue,
    isOurs: byOthers.eq(0),
    creditedTax: sum(made.map(({ totalTax }) => totalTax)),
  };
}

/** How much of the credit is set against the invoice. */
const appliedTo = (invoiceId: string, { credit }: Pick<InvoiceCredit, 'credit'>): Decimal =>
  sum(credit.allocations.filter((one) => one.invoiceId === invoiceId).map(({ amount }) => amount));

const above = (least: Decimal, amount: Decimal): Decimal => (amount.lt(least) ? least : amount);
