import type { InvoiceFact } from '../../../src/mirror/facts.ts';
import { refusalOf } from './play-bodies.ts';
import type { PlayXero } from './play-xero.ts';

/** Somebody deletes or voids the invoice in Xero's own pages, where Xero lets them. */
export function takeBack(xero: PlayXero, invoice: InvoiceFact | undefined): void {
  const gone = invoice?.status === 'AUTHORISED' ? 'VOIDED' : 'DELETED';
  if (invoice && refusalOf(invoice, gone) === null) xero.setStatus(invoice.id, gone);
}

/** The customer pays all that is due of an invoice that is approved. */
export const payAll = (xero: PlayXero, invoice: InvoiceFact | undefined): void => payPart(xero, invoice, 1);

/** The customer pays one part of so many of what is due. */
export function payPart(xero: PlayXero, invoice: InvoiceFact | undefined, of: number): void {
  const amount = invoice?.amountDue.div(of).round(2);
  if (invoice?.status === 'AUTHORISED' && amount?.gt(0)) xero.credits.pay(invoice, amount);
}
