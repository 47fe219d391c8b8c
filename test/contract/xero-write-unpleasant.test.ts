import { text } from 'node:stream/consumers';
import type { IntentKind } from '../../src/invoicing/facts.ts';
import { ok } from '../../src/lib/result.ts';
import { insideTransaction } from '../../src/lib/transaction-guard.ts';
import type { VendorCall } from '../../src/vendors/send.ts';
import { createXero, type Xero } from '../../src/vendors/xero/create-xero.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, inTurn, startRaw, type Behaviour, type RawServer } from './support/raw-server.ts';
import { xeroRows } from './support/xero-rows.ts';

const TOKEN = 'access-token-that-nobody-may-see';
const where = { portalId: '1', tenantId: 't-1' };

let server: RawServer;
let calls: VendorCall[];
let asked: boolean[];

beforeAll(async () => (server = await startRaw()));
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
  calls = [];
  asked = [];
});

const xeroAt = (apiUrl: string): Xero =>
  createXero({
    apiUrl,
    identityUrl: apiUrl,
    clientId: 'xero-client',
    clientSecret: testSecrets['the client secret of Xero'],
    timeoutMs: 5000,
    writeTimeoutMs: 300,
    onCall: (call) => calls.push(call),
    token: (_who, { fresh }) => {
      asked.push(fresh);
      return Promise.resolve(ok(fresh ? `${TOKEN}-2` : TOKEN));
    },
  });

/** Bytes that no serialiser would write: their order, spaces, escapes, digits and a field that no document knows. */
const ODD =
  '{ "Invoices":[{"Z":1,"UnitAmount":0.10000000000000000001,"Quantity":1e0,"Name":"Ünï \\u00e9 / 😀","A":[]}]\n}';

const send = (more: { kind?: IntentKind; documentId?: string; request?: string; to?: string } = {}) => {
  const { kind = 'create_invoice', documentId = null, request = ODD, to = server.url } = more;
  return xeroAt(to).writer.send(where, { kind, documentId, request, key: 'intent:1' });
};

/** The failure of a write; the token must not stand in it, nor in what was counted. */
async function failureOf(write: ReturnType<typeof send>): Promise<unknown> {
  const result = await write;
  expect(JSON.stringify([result, calls])).not.toContain(TOKEN);
  expect(result.ok).toBe(false);
  return result.ok ? null : result.error;
}

interface Wire {
  line: string;
  body: string;
  headers: Record<string, unknown>;
}

/** Keeps what comes over the wire, and answers by the behaviour. */
function recording(wires: Wire[], behaviour: Behaviour): Behaviour {
  return (request, response) => {
    void text(request).then((body) => {
      wires.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, body, headers: request.headers });
      behaviour(request, response);
    });
  };
}

const made = answer(200, { Invoices: [{ ...xeroRows.invoice, StatusAttributeString: 'OK' }] });

test.each<[IntentKind, string | null, string, Behaviour]>([
  ['create_invoice', null, 'PUT /api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4', made],
  [
    'create_contact',
    null,
    'PUT /api.xro/2.0/Contacts?summarizeErrors=false',
    answer(200, { Contacts: [xeroRows.contact] }),
  ],
  ['update_contact', 'c-1', 'POST /api.xro/2.0/Contacts/c-1', answer(200, { Contacts: [xeroRows.contact] })],
  [
    'create_item',
    null,
    'PUT /api.xro/2.0/Items?summarizeErrors=false&unitdp=4',
    answer(200, { Items: [{ ItemID: 'item-1', Code: 'SIGN', Name: 'Sign', IsSold: true }] }),
  ],
  ['approve_invoice', 'i-1', 'POST /api.xro/2.0/Invoices/i-1?unitdp=4', made],
  ['void_invoice', 'i-1', 'POST /api.xro/2.0/Invoices/i-1?unitdp=4', made],
  ['delete_invoice', 'i-1', 'POST /api.xro/2.0/Invoices/i-1?unitdp=4', made],
  [
    'email_invoice',
    'i-1',
    'POST /api.xro/2.0/Invoices/i-1/Email',
    (_request, response) => response.writeHead(204).end(),
  ],
])('%s sends the very bytes of the intent under its key', async (...[kind, documentId, line, behaviour]) => {
  for (const request of [ODD, '']) {
    const wires: Wire[] = [];
    server.behave(recording(wires, behaviour));
    expect(await send({ kind, request, ...(documentId === null ? {} : { documentId }) })).toMatchObject({ ok: true });
    expect(wires).toMatchObject([{ line, body: request }]);
    expect(wires[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'intent:1',
      'xero-tenant-id': 't-1',
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
    });
  }
});

test.each(Object.entries(brokenAnswers))(
  'a 200 that is %s leaves it unclear, and is asked once',
  async (_name, broken) => {
    server.behave(broken(JSON.stringify({ Invoices: [xeroRows.invoice] })));
    expect(await failureOf(send())).toMatchObject({ code: 'vendor_unclear', vendor: 'xero', remembered: false });
    expect(server.seen).toHaveLength(1);
  },
);

test.each([
  ['no document', { Invoices: [] }],
  ['two documents', { Invoices: [xeroRows.invoice, xeroRows.invoice] }],
  ['a document without an id', { Invoices: [{ ...xeroRows.invoice, InvoiceID: undefined }] }],
  ['an amount that is none', { Invoices: [{ ...xeroRows.invoice, Total: 'twelve' }] }],
  ['another kind of document', { Contacts: [xeroRows.contact] }],
])('a 200 with %s leaves it unclear', async (_name, body) => {
  server.behave(answer(200, body));
  expect(await failureOf(send())).toMatchObject({ code: 'vendor_unclear', remembered: false });
});

test.each([
  [500, { ErrorNumber: 0, Message: 'oops' }, true],
  [502, '<html>', true],
  [503, 'The Xero API is currently offline for maintenance', true],
  [504, '', true],
  [408, '', false],
  [202, { Invoices: [xeroRows.invoice] }, false],
  [204, '', false],
])('%i leaves it unclear', async (status, body, remembered) => {
  server.behave(answer(status, body));
  expect(await failureOf(send())).toMatchObject({ code: 'vendor_unclear', remembered });
});

test('an e-mail that is answered with anything but 204 is unclear or refused, never sent', async () => {
  const mail = { kind: 'email_invoice', documentId: 'i-1' } as const;
  server.behave(answer(200, {}));
  expect(await failureOf(send(mail))).toMatchObject({ code: 'vendor_unclear', remembered: false });
  server.behave(answer(400, { Elements: [{ ValidationErrors: [{ Message: 'No e-mail address' }] }] }));
  expect(await failureOf(send(mail))).toMatchObject({ code: 'vendor_rejected', messages: ['No e-mail address'] });
});

const refusedRow = (ValidationErrors: object[], more: object = {}) => ({
  ...xeroRows.invoice,
  InvoiceID: '00000000-0000-0000-0000-000000000000',
  ...more,
  ValidationErrors,
});

test.each([
  [
    'an element in error',
    200,
    {
      Invoices: [
        refusedRow([{ Message: 'One' }, { Description: 'Two' }, { Message: 'One' }], {
          StatusAttributeString: 'ERROR',
        }),
      ],
    },
    ['One', 'Two'],
  ],
  ['an element that only says why', 200, { Invoices: [refusedRow([{ Message: 'One' }])] }, ['One']],
  ['an error without words', 200, { Invoices: [refusedRow([], { StatusAttributeString: 'ERROR' })] }, []],
  [
    'a validation exception',
    400,
    { Type: 'ValidationException', Message: 'A', Elements: [refusedRow([{ Message: 'One' }])] },
    ['One'],
  ],
  ['bad JSON', 400, { Type: 'PostDataInvalidException', Message: 'Unable to parse' }, ['Unable to parse']],
  [
    'no such document',
    404,
    'The resource you are looking for cannot be found',
    ['The resource you are looking for cannot be found'],
  ],
])('%s is refused for good, in Xero’s words', async (...[, status, body, messages]) => {
  server.behave(answer(status, body));
  expect(await failureOf(send())).toEqual({ code: 'vendor_rejected', vendor: 'xero', status, messages });
});

test('a warning refuses nothing', async () => {
  const warned = { StatusAttributeString: 'WARNING', Warnings: [{ Message: 'Only AUTHORISED invoices may …' }] };
  server.behave(answer(200, { Invoices: [{ ...xeroRows.invoice, ...warned, ValidationErrors: [] }] }));
  expect(await send()).toMatchObject({ ok: true, value: { invoice: { id: 'i-1' } } });
});

test('our key on another request proves nothing, so that it is looked for', async () => {
  const Message = 'Idempotency Key: intent:1 is used with a different request.';
  server.behave(answer(400, { ErrorNumber: 10, Type: 'ValidationException', Message }));
  expect(await failureOf(send())).toMatchObject({ code: 'vendor_unclear', remembered: true });
});

test('where nobody listens nothing has left', async () => {
  const gone = await startRaw();
  await gone.close();
  for (const to of [gone.url, gone.url.replace('127.0.0.1', 'no-such-host.invalid')])
    expect(await failureOf(send({ to }))).toMatchObject({ code: 'vendor_unavailable' });
});

test('429 waits, 403 of the organisation ends the connection', async () => {
  server.behave(answer(429, '', { 'retry-after': '12', 'x-rate-limit-problem': 'minute' }));
  expect(await failureOf(send())).toMatchObject({ code: 'vendor_throttled', retryAfterSeconds: 12 });
  server.behave(answer(403, { Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' }));
  expect(await failureOf(send())).toMatchObject({ code: 'auth_revoked' });
});

test('an expired token is renewed once, and the same bytes go under the same key', async () => {
  const wires: Wire[] = [];
  const expired = answer(401, { Title: 'Unauthorized', Detail: 'TokenExpired: token expired at 11/20/2026 09:30:00' });
  server.behave(recording(wires, inTurn(expired, made)));
  expect(await send()).toMatchObject({ ok: true });
  expect(asked).toEqual([false, true]);
  expect(wires.map(({ body, headers }) => [body, headers['idempotency-key'], headers['authorization']])).toEqual([
    [ODD, 'intent:1', `Bearer ${TOKEN}`],
    [ODD, 'intent:1', `Bearer ${TOKEN}-2`],
  ]);
  server.behave(expired);
  expect(await failureOf(send())).toMatchObject({ code: 'auth_revoked', detail: 'TokenExpired' });
});

test('an unclear answer after the renewal is unclear', async () => {
  const expired = answer(401, { Title: 'Unauthorized', Detail: 'TokenExpired' });
  server.behave(inTurn(expired, brokenAnswers['a cut before the answer']!('')));
  expect(await failureOf(send())).toMatchObject({ code: 'vendor_unclear', remembered: false });
});

test('nothing is written inside a transaction, nor without the document that it is about', async () => {
  await expect(insideTransaction(() => send())).rejects.toThrow('inside a database transaction');
  await expect(send({ kind: 'void_invoice' })).rejects.toThrow('void_invoice names no document');
  expect(server.seen).toEqual([]);
});
