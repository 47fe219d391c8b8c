import { drawBasket, seller, type LinePlan, type Usual } from '../line-plan.ts';
import { product, type Product, type ProductRow } from '../products.ts';

/** Roasted beans are food and free of GST; a drink that is made, a machine and a visit are not. */
const both: ProductRow[] = [
  ['BEANS-KG', 'House blend', 'House blend, roasted beans, per kilogram', '31.50', 'EXEMPTOUTPUT', '210'],
  ['ORIGIN-KG', 'Single origin', 'Single origin, roasted beans, per kilogram', '44.2750', 'EXEMPTOUTPUT', '210'],
  ['COLDBREW', 'Cold brew', 'Cold brew, bottle of 250 ml', '3.4545', 'OUTPUT', '200'],
  ['CUPS-1000', 'Paper cups', 'Paper cups with lids, carton of 1,000', '138.00', 'OUTPUT', '200'],
  ['MACHINE-MO', 'Machine hire', 'Espresso machine, hire per month', '285.00', 'OUTPUT', '260'],
  ['SERVICE-HR', 'Service', 'Service of a machine, per hour', '118.1818', 'OUTPUT', '200'],
  ['BARISTA-DAY', 'Barista course', 'Barista course, one day, per person', '195.00', 'OUTPUT', '200'],
  ['FREIGHT', 'Freight', 'Freight, road', '16.50', 'OUTPUT', '260'],
];
const hubspotOnly: ProductRow[] = [['FITOUT', 'Café fit-out', 'Café fit-out, fixed price', '5400.00', 'OUTPUT', '200']];

/** What the roaster sells. */
export const catalogue: Product[] = [...both.map(product('both')), ...hubspotOnly.map(product('hubspot'))];

/** A line for something in the catalogue, at its price and tax unless said otherwise. */
export const sell = seller(catalogue);

/** One free-text line with an exact amount before tax; taxed at 10 % unless said otherwise. */
export const charge = (unitAmount: string, more: Partial<LinePlan> = {}): LinePlan => ({
  description: 'Work as agreed',
  quantity: '1',
  unitAmount,
  accountCode: '200',
  taxType: 'OUTPUT',
  ...more,
});

const usual: Usual[] = [
  ['BEANS-KG', 5, 60],
  ['BEANS-KG', 5, 30],
  ['ORIGIN-KG', 2, 20],
  ['COLDBREW', 12, 144],
  ['CUPS-1000', 1, 6],
  ['MACHINE-MO', 1, 2],
  ['SERVICE-HR', 1, 5],
  ['BARISTA-DAY', 1, 4],
];

/** What customers of the roaster usually buy. */
export const basket = drawBasket({ sell, usual, delivery: 'FREIGHT' });

/** Sales to customers abroad carry no GST and are booked as exports. */
export const exported = (lines: LinePlan[]): LinePlan[] =>
  lines.map((line) => ({ ...line, accountCode: '220', taxType: 'EXEMPTEXPORT' }));
