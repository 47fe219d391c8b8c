import { decimal } from '../../../lib/money.ts';
import type { QuoteFact } from '../../../mirror/facts.ts';
import { isMovedTo, mayMoveQuote, moveQuoteRequest, wayToInvoiced } from './quote-moves.ts';

const quote: QuoteFact = {
  ...{ id: 'q', updatedAt: new Date('2026-11-01T00:00:00Z'), contactId: 'c', status: 'SENT', reference: 'R "1"' },
  ...{ date: '2026-11-01', lineAmountTypes: 'Exclusive', currency: 'GBP', currencyRate: decimal('1') },
  ...{ subTotal: decimal('100'), totalTax: decimal('20'), total: decimal('120'), totalDiscount: decimal('0') },
  ...{ quoteNumber: '7', title: 'Refit', summary: 'S', terms: 'T', expiryDate: '2026-12-01', brandingThemeId: null },
  lines: [
    {
      ...{ lineItemId: 'l', description: 'Desk', itemCode: null, accountCode: '200', taxType: 'OUTPUT2' },
      ...{ quantity: decimal('1'), unitAmount: decimal('100.1234'), discountRate: null, discountAmount: null },
      ...{ taxAmount: decimal('20'), lineAmount: decimal('100') },
      tracking: [{ categoryId: 'region', category: 'Region', optionId: 'north', option: 'North' }],
    },
  ],
};

test('a move sends back all that would be cleared, and the lines with their ids', () => {
  const request = moveQuoteRequest(quote, 'ACCEPTED');
  expect(request).toContain('"UnitAmount":100.1234');
  expect(JSON.parse(request)).toEqual({
    Quotes: [
      {
        ...{
          QuoteID: 'q',
          QuoteNumber: '7',
          Contact: { ContactID: 'c' },
          Date: '2026-11-01',
          ExpiryDate: '2026-12-01',
        },
        ...{ LineAmountTypes: 'EXCLUSIVE', CurrencyCode: 'GBP', Status: 'ACCEPTED' },
        ...{ Reference: 'R "1"', Title: 'Refit', Summary: 'S', Terms: 'T' },
        LineItems: [
          {
            ...{ LineItemID: 'l', Description: 'Desk', Quantity: 1, UnitAmount: 100.1234 },
            ...{ AccountCode: '200', TaxType: 'OUTPUT2', Tracking: [{ TrackingOptionID: 'north' }] },
          },
        ],
      },
    ],
  });
});

test.each([
  ['DRAFT', ['SENT', 'ACCEPTED', 'INVOICED']],
  ['SENT', ['ACCEPTED', 'INVOICED']],
  ['ACCEPTED', ['INVOICED']],
  ['DECLINED', ['SENT', 'ACCEPTED', 'INVOICED']],
  ['INVOICED', []],
  ['DELETED', []],
])('from %s a quote becomes invoiced by %j, each of which Xero takes', (status, way) => {
  expect(wayToInvoiced(status)).toEqual(way);
  let at = status;
  for (const to of wayToInvoiced(status)) {
    expect(mayMoveQuote(at, to)).toBe(true);
    at = to;
  }
});

test.each([
  ['SENT', 'SENT', true],
  ['SENT', 'ACCEPTED', true],
  ['SENT', 'DECLINED', false],
  ['SENT', 'DRAFT', false],
  ['ACCEPTED', 'INVOICED', true],
  ['ACCEPTED', 'SENT', false],
  ['DECLINED', 'DECLINED', true],
  ['INVOICED', 'ACCEPTED', false],
] as const)('a move to %s is proven by %s: %s', (to, status, isProven) => {
  expect(isMovedTo(to, status)).toBe(isProven);
});
