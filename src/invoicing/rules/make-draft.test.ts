import {
  billingBooks,
  billingContact,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
} from '../../../test/support/billing-facts.ts';
import { NOTHING_SET } from '../../tenancy/facts.ts';
import type { InvoiceDraft } from './draft.ts';

const sums = ({ totals }: InvoiceDraft) =>
  totals && [totals.subTotal, totals.totalTax, totals.total].map((amount) => amount.toFixed(2));
const gapsOf = ({ gaps }: InvoiceDraft) => gaps.map(({ field, message }) => `${field ?? '-'}: ${message}`);
const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' };

test('a deal with all that is needed', () => {
  const lines = [
    liveLine({ name: 'Desk', quantity: '3', unitPrice: '399.5', discountRate: '10' }),
    liveLine({ name: 'Delivery', unitPrice: '100.10' }),
  ];
  const draft = draftOf({ deal: liveDeal({ lines, amount: '1178.75' }) });
  expect(draft.gaps).toEqual([]);
  expect(draft).toMatchObject({
    customer: { contactId: 'c', isNew: false },
    currency: 'GBP',
    date: '2026-11-20',
    dueDate: '2026-12-20',
    reference: 'Refit',
    status: 'DRAFT',
    lineAmountTypes: 'Exclusive',
    notes: ['Prices are without tax; “20% (VAT on Income)” is added.'],
  });
  expect(draft.comparison.differences.map(({ amount, cause }) => [amount?.toFixed(2), cause])).toEqual([
    ['235.75', 'Tax is added'],
  ]);
  expect(
    draft.lines.map((line) => [line.lineAmount?.toFixed(2), line.taxAmount?.toFixed(2), line.accountCode]),
  ).toEqual([
    ['1078.65', '215.73', '200'],
    ['100.10', '20.02', '200'],
  ]);
  expect(sums(draft)).toEqual(['1178.75', '235.75', '1414.50']);
});

test("a customer's own terms come before the organisation's", () => {
  const contact = billingContact({ salesTerms: { type: 'OFFOLLOWINGMONTH', day: 20 } });
  const draft = draftOf({ customer: { record, contacts: [contact], namesakes: [] } });
  expect([draft.dueDate, draft.terms]).toEqual([
    '2026-12-20',
    'day 20 of the following month, terms of the customer in Xero',
  ]);
});

test('choices replace defaults', () => {
  const books = billingBooks({ salesAccounts: [SALES, PRINT] });
  const chosen = { dueDate: '2026-11-30', reference: ' PO 7 ', status: 'AUTHORISED' as const };
  const draft = draftOf({ books, accountInUse: '200', choices: { ...chosen, accountCode: '201', taxType: 'OUTPUT2' } });
  expect(draft).toMatchObject({ dueDate: '2026-11-30', reference: 'PO 7', status: 'AUTHORISED', gaps: [] });
  expect(draft.lines[0]).toMatchObject({ accountCode: '201', taxType: 'OUTPUT2' });
});

test.each([
  ['the deal', liveDeal({ currency: 'EUR' }), 'EUR'],
  ['the portal, where the deal has none', liveDeal({ currency: null }), 'GBP'],
])('the currency is that of %s', (_, deal, currency) => {
  expect(draftOf({ deal })).toMatchObject({ currency, gaps: [] });
});

test.each([
  ['currency: Acme Books has no currency USD in Xero.', { deal: liveDeal({ currency: 'USD' }) }],
  [
    'lines: “Desk” is priced in EUR, the deal in GBP.',
    { deal: liveDeal({ currency: null, lines: [liveLine({ currency: 'EUR' })] }) },
  ],
  ['total: The invoice would come to nothing or less.', { deal: liveDeal({ lines: [liveLine({ unitPrice: '0' })] }) }],
  ['total: The invoice would come to nothing or less.', { deal: liveDeal({ lines: [liveLine({ unitPrice: '-1' })] }) }],
  [
    'total: The invoice would come to nothing or less.',
    { deal: liveDeal({ lines: [liveLine({ discountRate: '100' })] }) },
  ],
  [
    'lines: The discount of “Desk” is less than nothing or more than the line.',
    { deal: liveDeal({ lines: [liveLine({ discountRate: '100.5' })] }) },
  ],
  ['lines: The deal has neither line items nor an amount.', { deal: liveDeal({ lines: [] }) }],
  ['-: The deal has no company and no contact.', { customer: { record: null, contacts: [], namesakes: [] } }],
  ['customer: Xero does not know Zoë & Söhne yet.', { customer: { record, contacts: [], namesakes: [] } }],
  [
    'accountCode: It is not known which sales account this goes to.',
    { books: billingBooks({ salesAccounts: [SALES, PRINT] }) },
  ],
  ['taxType: It is not known which tax rate applies.', { books: billingBooks({ taxRates: [] }) }],
  [
    'dueDate: Neither the customer nor the organisation has payment terms in Xero.',
    { books: billingBooks({ salesTerms: null }) },
  ],
  [
    '-: The books are locked up to 30 November 2026: Xero takes no invoice of 20 November 2026.',
    { books: billingBooks({ periodLockDate: '2026-11-30' }) },
  ],
])('one gap: %s', (gap, facts) => expect(gapsOf(draftOf(facts))).toEqual([gap]));

test('without a tax rate there are line amounts, but no tax and no totals', () => {
  const draft = draftOf({ books: billingBooks({ taxRates: [] }) });
  expect(draft.lines[0]).toMatchObject({ taxType: null, taxRate: null, taxAmount: null });
  expect(draft.lines[0]?.lineAmount?.toFixed(2)).toBe('100.00');
  expect(draft.totals).toBeNull();
});

test('a line without a price comes to nothing that is known: no amounts of it, and no totals', () => {
  const draft = draftOf({ deal: liveDeal({ lines: [liveLine({ unitPrice: null, discountRate: '10' }), liveLine()] }) });
  expect(gapsOf(draft)).toEqual(['lines: “Desk” has no price.']);
  expect(draft.lines[0]).toMatchObject({ unitAmount: null, discountRate: null, taxAmount: null, lineAmount: null });
  expect(draft.lines[1]?.lineAmount?.toFixed(2)).toBe('100.00');
  expect(draft.totals).toBeNull();
});

test('a line that is given away stands at nought beside the others', () => {
  const draft = draftOf({ deal: liveDeal({ lines: [liveLine({ unitPrice: '0' }), liveLine()] }) });
  expect([gapsOf(draft), sums(draft)]).toEqual([[], ['100.00', '20.00', '120.00']]);
});

test('a line that cannot be priced is shown without its discount, and there are no totals', () => {
  const draft = draftOf({ deal: liveDeal({ lines: [liveLine({ discountAmount: '500' })] }) });
  expect(draft.lines[0]?.lineAmount?.toFixed(2)).toBe('100.00');
  expect(draft.totals).toBeNull();
});

test('the reference is made by the pattern that was set, and filled in once', () => {
  const books = billingBooks({ defaults: { ...NOTHING_SET, reference: '{customer} / {deal} / {dealId}' } });
  expect(draftOf({ books, deal: liveDeal({ name: '{dealId}' }) }).reference).toBe('Zoë & Söhne GmbH / {dealId} / 5');
  const unknown = { record, contacts: [], namesakes: [] };
  expect(draftOf({ books, customer: unknown }).reference).toMatch(/^Zoë & Söhne \/ /);
});

test.each([
  [true, {}, 'AUTHORISED'],
  [false, {}, 'DRAFT'],
  [true, { status: 'DRAFT' as const }, 'DRAFT'],
])('approved as the default, may approve: %s, chosen: %j', (mayApprove, choices, status) => {
  const books = billingBooks({ defaults: { ...NOTHING_SET, status: 'AUTHORISED' } });
  expect(draftOf({ books, mayApprove, choices }).status).toBe(status);
});

test('a reference is no longer than Xero takes', () => {
  expect(draftOf({ deal: liveDeal({ name: 'x'.repeat(300) }) }).reference).toHaveLength(255);
});

test('the base currency is always there, also before the list of currencies was read', () => {
  expect(draftOf({ books: billingBooks({ currencies: [] }) }).gaps).toEqual([]);
});
