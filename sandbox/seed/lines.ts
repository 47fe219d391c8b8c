import { productOf } from './catalogue.ts';
import { xeroId } from './ids.ts';
import type { Random } from './random.ts';
import type { Line } from './world.ts';

/** A line without its id, which depends on the document it stands in. */
export type LinePlan = Omit<Line, 'lineItemId'>;

/** A line for something in the catalogue, at its price and tax unless said otherwise. */
export function sell(sku: string, quantity: string, more: Partial<LinePlan> = {}): LinePlan {
  const { description, price, accountCode, taxType } = productOf(sku);
  return { description, quantity, unitAmount: price, itemCode: sku, accountCode, taxType, ...more };
}

/** One free-text line with an exact amount before tax; taxed at 20 % unless said otherwise. */
export function charge(unitAmount: string, more: Partial<LinePlan> = {}): LinePlan {
  return { description: 'Work as agreed', quantity: '1', unitAmount, accountCode: '200', taxType: 'OUTPUT2', ...more };
}

const usual: [sku: string, fewest: number, most: number][] = [
  ['DESIGN-HR', 2, 16],
  ['LEAFLET-A5', 500, 20_000],
  ['BOOKLET', 50, 800],
  ['POSTER-A1', 2, 40],
  ['SIGN-SHOP', 1, 2],
  ['SIGN-VAN', 1, 4],
  ['FILM-SQM', 3, 30],
  ['BANNER', 1, 10],
  ['STAND-DAY', 1, 4],
  ['FITTING-HR', 2, 12],
  ['CARE-MONTH', 1, 3],
  ['GRAB-RAIL', 1, 5],
  ['COURSE-DAY', 1, 3],
];

/** One to four lines of what customers usually buy, sometimes with a discount. */
export function basket(random: Random): LinePlan[] {
  const skus = new Map(
    Array.from({ length: random.between(1, 3) }, () => random.pick(usual)).map((row) => [row[0], row]),
  );
  const lines = [...skus.values()].map(([sku, fewest, most]) =>
    sell(sku, String(random.between(fewest, most)), random.chance(10) ? { discountRate: '10' } : {}),
  );
  return random.chance(40) ? [...lines, sell('DELIVERY', '1')] : lines;
}

/** Sales abroad carry no VAT of ours. */
export const zeroRated = (lines: LinePlan[]): LinePlan[] =>
  lines.map((line) => ({ ...line, taxType: 'ZERORATEDOUTPUT' }));

export const numbered = (documentId: string, lines: LinePlan[]): Line[] =>
  lines.map((line, n) => ({ lineItemId: xeroId(`line:${documentId}:${n}`), ...line }));
