import { call, connect, rowsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeAll(async () => {
  xero = await startSmall({ limits: { minute: 10_000 } });
  tokens = await connect(xero);
});
afterAll(() => xero.close());

const ask = (path: string) => call(xero, tokens, { path });
const numbers = async (path: string) =>
  (await rowsOf(await ask(path), 'Invoices')).map(({ InvoiceNumber }) => InvoiceNumber);

const numbered = (n: number): string => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const many = Array.from({ length: 41 }, (_, n) => numbered(n));

test.each([
  ['/Invoices?Statuses=BANANA', "'BANANA' is none of DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED, DELETED"],
  ['/Invoices?Statuses=PAID,paid', "'paid' is none of DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED, DELETED"],
  ['/Invoices?IDs=nonsense', "'nonsense' is not an id"],
  [`/Invoices?IDs=${ids.paid},7`, "'7' is not an id"],
  ['/Invoices?ContactIDs=7', "'7' is not an id"],
  ['/Contacts?IDs=7', "'7' is not an id"],
  ['/Quotes?ContactID=7', "'7' is not an id"],
  ['/Quotes?Status=BANANA', "'BANANA' is none of DRAFT, SENT, ACCEPTED, DECLINED, INVOICED, DELETED"],
  [`/Invoices?IDs=${many.join(',')}`, 'At most 40 ids can be asked for'],
])('%s asks for what no row can be, or for too many, and is refused', async (path, Message) => {
  const answer = await ask(path);
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { ErrorNumber: 16, Type: 'QueryParseException', Message },
  ]);
});

test('forty ids can be asked for, and an empty filter asks for nothing', async () => {
  expect(await numbers(`/Invoices?IDs=${[ids.paid, ...many.slice(0, 39)].join(',')}`)).toEqual(['INV-0002']);
  expect(await numbers('/Invoices?IDs=&Statuses=')).toHaveLength(6);
});
