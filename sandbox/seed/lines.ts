import { catalogue } from './catalogue.ts';
import { drawBasket, seller, type LinePlan, type Usual } from './line-plan.ts';

/** A line for something in the catalogue, at its price and tax unless said otherwise. */
export const sell = seller(catalogue);

/** One free-text line with an exact amount before tax; taxed at 20 % unless said otherwise. */
export function charge(unitAmount: string, more: Partial<LinePlan> = {}): LinePlan {
  return { description: 'Work as agreed', quantity: '1', unitAmount, accountCode: '200', taxType: 'OUTPUT2', ...more };
}

const usual: Usual[] = [
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

/** What customers of the sign maker usually buy. */
export const basket = drawBasket({ sell, usual, delivery: 'DELIVERY' });

/** Sales abroad carry no VAT of ours. */
export const zeroRated = (lines: LinePlan[]): LinePlan[] =>
  lines.map((line) => ({ ...line, taxType: 'ZERORATEDOUTPUT' }));
