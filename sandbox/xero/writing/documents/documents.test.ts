import { connect } from '../../testing/harness.ts';
import { ids, TODAY } from '../../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../../testing/writer.ts';
import type { Wire } from '../../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const email = (key: string) => writer.send('POST', `/Invoices/${key}/Email`, { body: {} });
const created = async (changes: Wire = {}): Promise<string> => {
  const { rows } = await writer.send('PUT', '/Invoices', { body: approved(changes) });
  return String(rows[0]?.['InvoiceID']);
};

test('an approved invoice is e-mailed, with 204 and nothing more, and counts as sent', async () => {
  const invoice = await created();
  expect(await email(invoice)).toMatchObject({ status: 204, body: { text: '' } });
  expect((await writer.read(`/Invoices/${invoice}`))[0]).toMatchObject({ SentToContact: true });
  expect((await email('INV-0002')).status).toBe(204);
});

test('the body of an e-mail says nothing: what it says is refused, and nothing is sent', async () => {
  const invoice = await created();
  const path = `/Invoices/${invoice}/Email`;
  const refused = await writer.send('POST', path, { body: { Nonsense: 1 } });
  expect([refused.status, refused.body['Message']]).toEqual([
    400,
    "Could not find member 'Nonsense'. Path 'Nonsense'.",
  ]);
  expect((await writer.read(`/Invoices/${invoice}`))[0]).toMatchObject({ SentToContact: false });
  expect(writer.xero.state.data.emails).toEqual({});
  expect((await writer.send('POST', path)).status).toBe(204);
});

test('a submitted one is e-mailed too, and does not count as sent', async () => {
  const invoice = await created({ Status: 'SUBMITTED' });
  expect((await email(invoice)).status).toBe(204);
  expect((await writer.read(`/Invoices/${invoice}`))[0]).toMatchObject({ SentToContact: false });
});

test('a draft, a voided one, a bill and a contact without an address are not e-mailed', async () => {
  const NOT_SENDABLE = 'Only sales invoices that are SUBMITTED, AUTHORISED or PAID can be emailed';
  const NO_ADDRESS = 'The contact has no email address';
  const refused = async (key: string) => [(await email(key)).status, (await email(key)).messages];
  expect(await refused(await created({ Status: 'DRAFT' }))).toEqual([400, [NOT_SENDABLE]]);
  expect(await refused(ids.voided)).toEqual([400, [NOT_SENDABLE]]);
  expect(await refused(ids.bill)).toEqual([400, [NOT_SENDABLE, NO_ADDRESS]]);
  expect(await refused(ids.dueToday)).toEqual([400, [NO_ADDRESS]]);
  expect((await email('nope')).status).toBe(404);
});

test('a day has so many e-mails; the next one begins anew', async () => {
  const invoice = await created();
  const key = `${ids.organisation} ${TODAY}`;
  writer.xero.state.data.emails[key] = 999;
  expect((await email(invoice)).status).toBe(204);
  const refused = await email(invoice);
  expect([refused.status, refused.messages]).toEqual([400, ['The daily limit of 1000 emails has been reached']]);
  expect(writer.xero.state.data.emails[key]).toBe(1000);
});

test('an invoice that left the draft has a page for the customer, on this stand-in', async () => {
  const online = (key: string) => writer.send('GET', `/Invoices/${key}/OnlineInvoice`);
  expect((await online('INV-0002')).rows).toEqual([{ OnlineInvoiceUrl: `${writer.xero.url}/invoices/${ids.paid}` }]);
  expect((await online(ids.draft)).status).toBe(400);
  expect((await online(ids.bill)).status).toBe(400);
  expect((await online('nope')).status).toBe(404);
});

const file = async (path: string, accept: string): Promise<Response> => {
  const { access_token } = await connect(writer.xero);
  return fetch(`${writer.xero.url}/api.xro/2.0${path}`, {
    headers: { Authorization: `Bearer ${access_token}`, 'xero-tenant-id': ids.organisation, Accept: accept },
  });
};

/** Where the table of a PDF says that its objects are, they must be. */
const objectsAt = (pdf: string): string[] => {
  const from = Number(/startxref\n(\d+)\n%%EOF/.exec(pdf)?.[1]);
  expect(pdf.slice(from, from + 4)).toBe('xref');
  return [...pdf.slice(from).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) =>
    pdf.slice(Number(offset), Number(offset) + 7),
  );
};

test('an invoice is a valid PDF for who asks so, by either path', async () => {
  for (const path of ['/Invoices/INV-0003', '/Invoices/INV-0003/pdf']) {
    const answer = await file(path, 'application/pdf');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
    expect(objectsAt(pdf)).toEqual(['1 0 obj', '2 0 obj', '3 0 obj', '4 0 obj', '5 0 obj']);
    expect(pdf).toContain('(Caf? Zo?) Tj');
    expect(pdf).toContain('(Total: 120.01 EUR) Tj');
    const [, length, stream] = /\/Length (\d+) >>\nstream\n(.*)\nendstream/s.exec(pdf) ?? [];
    expect(stream).toHaveLength(Number(length));
  }
  expect((await file('/Invoices/nope', 'application/pdf')).status).toBe(404);
});

const history = (key: string) => writer.send('GET', `/Invoices/${key}/History`);

test('the history tells what was done and by whom, the newest first', async () => {
  const invoice = await created({ Status: 'DRAFT' });
  await writer.send('POST', `/Invoices/${invoice}`, { body: { Status: 'AUTHORISED' } });
  await email(invoice);
  expect((await history(invoice)).rows).toMatchObject([
    { Changes: 'Invoice sent', Details: 'This invoice has been sent to ada@example.test', User: 'app' },
    { Changes: 'Approved' },
    { Changes: 'Created', DateUTC: expect.stringMatching(/^\/Date\(\d+\)\/$/) as string },
  ]);
  expect((await history(ids.paid)).rows).toMatchObject([{ Changes: 'Created', User: 'A person in Xero' }]);
});

test('an app adds notes, of at most 2,500 characters', async () => {
  const add = (...notes: string[]) =>
    writer.send('PUT', `/Invoices/${ids.paid}/History`, {
      body: { HistoryRecords: notes.map((Details) => ({ Details })) },
    });
  expect((await add('x'.repeat(2500))).status).toBe(200);
  expect((await add('x'.repeat(2501))).messages).toEqual(['Details must be 2500 characters or less']);
  expect((await add('fine', ' ')).messages).toEqual(['Details must be specified']);
  expect((await history(ids.paid)).rows.map(({ Changes, User }) => [Changes, User])).toEqual([
    ['Note', 'System Generated'],
    ['Created', 'A person in Xero'],
  ]);
});
