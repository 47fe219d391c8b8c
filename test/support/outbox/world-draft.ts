import type { InvoiceDraft } from '../../../src/invoicing/rules/draft.ts';
import { NO_DETAILS } from '../../../src/invoicing/rules/new-contact.ts';
import { decimal } from '../../../src/lib/money.ts';

export const TENANT = 'tenant-of-62515';

/**
 * A deal as it stands in the CRM: what it costs, and what its customer is to be called in Xero, change when it is edited. The
 * first and the last are of one company that is new to Xero; the customer of the others is contact `known`.
 */
export interface Deal {
  id: string;
  /** Null: Xero knows the customer. */
  company: { id: string; called: string } | null;
  price: number;
}

/** A draft of the deal, with nothing missing. */
export function draftOf({ id, company, price }: Deal, contactId: string | null): InvoiceDraft {
  const amount = decimal(String(price));
  const tax = amount.times('0.2');
  const name = `${company?.called ?? 'Known'} ${company?.id ?? ''}`;
  const record = { objectTypeId: '0-2', objectId: company?.id ?? id, name };
  const taxed = { accountCode: '200', taxType: 'OUTPUT2', taxRate: decimal('20'), taxAmount: tax, lineAmount: amount };
  const undiscounted = { taxOutcome: null, discountRate: null, discountAmount: null };
  const named = {
    lineId: 'deal',
    productId: null,
    itemCode: null,
    tracking: [],
    accountWhy: null,
    taxWhy: null,
    proposals: [],
  };
  return {
    ...{ tenantId: TENANT, organisation: 'Acme Books', live: true, deal: { id, name: `Deal ${id}` } },
    quote: null,
    customer: {
      record,
      name,
      email: null,
      recipients: [],
      details: NO_DETAILS,
      isChosen: false,
      contactId,
      isNew: contactId === null,
    },
    ...{ stepId: 'whole', stamp: '0', step: null },
    ...{ currency: 'GBP', date: '2026-11-20', dueDate: '2026-12-20', terms: null, reference: '', status: 'DRAFT' },
    lineAmountTypes: 'Exclusive',
    lines: [{ ...named, description: 'Work', quantity: decimal('1'), unitAmount: amount, ...undiscounted, ...taxed }],
    totals: { subTotal: amount, totalTax: tax, total: amount.plus(tax) },
    ...{ currencyRate: null, brandingTheme: null, gaps: [], warnings: [] },
    permission: { may: 'approve_and_send', why: 'You may approve and send.', limits: [], isOpen: false },
    readiness: { ready: 0, of: 0, checks: [] },
    comparison: { deal: null, quote: null, invoice: null, from: null, differences: [] },
    options: { accounts: [], taxRates: [], contacts: [], items: [], createItems: false, brandingThemes: [] },
    notes: [],
    elsewhere: null,
  };
}
