import { draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { decimal } from '../../lib/money.ts';
import type { CrmQuoteFact } from '../../mirror/facts.ts';

const quote = (more: Partial<CrmQuoteFact>): CrmQuoteFact => ({
  ...{ id: 'q', updatedAt: new Date('2026-11-01T00:00:00Z'), name: 'Quote', quoteNumber: '7', status: 'APPROVED' },
  ...{ stage: null, acceptedAt: null, signedAt: null },
  ...{ expiresAt: null, amount: decimal('100'), currency: 'GBP', link: null, dealId: '5', ownerId: null },
  ...more,
});
const compared = (...facts: Parameters<typeof draftOf>) => draftOf(...facts).comparison;
const told = (...facts: Parameters<typeof draftOf>) =>
  compared(...facts).differences.map(({ amount, cause }) => `${amount?.toFixed(2) ?? '?'} ${cause}`);

test('the three sides stand beside one another, and the differences lead from the quote to the invoice', () => {
  const side = compared({ deal: liveDeal({ amount: '99' }), quotes: [quote({})] });
  expect([side.deal, side.quote?.amount, side.invoice].map((amount) => amount?.toFixed(2))).toEqual([
    ...['99.00', '100.00', '120.00'],
  ]);
  expect(side).toMatchObject({ from: 'quote', quote: { quoteNumber: '7', status: 'APPROVED' } });
  expect(side.differences).toMatchObject([{ cause: 'Tax is added' }]);
});

const thirds = [1, 2, 3].map((id) => liveLine({ id: String(id), unitPrice: '0.33' }));

test.each([
  ['the same', liveDeal({ amount: '120' }), []],
  ['without tax', liveDeal({ amount: '100' }), ['20.00 Tax is added']],
  ['no amount', liveDeal(), []],
  [
    'tax, rounded on each line',
    liveDeal({ amount: '0.99', lines: thirds }),
    ['0.20 Tax is added', '0.01 Tax is rounded on each line'],
  ],
  ['tax rounded once', liveDeal({ amount: '1.19', lines: thirds }), ['0.01 Tax is rounded on each line']],
  [
    'lines rounded one by one',
    liveDeal({ amount: '0.67', lines: [1, 2].map((id) => liveLine({ id: String(id), unitPrice: '0.335' })) }),
    ['0.01 Each line is rounded to the cent', '0.14 Tax is added'],
  ],
  [
    'before discounts',
    liveDeal({ amount: '100', lines: [liveLine({ discountRate: '10' })] }),
    ['-10.00 Discounts of the lines', '18.00 Tax is added'],
  ],
  [
    'something else',
    liveDeal({ amount: '150' }),
    ['-50.00 The amount of the deal is not the sum of its lines', '20.00 Tax is added'],
  ],
])('a deal of an amount that is %s', (_what, deal, differences) => {
  const total = compared({ deal }).invoice;
  expect(told({ deal })).toEqual(differences);
  const steps = compared({ deal }).differences.reduce(
    (sum, { amount }) => sum.plus(amount ?? 0),
    deal.amount ?? total!,
  );
  expect(steps.eq(total!)).toBe(true);
});

test('one period of what recurs is billed', () => {
  const recurring = { frequency: 'monthly', periods: 12 };
  const deal = liveDeal({ amount: '1200', lines: [liveLine({ name: 'Support', recurring })] });
  expect(told({ deal, choices: { recurring: 'one_period' } })).toEqual([
    '-1100.00 Billed now is one period of 12 of “Support”',
    '20.00 Tax is added',
  ]);
});

test('a quote in another currency is not compared in figures', () => {
  expect(told({ quotes: [quote({ currency: 'EUR' })] })).toEqual(['? The quote is in EUR, the invoice in GBP']);
});

test('a quote of other lines', () => {
  expect(told({ quotes: [quote({ amount: decimal('90') })] })).toEqual([
    '10.00 The lines have changed since the quote, or it has a discount of its own',
    '20.00 Tax is added',
  ]);
});

test.each([
  ['the approved one, though another is newer', ['APPROVED', 'DRAFT'], 0],
  ['the newer of two that are agreed', ['APPROVED', 'APPROVAL_NOT_NEEDED'], 1],
  ['the one that waits, before a draft', ['PENDING_APPROVAL', 'DRAFT'], 0],
  ['none that was rejected', ['DRAFT', 'REJECTED'], 0],
])('of several quotes: %s', (_what, statuses, which) => {
  const quotes = statuses.map((status, day) =>
    quote({ quoteNumber: String(day), status, updatedAt: new Date(Date.UTC(2026, 10, day + 1)) }),
  );
  expect(compared({ quotes }).quote?.quoteNumber).toBe(String(which));
});

test('nothing is compared while the total is not known', () => {
  const side = compared({ deal: liveDeal({ amount: '5', lines: [liveLine({ unitPrice: null })] }) });
  expect(side).toMatchObject({ invoice: null, differences: [] });
});
