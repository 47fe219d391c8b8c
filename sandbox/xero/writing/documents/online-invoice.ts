import { envelope, type Answer } from '../../answer.ts';
import type { Invoice } from '../../facts.ts';
import type { WriteCall } from '../batch.ts';
import { invalid, messages } from '../problems.ts';

/** `GET /Invoices/{id}/OnlineInvoice`: where the customer sees and pays it. Xero's is at in.xero.com, this one is our page. */
export const answerOnlineInvoice = (
  { reading, app, origin }: Pick<WriteCall, 'reading' | 'app' | 'origin'>,
  { invoiceId, type, status }: Invoice,
): Answer => {
  if (type !== 'ACCREC' || status === 'DRAFT')
    return invalid([{ InvoiceID: invoiceId, ValidationErrors: messages(['No online invoice is available for it']) }]);
  const url = `${origin}/invoices/${invoiceId}`;
  return {
    status: 200,
    json: envelope({ clock: reading.kit.clock, app }, { OnlineInvoices: [{ OnlineInvoiceUrl: url }] }),
  };
};
