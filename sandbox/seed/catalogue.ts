import { hubspotId, xeroId } from './ids.ts';
import type { CrmRecord, Item } from './world.ts';

/** What the organisation sells. The Xero item code and the HubSpot SKU are the same word. */
export interface Product {
  sku: string;
  name: string;
  description: string;
  price: string;
  taxType: 'OUTPUT2' | 'RROUTPUT' | 'ZERORATEDOUTPUT' | 'EXEMPTOUTPUT';
  accountCode: string;
  /** Where it is kept. A product that only HubSpot knows cannot be billed before somebody maps it. */
  kept: 'both' | 'hubspot' | 'xero';
}

const WRITTEN = '2024-01-08T10:00:00.000Z';

type Row = [sku: string, name: string, description: string, price: string, tax: Product['taxType'], account: string];

const both: Row[] = [
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
const hubspotOnly: Row[] = [
  ['CAMPAIGN', 'Launch campaign', 'Launch campaign, fixed price', '2400.00', 'OUTPUT2', '200'],
];
const xeroOnly: Row[] = [['STORAGE', 'Storage', 'Storage of stands, per month', '31.20', 'OUTPUT2', '260']];

const product =
  (kept: Product['kept']) =>
  ([sku, name, description, price, taxType, accountCode]: Row): Product => ({
    sku,
    name,
    description,
    price,
    taxType,
    accountCode,
    kept,
  });

export const catalogue: Product[] = [
  ...both.map(product('both')),
  ...hubspotOnly.map(product('hubspot')),
  ...xeroOnly.map(product('xero')),
];

export function productOf(sku: string): Product {
  const found = catalogue.find((entry) => entry.sku === sku);
  if (!found) throw new Error(`No product ${sku}`);
  return found;
}

export const productIdOf = (sku: string): string => hubspotId(`product:${sku}`);

export const items: Item[] = catalogue
  .filter(({ kept }) => kept !== 'hubspot')
  .map(({ sku, name, description, price, taxType, accountCode }) => ({
    itemId: xeroId(`item:${sku}`),
    code: sku,
    name,
    description,
    unitPrice: price,
    accountCode,
    taxType,
    updatedAt: WRITTEN,
  }));

export const products: CrmRecord[] = catalogue
  .filter(({ kept }) => kept !== 'xero')
  .map(({ sku, name, description, price }) => ({
    id: productIdOf(sku),
    properties: {
      name,
      description,
      price,
      hs_sku: sku,
      createdate: WRITTEN,
      hs_lastmodifieddate: WRITTEN,
      hs_object_id: productIdOf(sku),
    },
    createdAt: WRITTEN,
    updatedAt: WRITTEN,
    archived: false,
  }));
