import { itemsOf, product, productsOf, type Product, type ProductRow } from './products.ts';
import type { CrmRecord, Item } from './world.ts';

const both: ProductRow[] = [
  ['DESIGN-HR', 'Design', 'Design work, per hour', '68.00', 'OUTPUT2', '200'],
  ['LEAFLET-A5', 'Leaflet A5', 'Leaflet, A5, two-sided, per copy', '0.0385', 'ZERORATEDOUTPUT', '201'],
  ['BOOKLET', 'Booklet', 'Stitched booklet, 24 pages, per copy', '1.1275', 'ZERORATEDOUTPUT', '201'],
  ['POSTER-A1', 'Poster A1', 'Poster, A1, satin', '12.4550', 'OUTPUT2', '201'],
  ['SIGN-SHOP', 'Shop sign', 'Shop sign, aluminium tray, up to 4 m', '845.00', 'OUTPUT2', '200'],
  ['SIGN-VAN', 'Van lettering', 'Lettering for one van, both sides and rear', '390.00', 'OUTPUT2', '200'],
  ['FILM-SQM', 'Window film', 'Frosted window film, per square metre', '23.3333', 'OUTPUT2', '200'],
  ['BANNER', 'Roller banner', 'Roller banner with case', '74.95', 'OUTPUT2', '200'],
  ['STAND-DAY', 'Stand hire', 'Exhibition stand, hire per day', '275.00', 'OUTPUT2', '200'],
  ['FITTING-HR', 'Fitting', 'Fitting on site, per hour', '52.50', 'OUTPUT2', '200'],
  ['DELIVERY', 'Delivery', 'Delivery, mainland', '18.75', 'OUTPUT2', '260'],
  ['CARE-MONTH', 'Care plan', 'Sign cleaning and repair, per month', '145.00', 'OUTPUT2', '200'],
  ['GRAB-RAIL', 'Grab rail', 'Grab rail fitted at home, reduced rate', '126.00', 'RROUTPUT', '200'],
  ['COURSE-DAY', 'Course', 'Signwriting course, one day', '320.00', 'EXEMPTOUTPUT', '200'],
];
const hubspotOnly: ProductRow[] = [
  ['CAMPAIGN', 'Launch campaign', 'Launch campaign, fixed price', '2400.00', 'OUTPUT2', '200'],
];
const xeroOnly: ProductRow[] = [['STORAGE', 'Storage', 'Storage of stands, per month', '31.20', 'OUTPUT2', '260']];

/** What the sign maker sells. */
export const catalogue: Product[] = [
  ...both.map(product('both')),
  ...hubspotOnly.map(product('hubspot')),
  ...xeroOnly.map(product('xero')),
];

export const items: Item[] = itemsOf(catalogue);
export const products: CrmRecord[] = productsOf(catalogue);
