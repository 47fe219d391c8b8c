import { invoicesOf, type Change } from '../xero-sdk.ts';
import type { XeroAccount, XeroCase } from './xero-account.ts';

/* Requests that are wrong in their form, as Xero's own SDK sends them, or would if it were made to. */

const put =
  (changes: object = {}): XeroCase['ask'] =>
  ({ api, tenant, contact }: XeroAccount) => {
    const lineItems = [{ description: 'x', quantity: 1 }];
    return api.createInvoices(
      tenant,
      invoicesOf({ type: 'ACCREC', contact: { contactID: contact.id }, lineItems, ...changes }),
    );
  };

const parsed = ({ data }: Parameters<Change>[0]) => (data as { Invoices: Record<string, unknown>[] }).Invoices[0];
const raw =
  (data: string, type = 'application/json'): Change =>
  (config) => {
    config.data = data;
    config.transformRequest = [() => data];
    config.headers.setContentType(type);
  };
const spelled =
  (field: string): Change =>
  (config) =>
    void Object.assign(parsed(config) ?? {}, { [field]: 'x' });
const many: Change = ({ data }) => {
  const invoices = data as { Invoices: unknown[] };
  invoices.Invoices = Array.from({ length: 51 }, () => invoices.Invoices[0]);
};

const FIELD = 'A field that Xero';
const KIND = 'Values that cannot be converted';
const SAME_KEY = 'The same key twice in one object';
const QUERY = 'A query parameter that the operation';
const FILTER = 'Anything unreadable: 400';

const bodies: [name: string, rule: string, change: Change, words: string][] = [
  ['a misspelt field', FIELD, spelled('Referense'), "Could not find member 'Referense'. Path 'Invoices[0].Referense'."],
  ['a field in other letters', FIELD, spelled('reference'), "Could not find member 'reference'."],
  [
    'a misspelt envelope',
    FIELD,
    raw('{"Invoice": []}'),
    "Could not find member 'Invoice'. Path 'Invoices[0].Invoice'.",
  ],
  ['broken JSON', SAME_KEY, raw('{"Invoices": ['), 'Unable to parse JSON'],
  [
    'the same key twice',
    SAME_KEY,
    raw('{"Invoices": [{"Type": "ACCREC", "Type": "ACCPAY"}]}'),
    "'Type' is given more than once",
  ],
  ['an empty body', KIND, raw(''), 'Invoices holds nothing'],
  ['an empty list', KIND, raw('{"Invoices": []}'), 'Invoices holds nothing'],
  ['a text for a list', KIND, raw('{"Invoices": [{"LineItems": "x"}]}'), 'Error converting value "x". Path'],
  ['no object', KIND, raw('"Invoices"'), 'The request body must be a JSON object'],
  [
    'more than fifty documents',
    'More than 50 documents in a write',
    many,
    'At most 50 Invoices can be written at once',
  ],
];

const values: [name: string, changes: object, words: string][] = [
  ['a word that is none', { status: 'APPROVED' }, '"APPROVED". Path \'Invoices[0].Status\''],
  ['a word of another kind', { lineAmountTypes: 'NOTAXES' }, '"NOTAXES". Path \'Invoices[0].LineAmountTypes\''],
  [
    'a text for a number',
    { lineItems: [{ description: 'x', quantity: 'two' }] },
    '"two". Path \'Invoices[0].LineItems[0].Quantity\'',
  ],
  ['a day that is none', { date: '2026-02-30' }, '"2026-02-30". Path \'Invoices[0].Date\''],
  ['an id that is none', { contact: { contactID: '7' } }, '"7". Path \'Invoices[0].Contact.ContactID\''],
];

const query =
  (name: string, value: string): Change =>
  (config) =>
    void (config.params = { ...(config.params as object), [name]: value });
const ids = Array.from({ length: 41 }, (_one, n) => `00000000-0000-4000-8000-0000000000${n + 10}`).join();

const queries: [name: string, rule: string, change: Change, words: string][] = [
  ['an unknown parameter', QUERY, query('fields', 'InvoiceID'), "'fields' is not known here"],
  ['a parameter in other letters', QUERY, query('pagesize', '10'), "'pagesize' is not known here"],
  ['a page that is no number', QUERY, query('page', 'last'), "'page' cannot have the value 'last'"],
  ['three decimals', QUERY, query('unitdp', '3'), "'unitdp' cannot have the value '3'"],
  ['a flag that is neither', QUERY, query('summaryOnly', '1'), "'summaryOnly' cannot have the value '1'"],
  ['a filter that cannot be read', FILTER, query('where', 'Status=='), ''],
  ['a filter by what is no field', FILTER, query('where', 'Foo=="x"'), "No property or field 'Foo' exists"],
  ['an order by what is no field', FILTER, query('order', 'Foo'), "No property or field 'Foo' exists"],
  ['forty-one ids', FILTER, query('IDs', ids), 'At most 40 ids'],
  [
    'a time that is none',
    FILTER,
    ({ headers }) => void headers.set('If-Modified-Since', 'yesterday'),
    'cannot be read',
  ],
];

const notRead = (words: string) => ({ status: 400, says: ['PostDataInvalidException', words] });
const read: XeroCase['ask'] = ({ api, tenant }) => api.getInvoices(tenant);

/** Every one of them. */
export const xeroFormCases: XeroCase[] = [
  ...bodies.map(([name, rule, change, words]) => ({ name, rule, change, ask: put(), expected: notRead(words) })),
  ...values.map(([name, changes, words]) => ({ name, rule: KIND, ask: put(changes), expected: notRead(words) })),
  ...queries.map(([name, rule, change, words]) => ({
    ...{ name, rule, change, ask: read },
    expected: { status: 400, says: ['QueryParseException', words] },
  })),
  {
    name: 'XML is not read',
    rule: 'A body whose `Content-Type` is not',
    change: raw('<Invoices><Invoice/></Invoices>', 'application/xml'),
    ask: put(),
    expected: { status: 415, says: [] },
  },
];
