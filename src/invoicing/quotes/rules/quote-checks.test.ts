import { billingBooks, draftOf, liveDeal } from '../../../../test/support/billing-facts.ts';
import { decimal } from '../../../lib/money.ts';
import type { QuoteFact } from '../../../mirror/facts.ts';
import type { DraftQuote } from '../facts.ts';
import type { QuoteFacts } from './quote-checks.ts';
import { quoteRequest } from './quote-body.ts';

const quote = (more: Partial<DraftQuote> = {}): DraftQuote => ({
  ...{ quoteId: '9', number: '20261101-1', title: 'Refit', terms: 'T', summary: 'S', state: 'published' },
  ...{ expiresOn: '2026-12-01', amount: decimal('100') },
  ...more,
});
const facts = (more: Partial<QuoteFacts> = {}): QuoteFacts => ({
  ...{ purpose: 'quote', quote: quote(), linked: null, alike: null, isBilledHere: false },
  isCut: { title: false, terms: false, summary: false },
  ...more,
});
const inXero = (more: Partial<QuoteFact> = {}) =>
  ({
    quoteNumber: '20261101-1',
    status: 'SENT',
    currency: 'GBP',
    total: decimal('120'),
    subTotal: decimal('100'),
    ...more,
  }) as QuoteFact;
const messages = (of: QuoteFacts, choices: object = {}) => {
  const { gaps, warnings } = draftOf({ quote: of, choices });
  const ofQuote = warnings.filter(({ check }) => check !== 'contact_details');
  return { gaps: gaps.map(({ message }) => message), warnings: ofQuote.map(({ message }) => message) };
};

test('a quote is sent with its own number, upper-case amount types, typed taxes and tracking by the option alone', () => {
  const draft = draftOf({ quote: facts() });
  expect(JSON.parse(quoteRequest(draft, quote(), 'SENT'))).toEqual({
    Quotes: [
      {
        ...{ QuoteNumber: '20261101-1', Contact: { ContactID: 'c' }, Date: '2026-11-20', ExpiryDate: '2026-12-01' },
        ...{ LineAmountTypes: 'EXCLUSIVE', CurrencyCode: 'GBP', Reference: 'Refit', Status: 'SENT' },
        ...{ Title: 'Refit', Summary: 'S', Terms: 'T' },
        LineItems: [{ Description: 'Desk', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }],
      },
    ],
  });
});

test.each<[string, Partial<QuoteFacts>, string]>([
  ['no number', { quote: quote({ number: null }) }, 'HubSpot has given the quote no number yet.'],
  [
    'a number of more than Xero takes',
    { quote: quote({ number: 'x'.repeat(256) }) },
    'The number of the quote is longer than the 255 characters that Xero takes.',
  ],
  ['it stands there already', { linked: inXero() }, 'This quote stands in Xero already, as 20261101-1.'],
  [
    'a quote from elsewhere has its number',
    { alike: inXero() },
    'Xero has a quote of that number already: 20261101-1 over GBP 120.00.',
  ],
  [
    'it ends before today',
    { quote: quote({ state: 'expired', expiresOn: '2026-11-19' }) },
    'The quote expired on 19 November 2026, and Xero takes none that ends before it begins.',
  ],
  ['withdrawn', { quote: quote({ state: 'void' }) }, 'The quote was withdrawn in HubSpot.'],
  ['turned down', { quote: quote({ state: 'rejected' }) }, 'The quote was not approved in HubSpot.'],
])('%s: it is not made in Xero', (_what, more, message) => {
  expect(messages(facts(more)).gaps).toEqual([message]);
});

test('texts that are cut are told, and keep nothing from being sent', () => {
  const cut = facts({ isCut: { title: true, terms: false, summary: true } });
  expect(messages(cut)).toMatchObject({
    gaps: [],
    warnings: [
      'The title is cut to 100 characters, which is all that Xero takes.',
      'The comment to the buyer is cut to 3,000 characters, which is all that Xero takes.',
    ],
  });
});

test('a quote asks for no due date, an invoice of it does', () => {
  const noTerms = { quote: facts(), books: { ...billingBooks(), salesTerms: null } };
  expect(draftOf(noTerms).gaps).toEqual([]);
  const invoice = { ...noTerms, quote: facts({ purpose: 'invoice' }) };
  expect(draftOf(invoice).gaps.map(({ field }) => field)).toEqual(['dueDate']);
});

test.each<[string, Partial<QuoteFacts>, string]>([
  [
    'expired',
    { quote: quote({ state: 'expired', expiresOn: '2026-11-19' }) },
    'The quote expired on 19 November 2026.',
  ],
  ['declined in Xero', { linked: inXero({ status: 'DECLINED' }) }, 'The quote was declined in Xero.'],
  ['withdrawn', { quote: quote({ state: 'void' }) }, 'The quote was withdrawn in HubSpot.'],
])('%s: it is invoiced only once a person has confirmed it', (_what, more, message) => {
  const ended = facts({ purpose: 'invoice', ...more });
  expect(messages(ended).gaps).toEqual([message]);
  expect(messages(ended, { quoteEnded: 'bill' })).toMatchObject({ gaps: [], warnings: [message] });
});

test('an invoice of a quote says which in its reference, unless a person wrote another', () => {
  const invoice = facts({ purpose: 'invoice' });
  expect(draftOf({ quote: invoice }).reference).toBe('Refit (quote 20261101-1)');
  expect(draftOf({ quote: invoice, choices: { reference: 'PO 7' } }).reference).toBe('PO 7');
  expect(draftOf({ quote: invoice, deal: liveDeal({ name: 'Refit 20261101-1' }) }).reference).toBe('Refit 20261101-1');
  expect(draftOf({ quote: facts() }).reference).toBe('Refit');
});

test('where the quote in Xero comes to another total, or is invoiced already, a person sees it first', () => {
  const invoice = facts({ purpose: 'invoice', linked: inXero({ total: decimal('130'), status: 'INVOICED' }) });
  expect(messages(invoice)).toEqual({
    gaps: [],
    warnings: [
      'The quote in Xero comes to GBP 130.00, this invoice to GBP 120.00.',
      'Quote 20261101-1 is marked as invoiced in Xero already.',
    ],
  });
  expect(messages(facts({ purpose: 'invoice', linked: inXero() }))).toEqual({ gaps: [], warnings: [] });
});
