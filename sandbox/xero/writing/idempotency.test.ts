import { control } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import { approved, startWriter, type Writer } from '../testing/writer.ts';
import type { Wire } from '../wire/wire.ts';

let writer: Writer;
beforeEach(async () => {
  writer = await startWriter();
});
afterEach(() => writer.xero.close());

const put = (key: string, invoice: Wire = approved(), path = '/Invoices') =>
  writer.send('PUT', path, { body: { Invoices: [invoice] }, headers: { 'Idempotency-Key': key } });
const made = async (): Promise<number> => (await writer.read('/Invoices?createdByMyApp=true')).length;
const fault = (kind: string, more: object = {}) =>
  control(writer.xero, '/faults', { operation: 'createInvoices', kind, times: 1, ...more });

test('the same key and bytes get the same answer, and nothing is done again', async () => {
  const first = await put('k');
  const again = await put('k');
  expect(again).toEqual(first);
  expect(await made()).toBe(1);
  expect((await put('K')).rows[0]?.['InvoiceID']).not.toBe(first.rows[0]?.['InvoiceID']);
});

test('a refusal is remembered too, even when it would now be right', async () => {
  const invoice = approved({ CurrencyCode: 'USD' });
  const first = await put('k', invoice);
  expect(first.status).toBe(400);
  writer.organisation.currencies.push({ code: 'USD', description: 'US Dollar' });
  expect(await put('k', invoice)).toEqual(first);
  expect((await put('k2', invoice)).status).toBe(200);
});

test('other bytes, another URL, method or organisation under the same key are refused', async () => {
  await put('k');
  const words = { Message: 'Idempotency Key: k is used with a different request.' };
  expect(await put('k', approved({ Reference: 'x' }))).toMatchObject({ status: 400, body: words });
  expect(await put('k', approved(), '/Invoices?unitdp=4')).toMatchObject({ status: 400, body: words });
  const posted = { body: { Invoices: [approved()] }, headers: { 'Idempotency-Key': 'k' } };
  expect(await writer.send('POST', '/Invoices', posted)).toMatchObject({ status: 400, body: words });
  expect(await made()).toBe(1);
});

test('a key is forgotten six minutes after the first call: then there are two', async () => {
  await put('k');
  writer.xero.clock.advance(359);
  await put('k');
  expect(await made()).toBe(1);
  writer.xero.clock.advance(1);
  await put('k');
  expect(await made()).toBe(2);
});

test('128 characters are a key, 129 are not; an empty one is none', async () => {
  expect((await put('x'.repeat(128))).status).toBe(200);
  expect((await put('x'.repeat(129))).status).toBe(400);
  await put('');
  await put('');
  expect(await made()).toBe(3);
});

test('ten at once with one key make one invoice and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => put('k')));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await made()).toBe(1);
});

test('what was done before the connection broke is answered again afterwards', async () => {
  await fault('commit-then-cut');
  await expect(put('k')).rejects.toThrow();
  const again = await put('k');
  expect([again.status, await made()]).toEqual([200, 1]);
});

test('what was cut before it was done is done afterwards', async () => {
  await fault('cut');
  await expect(put('k')).rejects.toThrow();
  expect(await made()).toBe(0);
  expect([(await put('k')).status, await made()]).toEqual([200, 1]);
});

test('a 500 is remembered for its key; a 503 and a 429 are not', async () => {
  await fault('status', { status: 500 });
  expect([(await put('k')).status, (await put('k')).status, await made()]).toEqual([500, 500, 0]);
  await fault('status', { status: 503 });
  expect([(await put('k2')).status, (await put('k2')).status]).toEqual([503, 200]);
  await fault('throttle');
  expect([(await put('k3')).status, (await put('k3')).status]).toEqual([429, 200]);
  writer.xero.clock.advance(360);
  expect((await put('k')).status).toBe(200);
});

test('a remembered answer wins over a failure that a fault asks for', async () => {
  const first = await put('k');
  await fault('status', { status: 500 });
  expect(await put('k')).toEqual(first);
});

test('limits come before the key: a replay is a call', async () => {
  await writer.xero.close();
  writer = await startWriter({ limits: { minute: 2 } });
  expect([(await put('k')).status, (await put('k')).status, (await put('k')).status]).toEqual([200, 200, 429]);
});

test('reads do not know the header', async () => {
  const key = { headers: { 'Idempotency-Key': 'k' } };
  await writer.send('GET', `/Invoices/${ids.draft}/History`, key);
  expect((await writer.send('GET', `/Invoices/${ids.paid}/History`, key)).status).toBe(200);
});
