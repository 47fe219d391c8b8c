import { NOTHING_CHOSEN } from '../../src/billing-settings/facts.ts';
import type { BillingBooks, BillingContact, LiveDeal, LiveLine } from '../../src/invoicing/facts.ts';
import type { InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import type { Around } from '../../src/invoicing/rules/decide-lines.ts';
import { makeDraft, type DraftFacts } from '../../src/invoicing/rules/make-draft.ts';
import { decimal, type Decimal } from '../../src/lib/money.ts';
import { NOTHING_SET } from '../../src/tenancy/facts.ts';

const amount = (text: string | null | undefined): Decimal | null => (text == null ? null : decimal(text));

/** Amounts are written as on the deal: `'120.00'`. */
type Written<F, K extends keyof F> = Partial<Omit<F, K>> & Partial<Record<K, string | null>>;

/** A line of one piece at 100.00 that is billed once, changed as said; null: nobody typed it. */
export function liveLine(
  more: Written<LiveLine, 'quantity' | 'unitPrice' | 'discountRate' | 'discountAmount'> = {},
): LiveLine {
  const { quantity = '1', unitPrice = '100.00', discountRate, discountAmount, ...rest } = more;
  return {
    ...{ id: 'line', name: 'Desk', description: null, sku: null, currency: null, recurring: null },
    ...{ productId: null, properties: {} },
    quantity: amount(quantity),
    unitPrice: amount(unitPrice),
    discountRate: amount(discountRate),
    discountAmount: amount(discountAmount),
    ...rest,
  };
}

/** A deal of a company in pounds with one line of 100.00, changed as said. */
export function liveDeal(more: Written<LiveDeal, 'amount'> = {}): LiveDeal {
  const { amount: total, ...rest } = more;
  const whose = { companyId: '42', contactId: null, pipelineId: null, ownerId: null };
  const unasked = { hasTwoPrimary: false, companyProperties: {}, properties: {} };
  return {
    id: '5',
    name: 'Refit',
    currency: 'GBP',
    ...whose,
    ...unasked,
    lines: [liveLine()],
    amount: amount(total),
    ...rest,
  };
}

export const SALES = { code: '200', name: 'Sales', taxType: 'OUTPUT2' };
export const PRINT = { code: '201', name: 'Print Sales', taxType: 'ZERORATEDOUTPUT' };
export const STANDARD = { taxType: 'OUTPUT2', name: '20% (VAT on Income)', rate: decimal('20') };
export const ZERO_RATED = { taxType: 'ZERORATEDOUTPUT', name: 'Zero Rated Income', rate: decimal('0') };

/** The settings of a British organisation with one sales account and 30 days to pay, changed as said. */
export const billingBooks = (more: Partial<BillingBooks> = {}): BillingBooks => ({
  ...{ tenantId: 'tenant', organisation: 'Acme Books', shortCode: '!ab12', live: true, state: 'connected' },
  ...{ baseCurrency: 'GBP', currencies: ['GBP', 'EUR'], zone: 'Europe/London' },
  ...{ periodLockDate: null, endOfYearLockDate: null },
  salesTerms: { type: 'DAYSAFTERBILLDATE', day: 30 },
  salesAccounts: [SALES],
  taxRates: [STANDARD, ZERO_RATED],
  portal: { currency: 'GBP', uiDomain: 'app.hubspot.com' },
  defaults: NOTHING_SET,
  billing: NOTHING_CHOSEN,
  mapsItems: true,
  ...{ countryCode: 'GB', taxNumber: 'GB123456789', salesTaxBasis: 'ACCRUALS' },
  ...{ otherAccounts: [], otherTaxRates: [], trackingCategories: [], brandingThemes: [] },
  ...more,
});

export const billingContact = (more: Partial<BillingContact> = {}): BillingContact => ({
  ...{ contactId: 'c', name: 'Zoë & Söhne GmbH', email: 'post@zoe.test', archived: false, salesTerms: null },
  ...{ taxNumber: null, addresses: [], persons: [] },
  ...more,
});

/** Nothing around a deal, changed as said. */
export const around = (more: Partial<Around> = {}): Around => ({
  ...{ place: null, teamIds: [], products: new Map(), links: [], items: [] },
  ...more,
});

/** A draft with nothing missing, on 20 November 2026, changed as said. */
export function draftOf(more: Partial<DraftFacts> = {}): InvoiceDraft {
  const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };
  return makeDraft({
    deal: liveDeal(),
    books: billingBooks(),
    customer: { record, contacts: [billingContact()], namesakes: [] },
    accountInUse: null,
    today: '2026-11-20',
    choices: {},
    mayApprove: false,
    permit: () => ({ may: 'approve_and_send', why: 'You may approve and send.', limits: [], isOpen: false }),
    quotes: [],
    quote: null,
    elsewhere: null,
    around: around(),
    ledger: { schedule: { dealId: '5', version: 0, steps: [] }, entries: [] },
    ...more,
  });
}
