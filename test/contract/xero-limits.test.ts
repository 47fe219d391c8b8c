import { RequestEmpty, type AccountingApi } from 'xero-node';
import { connectAs } from '../../sandbox/xero/testing/harness.ts';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { WRITE_SCOPES } from '../../sandbox/xero/testing/writer.ts';
import { invoicesOf, refused, sdkOf, startSdk, tenant, type Sdk } from './support/xero-sdk.ts';

/* How often, how much and how many: what Xero's stand-in counts, as Xero's own SDK is told of it. */

let sdk: Sdk;
let api: AccountingApi;
beforeEach(async () => {
  sdk = await startSdk({ limits: {} });
  const { access_token } = await connectAs(sdk.xero, { scopes: WRITE_SCOPES, tenantIds: [tenant, ids.other] });
  api = sdkOf(sdk.xero, access_token);
});
afterEach(() => sdk.xero.close());

const limit = (settings: object) => sdk.control('/limits', settings);
const NAMES = ['x-daylimit-remaining', 'x-minlimit-remaining', 'x-appminlimit-remaining'];
const left = (headers: object) => NAMES.map((name) => Number((headers as Record<string, string | undefined>)[name]));
const read = async (organisation = tenant) => left((await api.getCurrencies(organisation)).response.headers);
const problem = async (call: Promise<unknown>) => {
  const { status, headers } = await refused(call);
  return [status, headers['x-rate-limit-problem'], headers['retry-after']];
};

const draft = { type: 'ACCREC', contact: { contactID: ids.ada }, status: 'DRAFT', lineItems: [{ description: 'x' }] };
const put = (changes: object = {}, key?: string) =>
  api.createInvoices(tenant, invoicesOf({ ...draft, ...changes }), true, 4, key);

test('every answer says what is left, a refusal too', async () => {
  expect(await read()).toEqual([4999, 59, 9999]);
  expect(left((await put()).response.headers)).toEqual([4998, 58, 9998]);
  expect(left((await refused(put({ lineItems: [] }))).headers)).toEqual([4997, 57, 9997]);
  expect(left((await refused(api.getInvoice(tenant, ids.ada))).headers)).toEqual([4996, 56, 9996]);
  expect(await read(ids.other)).toEqual([4999, 59, 9995]);
});

test('sixty a minute and organisation: the next says when the minute is over, and another organisation has its own', async () => {
  for (let call = 0; call < 60; call += 1) await read();
  const { status, headers, body } = await refused(api.getInvoices(tenant));
  const wait = Number(headers['retry-after']);
  expect([status, headers['x-rate-limit-problem'], body]).toEqual([429, 'minute', '']);
  expect(left(headers)).toEqual([4940, 0, 9940]);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect((await read(ids.other))[1]).toBe(59);
  sdk.xero.clock.advance(wait);
  expect((await read())[1]).toBe(59);
});

test('the minutes of two organisations end at different times', async () => {
  await limit({ minute: 0 });
  const waits = [tenant, ids.other].map(async (one) => (await problem(api.getInvoices(one)))[2]);
  expect(new Set(await Promise.all(waits)).size).toBe(2);
});

test('a thousand a day for an app that pays nothing, five thousand for any other; then it waits for the next day', async () => {
  await limit({ tier: 'starter' });
  expect((await read())[0]).toBe(999);
  await limit({ tier: 'core' });
  expect((await read())[0]).toBe(4998);
  await limit({ day: 2 });
  const [status, name, wait] = await problem(api.getInvoices(tenant));
  expect([status, name]).toEqual([429, 'day']);
  expect(Number(wait)).toBeGreaterThan(60);
  sdk.xero.clock.advance(Number(wait));
  const tomorrow = await connectAs(sdk.xero, { scopes: WRITE_SCOPES });
  expect(left((await sdkOf(sdk.xero, tomorrow.access_token).getCurrencies(tenant)).response.headers)[0]).toBe(1);
});

test('five at once for an organisation, and no word of when to come back', async () => {
  await sdk.control('/faults', { operation: 'getInvoices', kind: 'delay', delayMs: 200, times: 5 });
  const asked = Array.from({ length: 6 }, () =>
    api.getInvoices(tenant).then(
      () => 'done',
      () => 'refused',
    ),
  );
  expect((await Promise.all(asked)).filter((one) => one === 'done')).toHaveLength(5);
  await limit({ concurrent: 0 });
  expect(await problem(api.getInvoices(tenant))).toEqual([429, 'concurrent', undefined]);
});

test('ten thousand a minute for the app, over all organisations', async () => {
  await limit({ appMinute: 2 });
  await read();
  await read(ids.other);
  expect(await problem(api.getInvoices(ids.other))).toEqual([429, 'appminute', undefined]);
});

test('a limit comes before the Idempotency-Key: a repeat costs a call, and may be refused', async () => {
  await limit({ minute: 2 });
  const first = await put({}, 'k');
  const again = await put({}, 'k');
  expect(left(again.response.headers)[1]).toBe(0);
  expect(again.body.invoices?.[0]?.invoiceID).toBe(first.body.invoices?.[0]?.invoiceID);
  expect((await problem(put({}, 'k'))).slice(0, 2)).toEqual([429, 'minute']);
});

test('a list of more rows than Xero gives at once is refused; a page of it is not', async () => {
  await limit({ rows: 5 });
  const { status, body } = await refused(api.getInvoices(tenant));
  expect([status, body]).toMatchObject([400, { Type: 'QueryParseException' }]);
  const none = undefined;
  const page = await api.getInvoices(tenant, none, none, none, none, none, none, none, 1);
  expect(page.body.invoices).toHaveLength(6);
});

const mail = () => api.emailInvoice(tenant, ids.partPaid, new RequestEmpty());
const shown = async () => (await api.getOrganisations(tenant)).body.organisations?.[0];

test('a trial organisation sends twenty e-mails a day; one more is 400, and no 429', async () => {
  await limit({ standing: 'trial' });
  for (let sent = 0; sent < 20; sent += 1) await mail();
  const { status, messages } = await refused(mail());
  expect([status, messages]).toEqual([400, ['The daily limit of 20 emails has been reached']]);
  expect(await shown()).toMatchObject({ _class: 'TRIAL', isDemoCompany: false });
  await limit({ standing: 'paying' });
  expect((await mail()).response.status).toBe(204);
});

test('the demo company sends none', async () => {
  await limit({ standing: 'demo' });
  expect((await refused(mail())).messages).toEqual(['The daily limit of 0 emails has been reached']);
  expect(await shown()).toMatchObject({ _class: 'DEMO', isDemoCompany: true });
});

const CAP = 'You have reached the limit of invoices you can approve';

test('a plan lets so many sales invoices of a month be approved, whoever approves them', async () => {
  await limit({ approvalsAMonth: 1 });
  const sale = {
    lineItems: [{ description: 'x', quantity: 1, unitAmount: 1, accountCode: '200' }],
    date: '2026-11-20',
    dueDate: '2026-12-20',
    status: 'AUTHORISED',
  };
  const approved = (await put(sale)).body.invoices?.[0]?.invoiceID ?? '';
  expect((await refused(put(sale))).messages).toEqual([CAP]);
  expect(await shown()).toMatchObject({ _class: 'STARTER' });
  expect((await put({ ...sale, date: '2026-12-01' })).response.status).toBe(200);
  const later = (await put({ ...sale, status: 'DRAFT' })).body.invoices?.[0]?.invoiceID ?? '';
  await expect(sdk.control('/approve', { invoiceId: later })).rejects.toThrow(CAP);
  const approval = { status: 'AUTHORISED' };
  const change = (id: string, one: object) => api.updateInvoice(tenant, id, invoicesOf(one));
  expect((await change(approved, { reference: 'y' })).response.status).toBe(200);
  expect((await refused(change(later, approval))).messages).toEqual([CAP]);
  await limit({ approvalsAMonth: null });
  expect((await change(later, approval)).response.status).toBe(200);
});
