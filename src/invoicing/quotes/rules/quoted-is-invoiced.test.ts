import { Big } from 'big.js';
import fc from 'fast-check';
import {
  billingBooks,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
  STANDARD,
  ZERO_RATED,
} from '../../../../test/support/billing-facts.ts';
import { dealQuote } from '../../../../test/support/plain-facts.ts';
import { parseExactJson } from '../../../lib/exact-json.ts';
import { decimal, moneyWords, sum, zero, type Decimal } from '../../../lib/money.ts';
import type { QuoteFact } from '../../../mirror/facts.ts';
import { currencies, hundredIn, percent, scheduleOf, steps, unitsOf } from '../../../schedules/testing/steps.ts';
import { NOTHING_SET } from '../../../tenancy/facts.ts';
import { previewOf } from '../../create-invoice.ts';
import type { LiveLine } from '../../facts.ts';
import type { LedgerEntry } from '../../ledger/facts.ts';
import type { InvoiceDraft } from '../../rules/draft.ts';
import { quotesInvoicedBy } from './billed-quotes.ts';
import { quoteRequest } from './quote-body.ts';
import type { QuoteFacts } from './quote-checks.ts';

/* A quote of HubSpot's goes to Xero, and an invoice is made of it: what was quoted is what is invoiced, or the draft says so. */

const whole = (places: number, min: number, max: number): fc.Arbitrary<Decimal> =>
  fc.integer({ min, max }).map((units) => decimal(String(units)).div(decimal('10').pow(places)));

const discounts = fc.oneof(
  fc.constant({}),
  whole(3, 1, 100_000).map((rate) => ({ discountRate: rate.toFixed() })),
  whole(2, 1, 5_000).map((amount) => ({ discountAmount: amount.toFixed() })),
);

/** Prices with up to two decimals more than the currency has. */
const linesIn = (currency: string): fc.Arbitrary<LiveLine[]> =>
  fc.array(
    fc
      .record({ quantity: whole(3, 1, 40_000), price: whole(unitsOf(currency) + 2, 1, 9_000_000), off: discounts })
      .map(({ quantity, price, off }) =>
        liveLine({ quantity: quantity.toFixed(), unitPrice: price.toFixed(), name: 'Counter', ...off }),
      ),
    { minLength: 1, maxLength: 6 },
  );

const quotes = currencies.chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    lines: linesIn(currency).map((lines) => lines.map((line, index) => ({ ...line, id: `q${index}` }))),
    accounts: fc.array(fc.constantFrom(SALES.code, PRINT.code), { minLength: 6, maxLength: 6 }),
    /** What HubSpot says that the quote comes to beside what its lines do. */
    off: fc.constantFrom('0', '0', '0.01', '-12.5'),
  }),
);
type Quoted = typeof quotes extends fc.Arbitrary<infer T> ? T : never;

const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);
const exact = ({ quantity, unitPrice, discountRate, discountAmount }: LiveLine): Decimal => {
  const gross = (quantity ?? zero).times(unitPrice ?? zero);
  return discountRate ? gross.minus(gross.times(discountRate).div(100)) : gross.minus(discountAmount ?? zero);
};

const booksOf = () =>
  billingBooks({
    ...{ currencies: ['GBP', 'JPY', 'KWD'], salesAccounts: [SALES, PRINT], taxRates: [STANDARD, ZERO_RATED] },
    defaults: { ...NOTHING_SET, accountCode: SALES.code },
  });

function drafted(of: Quoted, facts: Partial<QuoteFacts>, ledger?: { shares: string[]; entries: LedgerEntry[] }) {
  const { currency, lines, accounts, off } = of;
  const amount = toCents(sum(lines.map(exact))).plus(off);
  const quote = {
    ...{ quoteId: '9', number: 'Q-9', title: 'Refit', terms: '', summary: '', state: 'accepted' as const, amount },
    expiresOn: null,
  };
  const isCut = { title: false, terms: false, summary: false };
  const chosen = Object.fromEntries(lines.map(({ id }, index) => [id, { accountCode: accounts[index] }]));
  return draftOf({
    deal: liveDeal({ currency, lines, amount: amount.toFixed() }),
    books: booksOf(),
    choices: { lines: chosen },
    quotes: [dealQuote('9', '5', { amount, currency })],
    quote: { purpose: 'invoice', quote, isCut, linked: null, alike: null, isBilledHere: false, ...facts },
    ledger: {
      schedule: scheduleOf(steps(...(ledger?.shares ?? []).map(percent)), ledger ? 1 : 0),
      entries: ledger?.entries ?? [],
    },
  });
}

interface SentLine {
  Quantity: string;
  UnitAmount: string;
  DiscountRate?: string;
  DiscountAmount?: string;
  TaxType: string;
}

/** The quote that Xero makes of those bytes, by its own documentation: each line and its tax rounded to cents. */
function asXeroMakesIt(request: string): QuoteFact {
  const [sent] = (parseExactJson(request) as { Quotes: [{ CurrencyCode: string; LineItems: SentLine[] }] }).Quotes;
  const amounts = sent.LineItems.map(({ Quantity, UnitAmount, DiscountRate, DiscountAmount, TaxType }) => {
    const gross = decimal(Quantity).times(UnitAmount);
    const net = toCents(
      DiscountRate === undefined
        ? gross.minus(DiscountAmount ?? '0')
        : gross.times(decimal('100').minus(DiscountRate)).div(100),
    );
    return { net, tax: TaxType === STANDARD.taxType ? toCents(net.times('0.2')) : zero };
  });
  const subTotal = sum(amounts.map(({ net }) => net));
  const total = subTotal.plus(sum(amounts.map(({ tax }) => tax)));
  return { quoteNumber: 'Q-9', status: 'ACCEPTED', currency: sent.CurrencyCode, subTotal, total } as QuoteFact;
}

const differs = ({ warnings }: InvoiceDraft): string[] =>
  warnings.flatMap(({ message }) => (message.startsWith('The quote in Xero comes to') ? [message] : []));

test('the invoice of a quote comes to what the quote in Xero does, to the cent; where that was changed the draft says by how much', () => {
  const edits = fc.constantFrom('0', '0.01', '-0.01', '100');
  let made = 0;
  fc.assert(
    fc.property(quotes, edits, (of, edit) => {
      const asked = drafted(of, { purpose: 'quote' });
      expect(drafted(of, {}).gaps.length > 0).toBe(asked.gaps.length > 0);
      if (asked.gaps.length > 0) return;
      made += 1;
      const inXero = asXeroMakesIt(quoteRequest(asked, asked.quote!, 'SENT'));
      const linked = { ...inXero, total: inXero.total.plus(edit) };
      const { currency } = of;
      const draft = drafted(of, { linked });
      const total = draft.totals?.total ?? zero;
      expect(total.toFixed()).toBe(inXero.total.toFixed());
      const words = `The quote in Xero comes to ${moneyWords(linked.total, currency)}, this invoice to ${moneyWords(total, currency)}.`;
      expect(differs(draft)).toEqual(edit === '0' ? [] : [words]);
    }),
    { numRuns: 300 },
  );
  expect(made).toBeGreaterThan(200);
});

test('where HubSpot says that a quote comes to something else, each difference is named, and together they make the total', () => {
  fc.assert(
    fc.property(quotes, (of) => {
      const { comparison, totals, quote } = drafted(of, {});
      if (!totals || quote?.amount == null) return;
      const explained = sum(comparison.differences.map(({ amount }) => amount ?? zero));
      expect(comparison.from).toBe('quote');
      expect(quote.amount.plus(explained).toFixed()).toBe(totals.total.toFixed());
    }),
    { numRuns: 300 },
  );
});

test('billed in steps, its invoices come to the quote, and the one that leaves nothing is the one that invoices it', () => {
  fc.assert(
    fc.property(quotes, hundredIn, (of, shares) => {
      const asked = drafted(of, { purpose: 'quote' });
      if (asked.gaps.length > 0) return;
      const linked = asXeroMakesIt(quoteRequest(asked, asked.quote!, 'SENT'));
      const entries: LedgerEntry[] = [];
      const invoiced: string[][] = [];
      while (entries.length < shares.length) {
        const ledger = { shares: shares.map((share) => share.toFixed()), entries: [...entries] };
        const draft = drafted(of, { linked }, ledger);
        if (draft.gaps.length > 0) break;
        expect(differs(draft)).toEqual([]);
        invoiced.push(quotesInvoicedBy(draft, entries));
        const intent = { intentId: `i${entries.length}`, state: 'done' as const, preview: previewOf(draft) };
        entries.push({ dealId: '5', stepId: draft.stepId, invoiceId: null, invoice: null, intent });
      }
      expect(sum(entries.map(({ intent }) => decimal(intent?.preview?.subTotal ?? '0'))).toFixed()).toBe(
        linked.subTotal.toFixed(),
      );
      expect(invoiced.map((ids) => ids.join())).toEqual(entries.map((_, at) => (at === entries.length - 1 ? '9' : '')));
    }),
    { numRuns: 150 },
  );
});
