import { previewOf } from '../../src/invoicing/create-invoice.ts';
import { sentIn } from '../../src/invoicing/changes/sent-in.ts';
import type { Preview } from '../../src/invoicing/facts.ts';
import type { SentInvoice } from '../../src/invoicing/changes/rules/sent-invoice.ts';
import type { InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { invoiceRequest } from '../../src/invoicing/rules/request-body.ts';
import { zero } from '../../src/lib/money.ts';
import type { InvoiceFact, LineFact } from '../../src/mirror/facts.ts';
import { invoiceFact } from './facts.ts';

/** What a draft was sent as, and what was shown of it. */
export function sentOf(draft: InvoiceDraft): { sent: SentInvoice; preview: Preview } {
  const preview = previewOf(draft);
  return { preview, sent: sentIn({ request: invoiceRequest(draft, { url: 'https://crm.test' }), preview }) };
}

/** What Xero made of a draft: its lines are `x0`, `x1`, … */
export function madeOf(draft: InvoiceDraft, more: Partial<InvoiceFact> = {}): InvoiceFact {
  const lines = draft.lines.map(
    ({ quantity, unitAmount, taxAmount, lineAmount, tracking, ...line }, index): LineFact => {
      const { description, itemCode, accountCode, discountRate, discountAmount, taxType } = line;
      return {
        ...{ lineItemId: `x${index}`, description, itemCode, accountCode, discountRate, discountAmount, taxType },
        ...{ quantity, unitAmount, taxAmount: taxAmount ?? zero, lineAmount: lineAmount ?? zero, tracking },
      };
    },
  );
  const { reference, dueDate, currency, totals } = draft;
  return invoiceFact({ status: 'DRAFT', reference, dueDate, currency, lines, ...totals, ...more });
}
