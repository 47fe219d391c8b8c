import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One row of docs/data-map.md: which column takes which field of Xero, and how. */
export interface MappedColumn {
  column: string;
  field: string;
  readAs: string;
}

/** One section of docs/data-map.md. */
export interface MappedTable {
  table: string;
  /** For the table of credits, which of the three. */
  kind: string | null;
  /** The resource under /api.xro/2.0, and the list's name in its answer. */
  resource: string;
  list: string;
  columns: MappedColumn[];
}

/** The Xero half of docs/data-map.md, as data. */
export async function readDataMap(): Promise<MappedTable[]> {
  const text = await readFile(join(import.meta.dirname, '../../docs/data-map.md'), 'utf8');
  const xeroHalf = text.slice(text.indexOf('## Xero → mirror'), text.indexOf('## HubSpot → mirror'));
  return xeroHalf.split('\n### ').slice(1).map(readSection);
}

function readSection(section: string): MappedTable {
  const heading = /^(\w+)(?: \((\w+)\))? ← GET \/(\w+), `(\w+)\[\]`/.exec(section);
  if (!heading) throw new Error(`docs/data-map.md: a heading is not understood: ${section.slice(0, 60)}`);
  const [, table = '', kind = null, resource = '', list = ''] = heading;
  return { table, kind, resource, list, columns: readColumns(section) };
}

const readColumns = (section: string): MappedColumn[] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Column|---)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, column = '', field = '', readAs = '']) => ({ column, field, readAs }));

type Json = Record<string, unknown>;

/** The value at a path such as `Contact.ContactID`; undefined where it ends. */
const at = (row: Json, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Json | undefined)?.[key], row);

/** What the column must hold for that row of Xero, worked out from the page alone. */
export function expectedValue(row: Json, { field, readAs }: MappedColumn): unknown {
  const value = at(row, field);
  const rule = readings[readAs];
  if (!rule) throw new Error(`docs/data-map.md: '${readAs}' is not explained`);
  return rule(value, at(row, `${field}String`));
}

/** Decimals compare by value: 46 and 46.00 are the same. */
const number = (value: unknown): string => String(Number(value));
const milliseconds = (value: unknown): number => Number(/\((-?\d+)/.exec(String(value))?.[1]);
const day = (value: unknown, asText: unknown): string =>
  typeof asText === 'string' ? asText.slice(0, 10) : new Date(milliseconds(value)).toISOString().slice(0, 10);
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const listOf = (value: unknown): Json[] => (value as Json[] | undefined) ?? [];
const orNone = (value: unknown): unknown => (isBlank(value) ? null : value);

const partsOfContacts: Record<string, (value: unknown) => unknown> = {
  addresses: (value) =>
    listOf(value)
      .filter((one) => Object.entries(one).some(([name, part]) => name !== 'AddressType' && !isBlank(part)))
      .map((one) => ({
        type: one['AddressType'],
        attentionTo: orNone(one['AttentionTo']),
        lines: [1, 2, 3, 4].map((n) => one[`AddressLine${n}`]).filter((text) => !isBlank(text)),
        city: orNone(one['City']),
        region: orNone(one['Region']),
        postalCode: orNone(one['PostalCode']),
        country: orNone(one['Country']),
      })),
  phones: (value) =>
    listOf(value)
      .filter((one) => !isBlank(one['PhoneNumber']))
      .map((one) => ({
        type: one['PhoneType'],
        countryCode: orNone(one['PhoneCountryCode']),
        areaCode: orNone(one['PhoneAreaCode']),
        number: one['PhoneNumber'],
      })),
  persons: (value) =>
    listOf(value).map((one) => ({
      firstName: orNone(one['FirstName']),
      lastName: orNone(one['LastName']),
      email: orNone(one['EmailAddress']),
      includeInEmails: one['IncludeInEmails'] ?? false,
    })),
  tracking: (value) =>
    listOf(value).map((one) => ({ category: one['TrackingCategoryName'], option: one['TrackingOptionName'] })),
};

const readings: Record<string, (value: unknown, asText: unknown) => unknown> = {
  text: (value) => value,
  'text or empty': (value) => value ?? '',
  'text or none': (value) => (isBlank(value) ? null : value),
  decimal: number,
  'decimal or 0': (value) => number(value ?? 0),
  'decimal or 1': (value) => number(value ?? 1),
  'decimal or none': (value) => (isBlank(value) ? null : number(value)),
  number: (value) => value,
  'number or 0': (value) => value ?? 0,
  capitals: (value) => ({ EXCLUSIVE: 'Exclusive', INCLUSIVE: 'Inclusive', NOTAX: 'NoTax' })[String(value)],
  date: day,
  'date or none': (value, asText) => (isBlank(value) ? null : day(value, asText)),
  moment: (value) => new Date(milliseconds(value)).toISOString(),
  'yes/no': (value) => value ?? false,
  'number or none': (value) => value ?? null,
  lines: (value) =>
    (value as Json[]).map((line) => ({
      lineItemId: line['LineItemID'] ?? null,
      description: line['Description'] ?? '',
      quantity: isBlank(line['Quantity']) ? null : number(line['Quantity']),
      unitAmount: isBlank(line['UnitAmount']) ? null : number(line['UnitAmount']),
      accountCode: line['AccountCode'] ?? null,
      taxType: line['TaxType'] ?? null,
      taxAmount: number(line['TaxAmount'] ?? 0),
      lineAmount: number(line['LineAmount'] ?? 0),
      tracking: listOf(line['Tracking']).map((one) => ({
        categoryId: one['TrackingCategoryID'] ?? null,
        category: one['Name'],
        optionId: one['TrackingOptionID'] ?? null,
        option: one['Option'],
      })),
    })),
  allocations: (value) =>
    (value as Json[]).map((one) => ({
      invoiceId: at(one, 'Invoice.InvoiceID'),
      date: day(one['Date'], one['DateString']),
      amount: number(one['Amount']),
    })),
  ...partsOfContacts,
  options: (value) =>
    listOf(value).map((one) => ({ id: one['TrackingOptionID'], name: one['Name'], status: one['Status'] ?? '' })),
};

/** What a column does hold, in the same form. */
export function heldValue(value: unknown, readAs: string): unknown {
  if (value === null) return null;
  if (readAs.startsWith('decimal')) return number(value);
  if (readAs === 'moment') return (value as Date).toISOString();
  if (readAs === 'lines' || readAs === 'allocations') return (value as Json[]).map(withNumbers);
  return value;
}

const MONEY = new Set(['quantity', 'unitAmount', 'taxAmount', 'lineAmount', 'amount']);
const withNumbers = (row: Json): Json =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => !['itemCode', 'discountRate', 'discountAmount'].includes(key))
      .map(([key, value]) => [key, MONEY.has(key) && value !== null ? number(value) : value]),
  );
