import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Payments } from 'xero-node';
import { ids, id } from '../../sandbox/xero/testing/small-world.ts';
import { bankAccount } from '../../sandbox/xero/testing/writer.ts';
import { contactsOf, groupsOf, refused, startSdk, tenant, type Sdk } from './support/xero-sdk.ts';

/* What no other suite asks by Xero's own SDK, and that no operation is left which none asks by it. */

let sdk: Sdk;
beforeAll(async () => {
  sdk = await startSdk();
});
afterAll(() => sdk.xero.close());

test('a payment is read by its id, several are made at once, and each is listed', async () => {
  const [own] = (await sdk.api.getPayment(tenant, id('a1'))).body.payments ?? [];
  expect(own).toMatchObject({ paymentID: id('a1'), amount: 30.4, status: 'AUTHORISED', date: new Date('2026-11-10') });
  const payment = { invoice: { invoiceID: ids.partPaid }, account: { accountID: bankAccount }, date: '2026-11-20' };
  const two = Object.assign(new Payments(), {
    payments: [
      { ...payment, amount: 1 },
      { ...payment, amount: 2.5 },
    ],
  });
  const { body } = await sdk.api.createPayments(tenant, two);
  expect(body.payments).toMatchObject([{ amount: 1 }, { amount: 2.5 }]);
  const [invoice] = (await sdk.api.getInvoice(tenant, ids.partPaid)).body.invoices ?? [];
  expect(invoice).toMatchObject({ amountPaid: 33.9, payments: [{}, {}, {}] });
  expect((await refused(sdk.api.getPayment(tenant, ids.ada))).status).toBe(404);
});

test('a prepayment is read by its id', async () => {
  const [prepayment] = (await sdk.api.getPrepayment(tenant, ids.prepayment)).body.prepayments ?? [];
  expect(prepayment).toMatchObject({
    prepaymentID: ids.prepayment,
    total: 40,
    remainingCredit: 40,
    currencyCode: 'EUR',
  });
  expect((await refused(sdk.api.getPrepayment(tenant, ids.overpayment))).status).toBe(404);
});

test('groups of contacts are listed by name, and a single one has its members', async () => {
  const made = await sdk.api.createContactGroup(tenant, groupsOf({ name: 'Regulars' }));
  const groupId = made.body.contactGroups?.[0]?.contactGroupID ?? '';
  await sdk.api.createContactGroupContacts(tenant, groupId, contactsOf({ contactID: ids.ada }));
  const listed = (await sdk.api.getContactGroups(tenant)).body.contactGroups;
  expect(listed).toMatchObject([{ name: 'Regulars', contactGroupID: groupId, status: 'ACTIVE' }]);
  const [group] = (await sdk.api.getContactGroup(tenant, groupId)).body.contactGroups ?? [];
  expect(group?.contacts).toMatchObject([{ contactID: ids.ada, name: 'Ada Ltd' }]);
});

test('each operation of the accounting API is asked by the SDK in some test', async () => {
  const root = join(import.meta.dirname, '../..');
  const all = await Promise.all(
    ['sandbox/xero', 'test/contract', 'scripts/live-contract'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((path) => join(root, folder, path)),
    ),
  );
  const files = all.flat().filter((path) => path.endsWith('.ts'));
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const ofSdk = texts.filter((text) => /xero-node|xero-sdk\.ts/.test(text)).join('\n');
  const api = sdk.xero.implemented.filter(({ path }) => path.startsWith('/api.xro'));
  expect(api.length).toBeGreaterThan(90);
  expect(api.filter((one) => !ofSdk.includes(`.${one.id}(`)).map((one) => one.id)).toEqual([]);
});
