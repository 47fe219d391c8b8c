import type { Implemented } from '../../scripts/sandbox/implemented.ts';
import { TODAY, xeroHouse } from '../support/operations/operation-house.ts';
import { xeroKnown, xeroPath } from '../support/operations/xero-places.ts';
import type { Tried } from './try-operations.ts';

/** Values of query parameters that mean something in the uk world. */
const values: Record<string, string[]> = {
  IDs: [xeroKnown.owed],
  ContactIDs: [xeroKnown.contact],
  ContactID: [xeroKnown.contact],
  contactId: [xeroKnown.contact],
  InvoiceNumbers: [xeroKnown.owedNumber],
  Statuses: ['AUTHORISED,PAID', 'DRAFT'],
  page: ['1', '2', '9999'],
  pageSize: ['1', '1000'],
  includeArchived: ['true', 'false'],
  fromDate: ['2026-01-01'],
  toDate: [TODAY],
  unitdp: ['4', '2'],
  summarizeErrors: ['true', 'false'],
};

type Replace = (operation: Implemented) => unknown;

/** Xero's examples name what one organisation of Xero's has. What each of these is replaced by stands in the uk world. */
const replacements: [where: RegExp, by: Replace][] = [
  [/\bContact\.ContactID$/, () => xeroKnown.contact],
  [/\bContacts\.0\.ContactID$/, ({ id }) => (id === 'createContactGroupContacts' ? xeroKnown.others[0] : undefined)],
  [/\bContacts\.1\.ContactID$/, () => xeroKnown.others[1]],
  [/\bAllocations\.0\.Invoice\.InvoiceID$/, ({ id }) => xeroKnown.allocatedTo(id)],
  [/\bPayments\.0\.Invoice\.InvoiceID$/, () => xeroKnown.owed],
  [/\bPayments\.0\.Account\.Code$/, () => xeroKnown.bank],
  [/\.AccountCode$/, () => xeroKnown.sales],
  [/\bCurrencyCode$/, () => 'GBP'],
  [/\b(Date|DueDate)$/, () => TODAY],
];

/**
 * What the stand-in stops short of, and what it plays in its place: customers' credit notes for suppliers', and an item of which
 * no stock is kept. That the example itself is answered 501 stands on the list of refusals.
 */
const shortOf: Record<string, [from: string, to: string]> = {
  createCreditNotes: ['"ACCPAYCREDIT"', '"ACCRECCREDIT"'],
  updateOrCreateCreditNotes: ['"ACCPAYCREDIT"', '"ACCRECCREDIT"'],
  updateCreditNote: ['"ACCPAYCREDIT"', '"ACCRECCREDIT"'],
  createItems: [
    '"InventoryAssetAccountCode":"140","PurchaseDetails":{"COGSAccountCode":"500"}',
    '"PurchaseDetails":{"UnitPrice":5}',
  ],
};

/** An example with each value that a rule knows replaced. */
function replaceIn(value: unknown, operation: Implemented, where = ''): unknown {
  if (Array.isArray(value)) return value.map((one, at) => replaceIn(one, operation, `${where}.${at}`));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, replaceIn(part, operation, `${where}.${key}`)]),
    );
  const known = replacements.find(([path]) => path.test(where))?.[1](operation);
  return typeof value === 'string' && known !== undefined ? known : value;
}

function playedIn(example: unknown, { id }: Implemented): unknown {
  const [from, to] = shortOf[id] ?? [];
  if (from === undefined || to === undefined) return undefined;
  const text = JSON.stringify(example);
  if (!text.includes(from)) throw new Error(`The example of ${id} has no ${from}`);
  return JSON.parse(text.replace(from, to));
}

const nobody = { authorization: 'Bearer nobody' };
const other = { 'xero-tenant-id': '00000000-0000-4000-8000-000000000000' };

/** How the operations of the Xero stand-in are tried. */
export const xeroTrial: Tried = {
  start: xeroHouse,
  path: xeroPath,
  known: () => [],
  values: (name) => values[name],
  replaced: (example, operation) => replaceIn(example, operation),
  played: playedIn,
  shut: ({ path }) =>
    path.startsWith('/api.xro')
      ? [
          [401, nobody],
          [403, other],
        ]
      : [[401, nobody]],
};
