import { ids } from '../../sandbox/xero/testing/small-world.ts';
import {
  caseAccount as accountOf,
  invoicesOf,
  refused,
  startSdk,
  tamper,
  tenant,
  type Sdk,
} from './support/xero-sdk.ts';
import { difference } from '../../scripts/live-contract/cases/expected.ts';
import { askXero, type XeroCase } from '../../scripts/live-contract/cases/xero-account.ts';
import { xeroFormCases } from '../../scripts/live-contract/cases/xero-forms.ts';

/* Requests that are wrong in their form, as Xero's own SDK sends them, or would if it were made to: most are asked of real organisations as well. */

let sdk: Sdk;
beforeAll(async () => {
  sdk = await startSdk();
});
afterAll(() => sdk.xero.close());

const draft = { type: 'ACCREC', contact: { contactID: ids.ada }, lineItems: [{ description: 'x', quantity: 1 }] };
const put = (changes: object = {}) => sdk.api.createInvoices(tenant, invoicesOf({ ...draft, ...changes }));

test('nothing was wrong with the request that is changed below', async () => {
  tamper(() => undefined);
  expect((await put()).body.invoices).toHaveLength(1);
});

test.each(xeroFormCases.map((one): [string, XeroCase] => [one.name, one]))('%s', async (_name, one) => {
  expect(difference(await askXero(one, accountOf(sdk)), one.expected)).toBeNull();
});

test('an empty parameter, which the SDK makes of null, is refused where a number belongs', async () => {
  const page = null as unknown as number;
  const none = undefined;
  const asked = sdk.api.getInvoices(tenant, none, none, none, none, none, none, none, page);
  expect((await asked).body.invoices).toHaveLength(7);
  tamper((config) => void (config.params = { page: '' }));
  expect((await refused(sdk.api.getInvoices(tenant))).status).toBe(400);
});

test('XML is not answered', async () => {
  tamper(({ headers }) => void headers.setAccept('application/xml'));
  expect((await refused(sdk.api.getContacts(tenant))).status).toBe(406);
});

test('a body above 3.5 MB is not read', async () => {
  const { status } = await refused(put({ reference: 'x'.repeat(3_700_000) }));
  expect(status).toBe(413);
});
