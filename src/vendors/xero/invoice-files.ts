import * as z from 'zod';
import type { XeroWriter } from '../../invoicing/ports.ts';
import { err, ok } from '../../lib/result.ts';
import type { XeroReading } from './read-page.ts';
import { fetchReply, readOne } from './read-one.ts';

const scope = 'accounting.invoices.read';

const link = z.object({ OnlineInvoiceUrl: z.url({ protocol: /^https?$/ }) }).transform((row) => row.OnlineInvoiceUrl);

/** What a customer is given of an invoice: the page to pay at, and the file. A draft has no such page: `vendor_rejected`. */
export function createInvoiceFiles(reading: XeroReading): Pick<XeroWriter, 'payLink' | 'pdf'> {
  return {
    payLink: (where, invoiceId) =>
      readOne(reading, where, {
        operation: 'getOnlineInvoice',
        scope,
        list: 'OnlineInvoices',
        row: link,
        call: (api) => api.getOnlineInvoice(where.tenantId, invoiceId),
      }),
    pdf: async (where, invoiceId) => {
      const reply = await fetchReply(reading, where, {
        operation: 'getInvoiceAsPdf',
        scope,
        call: (api) => api.getInvoiceAsPdf(where.tenantId, invoiceId),
      });
      if (!reply.ok) return reply;
      const { bytes, text } = reply.value;
      if (bytes && isWholePdf(text)) return ok(bytes);
      return err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'answered 200 with no whole PDF' });
    },
  };
}

/** A PDF names itself at its beginning and its end; half of one lacks the latter. */
const isWholePdf = (text: string): boolean => text.startsWith('%PDF-') && text.slice(-1024).includes('%%EOF');
