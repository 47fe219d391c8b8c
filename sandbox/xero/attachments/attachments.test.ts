import { XeroClient } from 'xero-node';
import { connect } from '../testing/harness.ts';
import { repeating, sentQuote } from '../testing/small-templates.ts';
import { ids } from '../testing/small-world.ts';
import { startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';

let writer: Writer;
let token: string;
beforeEach(async () => {
  writer = await startWriter();
  token = (await connect(writer.xero, ['accounting.attachments', 'accounting.invoices'])).access_token;
});
afterEach(() => writer.xero.close());

const INVOICE = `/Invoices/${ids.partPaid}`;
const TEN_MB = 10 * 1024 * 1024;

const ask = (
  method: string,
  path: string,
  sent: { body?: Buffer; headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(`${writer.xero.url}/api.xro/2.0${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'xero-tenant-id': ids.organisation,
      Accept: 'application/json',
      'Content-Type': 'application/octet-stream',
      ...sent.headers,
    },
    body: sent.body === undefined ? null : new Uint8Array(sent.body),
  });
const put = async (path: string, text = 'hello', headers: Record<string, string> = {}) => {
  const answer = await ask('PUT', path, { body: Buffer.from(text), headers });
  const body = (await answer.json()) as { Attachments?: Wire[]; Elements?: { ValidationErrors: Wire[] }[] };
  return {
    status: answer.status,
    file: body.Attachments?.[0] ?? {},
    messages: body.Elements?.[0]?.ValidationErrors.map(({ Message }) => Message),
  };
};
const list = (path = INVOICE) => writer.read(`${path}/Attachments`);
const has = async (path = INVOICE) => (await writer.read(path))[0]?.['HasAttachments'];

test.each([INVOICE, `/CreditNotes/${ids.note}`])(
  'a file of %s is kept byte by byte, listed, and read by name and id',
  async (path) => {
    expect([await has(path), await list(path)]).toEqual([false, []]);
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    const answer = await ask('PUT', `${path}/Attachments/Plan%20%C3%A9.png?IncludeOnline=true`, { body: bytes });
    const { Attachments } = (await answer.json()) as { Attachments: Wire[] };
    expect([answer.status, Attachments]).toMatchObject([
      200,
      [
        {
          FileName: 'Plan é.png',
          Url: `https://api.xero.com/api.xro/2.0${path}/Attachments/Plan%20%C3%A9.png`,
          MimeType: 'image/png',
          ContentLength: 5,
          IncludeOnline: true,
        },
      ],
    ]);
    expect([await has(path), await list(path)]).toEqual([true, Attachments]);
    for (const part of ['plan%20%C3%A9.PNG', String(Attachments[0]?.['AttachmentID'])]) {
      const read = await ask('GET', `${path}/Attachments/${part}`, { headers: { Accept: '*/*' } });
      expect([read.status, read.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
    }
  },
);

test('what is sent says what kind of file it is, unless it calls it a mere stream of bytes', async () => {
  expect(
    (await put(`${INVOICE}/Attachments/a.bin`, 'x', { 'Content-Type': 'text/plain; charset=utf-8' })).file,
  ).toMatchObject({
    MimeType: 'text/plain',
    IncludeOnline: false,
  });
  expect((await put(`${INVOICE}/Attachments/b.PDF`)).file).toMatchObject({ MimeType: 'application/pdf' });
  expect((await put(`${INVOICE}/Attachments/c`)).file).toMatchObject({ MimeType: 'application/octet-stream' });
});

test('a file of the same name takes the place of the one before, by PUT and POST; POST makes none', async () => {
  const first = await put(`${INVOICE}/Attachments/note.txt?IncludeOnline=true`, 'one');
  const second = await put(`${INVOICE}/Attachments/NOTE.txt`, 'three');
  expect(second.file).toEqual({ ...first.file, ContentLength: 5 });
  const third = await ask('POST', `${INVOICE}/Attachments/note.txt`, { body: Buffer.from('three more') });
  expect(third.status).toBe(200);
  expect(await list()).toEqual([{ ...first.file, ContentLength: 10 }]);
  expect((await ask('POST', `${INVOICE}/Attachments/other.txt`, { body: Buffer.from('x') })).status).toBe(404);
});

test('a document takes ten files, and the eleventh only in the place of another', async () => {
  for (let n = 1; n <= 10; n += 1) expect((await put(`${INVOICE}/Attachments/${n}.txt`)).status).toBe(200);
  expect(await put(`${INVOICE}/Attachments/11.txt`)).toMatchObject({
    status: 400,
    messages: ['A document can have at most 10 attachments'],
  });
  expect((await put(`${INVOICE}/Attachments/10.txt`, 'again')).status).toBe(200);
  expect(await list()).toHaveLength(10);
  expect((await put(`/Invoices/${ids.paid}/Attachments/1.txt`)).status).toBe(200);
});

test('ten megabytes fit, and not a byte more; nothing at all is no file', async () => {
  const path = `${INVOICE}/Attachments/big.bin`;
  expect((await ask('PUT', path, { body: Buffer.alloc(TEN_MB + 1) })).status).toBe(413);
  expect((await ask('PUT', path, { body: Buffer.alloc(TEN_MB) })).status).toBe(200);
  expect((await list())[0]).toMatchObject({ ContentLength: TEN_MB });
  expect((await put(`${INVOICE}/Attachments/nothing.txt`, '')).messages).toEqual(['The file is empty']);
});

test('a bill’s file is never shown online; a voided invoice takes none; an unknown document is 404', async () => {
  expect((await put(`/Invoices/${ids.bill}/Attachments/a.txt?IncludeOnline=true`)).file).toMatchObject({
    IncludeOnline: false,
  });
  expect((await put(`/Invoices/${ids.voided}/Attachments/a.txt`)).messages).toEqual([
    'Files cannot be attached to a document that is VOIDED',
  ]);
  expect((await ask('PUT', `/Invoices/${ids.other}/Attachments/a.txt`, { body: Buffer.from('x') })).status).toBe(404);
  expect((await ask('GET', `${INVOICE}/Attachments/none.txt`)).status).toBe(404);
  expect((await ask('GET', `${INVOICE}/Attachments/${ids.other}`)).status).toBe(404);
});

test('files of quotes and repeating invoices are not played, nor does an invoice list its own', async () => {
  for (const path of [`/Quotes/${sentQuote}`, `/RepeatingInvoices/${repeating}`])
    expect((await ask('PUT', `${path}/Attachments/a.txt`, { body: Buffer.from('hello') })).status).toBe(501);
  await put(`${INVOICE}/Attachments/a.txt`);
  expect((await writer.read(INVOICE))[0]).not.toHaveProperty('Attachments');
});

test('the scope of invoices opens no files, that of reading them takes none', async () => {
  const other = await startWriter({}, ['accounting.invoices', 'accounting.attachments.read']);
  expect((await other.send('GET', `${INVOICE}/Attachments`)).status).toBe(200);
  expect((await other.send('PUT', `${INVOICE}/Attachments/a.txt`, { body: 'x' })).status).toBe(401);
  await other.xero.close();
});

test('a file goes into the history, moves no update time and is told by no webhook', async () => {
  const before = (await writer.read(INVOICE))[0]?.['UpdatedDateUTC'];
  await put(`${INVOICE}/Attachments/a.txt`);
  expect((await writer.read(`${INVOICE}/History`))[0]).toMatchObject({
    Changes: 'Attached a file',
    Details: 'Attached the file a.txt',
  });
  expect((await writer.read(INVOICE))[0]?.['UpdatedDateUTC']).toBe(before);
  expect(writer.xero.state.data.webhooks.waiting).toEqual([]);
});

test('an Idempotency-Key keeps a file from being attached twice, and knows its bytes', async () => {
  const headers = { 'Idempotency-Key': 'file-1' };
  const first = await put(`${INVOICE}/Attachments/a.txt`, 'one', headers);
  expect((await put(`${INVOICE}/Attachments/a.txt`, 'one', headers)).file).toEqual(first.file);
  expect((await put(`${INVOICE}/Attachments/a.txt`, 'two', headers)).status).toBe(400);
});

test('Xero’s own SDK attaches files, lists them and reads them', async () => {
  const api = new XeroClient().accountingApi;
  api.basePath = `${writer.xero.url}/api.xro/2.0`;
  api.accessToken = token;
  const [tenant, hello] = [ids.organisation, Buffer.from('hello')];
  const made = await api.createInvoiceAttachmentByFileName(tenant, ids.partPaid, 'a.txt', hello, true);
  const [file] = made.body.attachments ?? [];
  expect(file).toMatchObject({ fileName: 'a.txt', contentLength: 5, includeOnline: true });
  await api.updateInvoiceAttachmentByFileName(tenant, ids.partPaid, 'a.txt', Buffer.from('hello again'));
  expect((await api.getInvoiceAttachments(tenant, ids.partPaid)).body.attachments).toMatchObject([
    { contentLength: 11 },
  ]);
  const byName = await api.getInvoiceAttachmentByFileName(tenant, ids.partPaid, 'a.txt', 'text/plain');
  expect(byName.body.toString()).toBe('hello again');
  const byId = await api.getInvoiceAttachmentById(tenant, ids.partPaid, file?.attachmentID ?? '', 'text/plain');
  expect(byId.body.toString()).toBe('hello again');

  await api.createCreditNoteAttachmentByFileName(tenant, ids.note, 'b.pdf', hello, true);
  await api.updateCreditNoteAttachmentByFileName(tenant, ids.note, 'b.pdf', hello);
  const [kept] = (await api.getCreditNoteAttachments(tenant, ids.note)).body.attachments ?? [];
  expect(kept).toMatchObject({ fileName: 'b.pdf', mimeType: 'application/pdf' });
  for (const read of [
    await api.getCreditNoteAttachmentByFileName(tenant, ids.note, 'b.pdf', 'application/pdf'),
    await api.getCreditNoteAttachmentById(tenant, ids.note, kept?.attachmentID ?? '', 'application/pdf'),
  ])
    expect(read.body.toString()).toBe('hello');
});
