import { call, connect, control, rowsOf, startSmall, type Tokens } from '../testing/harness.ts';
import { ids } from '../testing/small-world.ts';
import type { XeroStandIn } from '../start.ts';

let xero: XeroStandIn;
let tokens: Tokens;
beforeEach(async () => {
  xero = await startSmall();
  tokens = await connect(xero);
});
afterEach(() => xero.close());

const read = async (invoiceId: string) =>
  (await rowsOf(await call(xero, tokens, { path: `/Invoices/${invoiceId}` }), 'Invoices'))[0];
const refusal = async (path: string, body: object) => {
  const answer = await control(xero, path, body);
  return [answer.status, ((await answer.json()) as { message: string }).message];
};

test('a customer pays a part, and then all the rest', async () => {
  expect((await control(xero, '/pay', { invoiceId: ids.partPaid, amount: 20.5 })).status).toBe(204);
  expect(await read(ids.partPaid)).toMatchObject({ Status: 'AUTHORISED', AmountPaid: 50.9, AmountDue: 69.5 });
  expect((await control(xero, '/pay', { invoiceId: ids.partPaid })).status).toBe(204);
  expect(await read(ids.partPaid)).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    FullyPaidOnDate: '/Date(1795305600000+0000)/',
  });
  const payments = await rowsOf(await call(xero, tokens, { path: '/Payments' }), 'Payments');
  expect(payments.map(({ Amount }) => Amount)).toEqual(expect.arrayContaining([20.5, 69.5]));
});

test('a payment that does not fit is refused and changes nothing', async () => {
  const exceeds = [400, 'Payment amount exceeds the amount outstanding on this document'];
  expect(await refusal('/pay', { invoiceId: ids.partPaid, amount: 90.01 })).toEqual(exceeds);
  const notApproved = [400, 'Payments can only be made against authorised documents'];
  for (const invoiceId of [ids.draft, ids.paid, ids.voided])
    expect(await refusal('/pay', { invoiceId })).toEqual(notApproved);
  for (const amount of [0, -1, 0.001, 'lots'])
    expect((await control(xero, '/pay', { invoiceId: ids.partPaid, amount })).status).toBe(400);
  expect(await refusal('/pay', { invoiceId: ids.other })).toEqual([400, 'No such document']);
  expect(await read(ids.partPaid)).toMatchObject({ AmountDue: 90 });
});

test('a draft is approved, an approved invoice voided; neither twice, and none with money on it', async () => {
  expect((await control(xero, '/approve', { invoiceId: ids.draft })).status).toBe(204);
  expect(await read(ids.draft)).toMatchObject({ Status: 'AUTHORISED', AmountDue: 120.01 });
  expect((await control(xero, '/void', { invoiceId: ids.draft })).status).toBe(204);
  expect(await read(ids.draft)).toMatchObject({ Status: 'VOIDED', AmountDue: 0 });
  const notValid = [400, 'Invoice not of valid status for modification'];
  expect(await refusal('/void', { invoiceId: ids.draft })).toEqual(notValid);
  expect(await refusal('/approve', { invoiceId: ids.voided })).toEqual(notValid);
  expect(await refusal('/void', { invoiceId: ids.partPaid })).toEqual(notValid);
});
