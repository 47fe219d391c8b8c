import { invoiceDraft } from '../../src/contract/invoicing.ts';
import { hashDraft } from '../../src/invoicing/hash-draft.ts';
import {
  billingBooks,
  billingContact,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
} from '../../test/support/billing-facts.ts';
import { presentDraft } from './present-draft.ts';

const presented = (facts: Parameters<typeof draftOf>[0] = {}) => {
  const draft = draftOf(facts);
  return invoiceDraft.strict().parse(presentDraft({ draft, hash: hashDraft(draft) }));
};

test('a draft as the card gets it', () => {
  const lines = [
    liveLine({ quantity: '2.50', unitPrice: '19.9999', discountRate: '10' }),
    liveLine({ name: 'Chair', unitPrice: '3', discountAmount: '0.5' }),
  ];
  const json = presented({ deal: liveDeal({ lines, amount: '47.5' }) });
  expect(json).toMatchObject({
    hash: expect.stringMatching(/^[\w-]{43}\.[\w-]{48}$/) as string,
    live: true,
    organisation: 'Acme Books',
    customer: { name: 'Zoë & Söhne GmbH', contactId: 'c', email: 'post@zoe.test', isNew: false },
    recipients: ['post@zoe.test'],
    currency: 'GBP',
    terms: '30 days after the invoice date, terms of the organisation in Xero',
    totals: { subTotal: '47.50', totalTax: '9.50', total: '57.00' },
    gaps: [],
    options: {
      accounts: [{ value: '200', label: '200 – Sales' }],
      taxRates: [
        { value: 'OUTPUT2', label: '20% (VAT on Income)' },
        { value: 'ZERORATEDOUTPUT', label: 'Zero Rated Income (0%)' },
      ],
      contacts: [{ value: 'c', label: 'Zoë & Söhne GmbH – post@zoe.test' }],
    },
  });
  const taxed = {
    ...{ lineId: 'line', productId: null, itemCode: null, proposals: [], tracking: [] },
    ...{ accountCode: '200', accountWhy: 'the only sales account' },
    ...{ taxType: 'OUTPUT2', taxRate: '20', taxWhy: 'the tax of the account', taxOutcome: null },
  };
  expect(json.lines).toEqual([
    {
      description: 'Desk',
      quantity: '2.5',
      unitAmount: '19.9999',
      discount: '10%',
      ...taxed,
      taxAmount: '9.00',
      lineAmount: '45.00',
    },
    {
      description: 'Chair',
      quantity: '1',
      unitAmount: '3.00',
      discount: '0.50',
      ...taxed,
      taxAmount: '0.50',
      lineAmount: '2.50',
    },
  ]);
});

test('what is missing is null, and said', () => {
  const books = billingBooks({ salesAccounts: [SALES, PRINT], salesTerms: null });
  const json = presented({ books, customer: { record: null, contacts: [billingContact()], namesakes: [] } });
  expect(json).toMatchObject({ hash: null, customer: null, dueDate: null, terms: null, totals: null });
  expect(json.lines[0]).toMatchObject({ accountCode: null, taxType: null, taxRate: null, taxAmount: null });
  expect(json.gaps.map(({ field }) => field)).toEqual([null, 'accountCode', 'dueDate']);
});

test('a price that nobody typed is not shown as nought', () => {
  const json = presented({ deal: liveDeal({ lines: [liveLine({ unitPrice: null }), liveLine({ quantity: null })] }) });
  expect(json).toMatchObject({ hash: null, totals: null });
  expect(json.lines).toMatchObject([
    { quantity: '1', unitAmount: null, lineAmount: null, taxAmount: null },
    { quantity: null, unitAmount: '100.00', lineAmount: null, taxAmount: null },
  ]);
});

test('of a long description as much is shown as fits with 300 of its like into what HubSpot hands a card', () => {
  const lines = [liveLine({ name: 'x'.repeat(4000) })];
  const json = presented({ deal: liveDeal({ lines }) });
  expect(json.lines[0]!.description).toBe(`${'x'.repeat(500)}…`);
});
