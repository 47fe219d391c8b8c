import { ALL_READ } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../testing/writer.ts';
import { routes } from './routes.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const put = (body: unknown, query = '') => writer.send('PUT', `/Invoices${query}`, { body });
const count = async (): Promise<number> => (await writer.read('/Invoices')).length - 6;
const bad = approved({ InvoiceNumber: 'BAD', LineItems: [] });
const NO_ID = '00000000-0000-0000-0000-000000000000';

test('one bad document refuses the whole write, and only it is named', async () => {
  const { status, body } = await put({ Invoices: [approved(), bad] });
  expect(status).toBe(400);
  expect(body).toEqual({
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [
      {
        InvoiceID: NO_ID,
        InvoiceNumber: 'BAD',
        Contact: { ContactID: ids.ada },
        HasErrors: true,
        ValidationErrors: [{ Message: 'One or more line items must be specified' }],
      },
    ],
  });
  expect(await count()).toBe(0);
});

test('summarizeErrors=true is the same as nothing', async () => {
  expect((await put({ Invoices: [approved(), bad] }, '?summarizeErrors=true')).status).toBe(400);
});

test('with summarizeErrors=false each document says what became of it, in its place, and the good ones are kept', async () => {
  const { status, rows } = await put({ Invoices: [approved(), bad, approved()] }, '?summarizeErrors=false');
  expect(status).toBe(200);
  expect(rows).toMatchObject([
    { StatusAttributeString: 'OK', InvoiceNumber: 'INV-0006' },
    {
      StatusAttributeString: 'ERROR',
      InvoiceID: NO_ID,
      HasErrors: true,
      ValidationErrors: [{ Message: 'One or more line items must be specified' }],
    },
    { StatusAttributeString: 'OK', InvoiceNumber: 'INV-0007' },
  ]);
  expect(await count()).toBe(2);
});

test('documents of one write see each other', async () => {
  const twice = { Invoices: [approved({ InvoiceNumber: 'A' }), approved({ InvoiceNumber: 'A' })] };
  expect((await put(twice)).messages).toEqual(['Invoice # must be unique.']);
});

test('fifty documents are written at once, fifty-one are not', async () => {
  const many = (length: number) => ({ Invoices: Array.from({ length }, () => approved()) });
  const refused = await put(many(51));
  expect([refused.status, refused.body['Message']]).toEqual([400, 'At most 50 Invoices can be written at once']);
  expect((await put(many(50))).rows).toHaveLength(50);
});

test('items are written by five hundred, accounts one by one, and of one payment one body says that it goes', async () => {
  const items = (length: number) => ({ Items: Array.from({ length }, (_, index) => ({ Code: `I-${index}` })) });
  const refused = async (method: string, path: string, body: unknown) => {
    const answer = await writer.send(method, path, { body });
    return [answer.status, answer.body['Message']];
  };
  expect(await refused('PUT', '/Items', items(501))).toEqual([400, 'At most 500 Items can be written at once']);
  expect((await writer.send('PUT', '/Items', { body: items(500) })).rows).toHaveLength(500);
  const accounts = ['210', '211'].map((Code) => ({ Code, Name: Code, Type: 'REVENUE' }));
  const tooMany = [400, 'At most 1 Accounts can be written at once'];
  expect(await refused('PUT', '/Accounts', { Accounts: accounts })).toEqual(tooMany);
  expect((await writer.send('PUT', '/Accounts', { body: { Accounts: accounts.slice(1) } })).status).toBe(200);
  const gone = { Payments: [{ Status: 'DELETED' }, { Status: 'DELETED' }] };
  expect(await refused('POST', `/Payments/${ids.paid}`, gone)).toEqual([
    400,
    'At most 1 Payments can be written at once',
  ]);
});

test.each<[string, unknown, string]>([
  ['no JSON', '{"Invoices": [', 'Unable to parse JSON'],
  ['nothing', '', 'Invoices holds nothing'],
  ['a list', '[]', 'The request body must be a JSON object'],
  ['an empty list', { Invoices: [] }, 'Invoices holds nothing'],
  ['no list', { Invoices: 1 }, 'Invoices must be a list of objects'],
  [
    'a word that is none',
    { Invoices: [{ LineAmountTypes: 'NO_TAX' }] },
    'Error converting value "NO_TAX". Path \'Invoices[0].LineAmountTypes\'.',
  ],
  [
    'a date that is none',
    { Invoices: [approved(), { Date: '2026-02-30' }] },
    'Error converting value "2026-02-30". Path \'Invoices[1].Date\'.',
  ],
  [
    'a number that is none',
    approved({ LineItems: [{ Quantity: 'two' }] }),
    'Error converting value "two". Path \'Invoices[0].LineItems[0].Quantity\'.',
  ],
  ['an id that is none', { InvoiceID: '1' }, 'Error converting value "1". Path \'Invoices[0].InvoiceID\'.'],
])('a body that is %s is refused as a whole', async (_what, body, words) => {
  const answer = await put(body);
  expect([answer.status, answer.body['Type'], answer.body['ErrorNumber']]).toEqual([
    400,
    'PostDataInvalidException',
    14,
  ]);
  expect(answer.body['Message']).toContain(words);
});

test('more than 3.5 MB are not read', async () => {
  expect((await put(approved({ Reference: 'x'.repeat(3_700_000) }))).status).toBe(413);
});

test.each<[unknown, string]>([
  [approved({ NotAField: 1 }), 'Invoices[0].NotAField'],
  [{ Invoices: [approved(), approved({ reference: 'x' })] }, 'Invoices[1].reference'],
  [approved({ LineItems: [{ Description: 'x', Qty: 1 }] }), 'Invoices[0].LineItems[0].Qty'],
  [
    approved({ Contact: { ContactID: ids.ada, Addresses: [{ Line1: 'x' }] } }),
    'Invoices[0].Contact.Addresses[0].Line1',
  ],
  [{ Invoices: [approved()], Invoice: 1 }, 'Invoice'],
  [{ invoices: [approved()] }, 'Invoices[0].invoices'],
])('a field that Xero does not have is refused (%#)', async (body, path) => {
  const { status, body: answer } = await put(body);
  const field = path.split('.').at(-1) ?? '';
  expect([status, answer['Type'], answer['Message']]).toEqual([
    400,
    'PostDataInvalidException',
    `Could not find member '${field}'. Path '${path}'.`,
  ]);
  expect(await count()).toBe(0);
});

test('a document may be sent back as it was read, envelope and all', async () => {
  for (const path of [`/Invoices/${ids.dueToday}`, `/Contacts/${ids.ada}`]) {
    const { status, body } = await writer.send('GET', path);
    expect([path, status, (await writer.send('POST', path, { body })).status]).toEqual([path, 200, 200]);
  }
});

test('a body may be one document alone, or a list of it', async () => {
  for (const body of [approved(), { Invoices: [approved()] }]) expect((await put(body)).rows).toHaveLength(1);
  expect(await count()).toBe(2);
});

test('a key that stands twice in one object is refused', async () => {
  const { status, body } = await put('{"Type": "ACCREC", "Reference": "a", "Reference": "b"}');
  expect([status, body['Message']]).toEqual([400, "Unable to parse JSON: 'Reference' is given more than once"]);
});

test('a field that the stand-in has no place for is not ignored, unless it is empty', async () => {
  expect(
    (await put(approved({ Attachments: [], Contact: { ContactID: ids.ada, TaxNumber: '', XeroNetworkKey: '' } })))
      .status,
  ).toBe(200);
  const branded = await put(approved({ PlannedPaymentDate: '2026-12-01' }));
  expect([branded.status, branded.body['text']]).toEqual([
    501,
    'The stand-in does not keep PlannedPaymentDate of an invoice',
  ]);
  const tracked = approved({ LineItems: [{ Description: 'x', TaxBreakdown: [{ Name: 'x' }] }] });
  expect((await put(tracked)).status).toBe(501);
});

test('null is the same as nothing', async () => {
  expect((await put(approved({ Reference: null, Url: null, BrandingThemeID: null }))).status).toBe(200);
});

test('only JSON is read', async () => {
  const xml = { body: '<Invoices/>', headers: { 'Content-Type': 'application/xml' } };
  expect((await writer.send('PUT', '/Invoices', xml)).status).toBe(415);
});

test('only JSON is answered', async () => {
  expect((await writer.send('PUT', '/Invoices', { body: approved(), headers: { Accept: '*/*' } })).status).toBe(406);
  expect(await count()).toBe(0);
});

const PARAMETER = /:key/;
const writes = routes.filter(({ method }) => method !== 'get');

test.each([
  ['scopes that only read', ALL_READ],
  ['invoices alone', ['accounting.invoices']],
  ['contacts alone', ['accounting.contacts']],
  ['payments alone', ['accounting.payments']],
])('with %s, only what they allow is open', async (_what, scopes) => {
  await writer.xero.close();
  writer = await startWriter({}, scopes);
  for (const { id, method, path, scopes: needed } of writes) {
    const answer = await writer.send(method.toUpperCase(), path.replace(PARAMETER, ids.paid), { body: '{' });
    const isOpen = needed.some((scope) => scopes.includes(scope));
    expect([id, answer.body['Detail'] === 'AuthorizationUnsuccessful']).toEqual([id, !isOpen]);
  }
});
