import { xeroId } from './ids.ts';
import { productIn, type Product } from './products.ts';
import type { Random } from './random.ts';
import type { Line } from './line.ts';

/** A line without its id, which depends on the document it stands in. */
export type LinePlan = Omit<Line, 'lineItemId'>;

export const numbered = (documentId: string, lines: LinePlan[]): Line[] =>
  lines.map((line, n) => ({ lineItemId: xeroId(`line:${documentId}:${n}`), ...line }));

/** Writes a line for something in a catalogue, at its price and tax unless said otherwise. */
export const seller =
  (catalogue: Product[]) =>
  (sku: string, quantity: string, more: Partial<LinePlan> = {}): LinePlan => {
    const { description, price, accountCode, taxType } = productIn(catalogue, sku);
    return { description, quantity, unitAmount: price, itemCode: sku, accountCode, taxType, ...more };
  };

/** What is usually bought, and how much of it. */
export type Usual = [sku: string, fewest: number, most: number];

/** One to three lines of what customers usually buy, sometimes with a discount, often delivered. */
export const drawBasket =
  ({ sell, usual, delivery }: { sell: ReturnType<typeof seller>; usual: Usual[]; delivery: string }) =>
  (random: Random): LinePlan[] => {
    const skus = new Map(
      Array.from({ length: random.between(1, 3) }, () => random.pick(usual)).map((row) => [row[0], row]),
    );
    const lines = [...skus.values()].map(([sku, fewest, most]) =>
      sell(sku, String(random.between(fewest, most)), random.chance(10) ? { discountRate: '10' } : {}),
    );
    return random.chance(40) ? [...lines, sell(delivery, '1')] : lines;
  };
