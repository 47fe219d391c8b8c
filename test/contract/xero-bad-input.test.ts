import type { InternalAxiosRequestConfig } from 'axios';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { invoicesOf, refused, startSdk, tamper, tenant, type Sdk } from './support/xero-sdk.ts';

/* Requests that are wrong in their form, as Xero's own SDK sends them, or would if it were made to. */

let sdk: Sdk;
beforeAll(async () => {
  sdk = await startSdk();
});
afterAll(() => sdk.xero.close());

type Change = (config: InternalAxiosRequestConfig) => void;

const draft = { type: 'ACCREC', contact: { contactID: ids.ada }, lineItems: [{ description: 'x', quantity: 1 }] };
const put = (changes: object = {}) => sdk.api.createInvoices(tenant, invoicesOf({ ...draft, ...changes }));
const parsed = (config: InternalAxiosRequestConfig) =>
  (config.data as { Invoices: Record<string, unknown>[] }).Invoices[0]!;
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
    void (parsed(config)[field] = 'x');

test('nothing was wrong with the request that is changed below', async () => {
  tamper(() => undefined);
  expect((await put()).body.invoices).toHaveLength(1);
});

test.each<[string, Change, string]>([
  ['a misspelt field', spelled('Referense'), "Could not find member 'Referense'. Path 'Invoices[0].Referense'."],
  [
    'a field in other letters',
    spelled('reference'),
    "Could not find member 'reference'. Path 'Invoices[0].reference'.",
  ],
  ['a misspelt envelope', raw('{"Invoice": []}'), "Could not find member 'Invoice'. Path 'Invoices[0].Invoice'."],
  ['broken JSON', raw('{"Invoices": ['), 'Unable to parse JSON'],
  ['the same key twice', raw('{"Invoices": [{"Type": "ACCREC", "Type": "ACCPAY"}]}'), "'Type' is given more than once"],
  ['an empty body', raw(''), 'Invoices holds nothing'],
  ['an empty list', raw('{"Invoices": []}'), 'Invoices holds nothing'],
  ['a text for a list', raw('{"Invoices": [{"LineItems": "x"}]}'), 'Error converting value "x". Path'],
  ['no object', raw('"Invoices"'), 'The request body must be a JSON object'],
  [
    'more than fifty documents',
    ({ data }) => {
      const invoices = data as { Invoices: unknown[] };
      invoices.Invoices = Array.from({ length: 51 }, () => invoices.Invoices[0]);
    },
    'At most 50 Invoices can be written at once',
  ],
])('%s', async (_what, change, words) => {
  tamper(change);
  const { status, body } = await refused(put());
  expect([status, body]).toMatchObject([400, { ErrorNumber: 14, Type: 'PostDataInvalidException' }]);
  expect((body as { Message: string }).Message).toContain(words);
});

test.each([
  ['a word that is none', { status: 'APPROVED' }, '"APPROVED". Path \'Invoices[0].Status\''],
  ['a word of another kind', { lineAmountTypes: 'NOTAXES' }, '"NOTAXES". Path \'Invoices[0].LineAmountTypes\''],
  [
    'a text for a number',
    { lineItems: [{ description: 'x', quantity: 'two' }] },
    '"two". Path \'Invoices[0].LineItems[0].Quantity\'',
  ],
  ['a day that is none', { date: '2026-02-30' }, '"2026-02-30". Path \'Invoices[0].Date\''],
  ['an id that is none', { contact: { contactID: '7' } }, '"7". Path \'Invoices[0].Contact.ContactID\''],
])('%s', async (_what, changes, words) => {
  const { status, body } = await refused(put(changes));
  expect([status, body]).toMatchObject([400, { ErrorNumber: 14, Type: 'PostDataInvalidException' }]);
  expect((body as { Message: string }).Message).toContain(words);
});

const query =
  (name: string, value: string): Change =>
  (config) =>
    void (config.params = { ...(config.params as object), [name]: value });

test.each<[string, Change, string]>([
  ['an unknown parameter', query('fields', 'InvoiceID'), "'fields' is not known here"],
  ['a parameter in other letters', query('pagesize', '10'), "'pagesize' is not known here"],
  ['a page that is no number', query('page', 'last'), "'page' cannot have the value 'last'"],
  ['three decimals', query('unitdp', '3'), "'unitdp' cannot have the value '3'"],
  ['a flag that is neither', query('summaryOnly', '1'), "'summaryOnly' cannot have the value '1'"],
  ['a filter that cannot be read', query('where', 'Status=='), ''],
  ['a filter by what is no field', query('where', 'Foo=="x"'), "No property or field 'Foo' exists"],
  ['an order by what is no field', query('order', 'Foo'), "No property or field 'Foo' exists"],
  ['forty-one ids', query('IDs', Array.from({ length: 41 }, () => crypto.randomUUID()).join()), 'At most 40 ids'],
  ['a time that is none', ({ headers }) => void headers.set('If-Modified-Since', 'yesterday'), 'cannot be read'],
])('%s', async (_what, change, words) => {
  tamper(change);
  const { status, body } = await refused(sdk.api.getInvoices(tenant));
  expect([status, body]).toMatchObject([400, { ErrorNumber: 16, Type: 'QueryParseException' }]);
  expect((body as { Message: string }).Message).toContain(words);
});

test('an empty parameter, which the SDK makes of null, is refused where a number belongs', async () => {
  const page = null as unknown as number;
  const none = undefined;
  const asked = sdk.api.getInvoices(tenant, none, none, none, none, none, none, none, page);
  expect((await asked).body.invoices).toHaveLength(7);
  tamper(query('page', ''));
  expect((await refused(sdk.api.getInvoices(tenant))).status).toBe(400);
});

test('XML is neither answered nor read', async () => {
  tamper(({ headers }) => void headers.setAccept('application/xml'));
  expect((await refused(sdk.api.getContacts(tenant))).status).toBe(406);
  tamper(raw('<Invoices><Invoice/></Invoices>', 'application/xml'));
  expect((await refused(put())).status).toBe(415);
});

test('a body above 3.5 MB is not read', async () => {
  const { status } = await refused(put({ reference: 'x'.repeat(3_700_000) }));
  expect(status).toBe(413);
});
