import fc from 'fast-check';
import { decimal, zero, type Decimal } from '../../lib/money.ts';
import type { Schedule, Share, Standing, Step, When } from '../facts.ts';

export const percent = (text: string): Share => ({ kind: 'percent', percent: decimal(text) });
export const amount = (text: string): Share => ({ kind: 'amount', amount: decimal(text) });
export const REST: Share = { kind: 'rest' };
const NOW: When = { kind: 'now' };

/** Steps `a`, `b`, … with those shares, due now unless said otherwise. */
export const steps = (...shares: (Share | [Share, When])[]): Step[] =>
  shares.map((of, index) => {
    const [share, when] = Array.isArray(of) ? of : [of, NOW];
    const stepId = String.fromCharCode(97 + index);
    return { stepId, role: `Step ${stepId}`, share, when };
  });

export const scheduleOf = (of: Step[], version = 1): Schedule => ({ dealId: '5', version, steps: of });

export const standing = (stepId: string, billed: string, more: Partial<Standing> = {}): Standing => ({
  ...{ stepId, isUnderWay: false, billed: decimal(billed), paid: zero, isPaid: false, invoiceIds: [`of-${stepId}`] },
  ...more,
});

/** One currency of each kind: without decimals, with two, and with three, of which Xero keeps two. */
export const currencies = fc.constantFrom('JPY', 'GBP', 'KWD');

export const unitsOf = (currency: string): number => (currency === 'JPY' ? 0 : 2);

/** An amount above nothing in whole units of the currency. */
export const amountsIn = (currency: string, most = 5_000_000): fc.Arbitrary<Decimal> =>
  fc.integer({ min: 1, max: most }).map((units) => decimal(String(units)).div(decimal('10').pow(unitsOf(currency))));

/** Percentages of at most four decimals that come to 100. */
export const hundredIn: fc.Arbitrary<Decimal[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 0, maxLength: 12 })
  .map((cuts) => {
    const places = [0, ...cuts.toSorted((a, b) => a - b), 1_000_000];
    return places.slice(1).map((place, index) => decimal(String(place - (places[index] ?? 0))).div(10_000));
  });
