import { XeroClient, type AccountingApi } from 'xero-node';
import { client, connect, connectionsOf } from '../../sandbox/xero/testing/harness.ts';
import { ids } from '../../sandbox/xero/testing/small-world.ts';
import { difference } from '../../scripts/live-contract/cases/expected.ts';
import { askXero, type XeroCase } from '../../scripts/live-contract/cases/xero-account.ts';
import { xeroDoorCases } from '../../scripts/live-contract/cases/xero-door.ts';
import {
  caseAccount,
  invoicesOf,
  paymentTo,
  refused,
  sdkOf,
  startSdk,
  tamper,
  tenant,
  type Sdk,
} from './support/xero-sdk.ts';

/* Whom Xero's stand-in does not let in, and the failures that are not about a document, as Xero's own SDK meets them. */

let sdk: Sdk;
beforeEach(async () => {
  sdk = await startSdk();
});
afterEach(() => sdk.xero.close());

const read = (api: AccountingApi = sdk.api, organisation = tenant) => api.getInvoices(organisation);
const write = (key?: string, reference = 'x') => {
  const one = { type: 'ACCREC', contact: { contactID: ids.ada }, lineItems: [{ description: 'x' }], reference };
  return sdk.api.createInvoices(tenant, invoicesOf(one), false, 4, key);
};

/** The problem that Xero names to an app which may not. */
const problem = (Status: 401 | 403, Detail: unknown) => ({
  status: Status,
  body: {
    Type: null,
    Title: Status === 401 ? 'Unauthorized' : 'Forbidden',
    Status,
    Detail,
    Instance: expect.any(String) as string,
    Extensions: {},
  },
});

test.each(xeroDoorCases.map((one): [string, XeroCase] => [one.name, one]))('%s', async (_name, one) => {
  expect(difference(await askXero(one, caseAccount(sdk)), one.expected)).toBeNull();
});

test('an access token that ran out, is none, or is not of Xero', async () => {
  sdk.xero.clock.advance(1800);
  const expired = expect.stringMatching(/^TokenExpired: token expired at 11\/22\/2026 09:30:\d\d$/) as string;
  expect(await refused(read())).toMatchObject(problem(401, expired));
  for (const token of ['', 'nonsense', `${sdk.tokens.access_token.slice(0, -2)}xx`])
    expect(await refused(read(sdkOf(sdk.xero, token)))).toMatchObject(problem(401, 'AuthenticationUnsuccessful'));
});

test('a scope that the person was not asked for', async () => {
  await sdk.control('/revoke', {});
  const narrow = await connect(sdk.xero, ['accounting.contacts.read']);
  const { status, body, headers } = await refused(read(sdkOf(sdk.xero, narrow.access_token)));
  expect({ status, body }).toMatchObject(problem(401, 'AuthorizationUnsuccessful'));
  expect(headers['www-authenticate']).toContain('insufficient_scope');
});

test('an organisation that is another’s, is none, is not named, or was disconnected', async () => {
  for (const one of [ids.other, 'nonsense', ''])
    expect(await refused(read(sdk.api, one))).toMatchObject(problem(403, 'AuthenticationUnsuccessful'));
  tamper(({ headers }) => void headers.delete('xero-tenant-id'));
  expect(await refused(read())).toMatchObject(problem(403, 'AuthenticationUnsuccessful'));
  await sdk.control('/revoke', { tenantId: tenant });
  expect(await refused(read())).toMatchObject(problem(403, 'AuthenticationUnsuccessful'));
});

test('a user without the right is 403 in words of its own', async () => {
  const words = 'You are not permitted to access this resource';
  await sdk.control('/faults', { operation: 'getInvoices', kind: 'status', status: 403, words, times: 1 });
  expect(await refused(read())).toMatchObject(problem(403, words));
});

test.each<[string, (api: AccountingApi) => Promise<unknown>]>([
  ['a payment', (api) => api.deletePayment(tenant, ids.ada, paymentTo())],
  ['the history of an invoice', (api) => api.getInvoiceHistory(tenant, ids.ada)],
])('%s that is not there is 404 in plain text', async (_what, ask) => {
  const { status, body, headers } = await refused(ask(sdk.api));
  expect([status, body]).toEqual([404, 'The resource you are looking for cannot be found']);
  expect(headers['content-type']).toContain('text/plain');
});

const MAINTENANCE = 'The Xero API is currently offline for maintenance';
test.each([
  [400, undefined, ''],
  [400, 'Enough', { ErrorNumber: 10, Type: 'ValidationException', Message: 'Enough', Elements: [] }],
  [412, undefined, 'A precondition of the request is not met'],
  [500, undefined, ''],
  [501, undefined, 'The method you have called has not been implemented'],
  [503, undefined, 'The Xero API is temporarily unavailable'],
  [503, MAINTENANCE, MAINTENANCE],
  [503, 'The Organisation is offline', 'The Organisation is offline'],
])('a failure of Xero itself: %d %s', async (status, words, body) => {
  const fault = { operation: '*', kind: 'status', status, times: 2, ...(words && { words }) };
  await sdk.control('/faults', fault);
  expect(await refused(read())).toMatchObject({ status, body });
  expect(await refused(write())).toMatchObject({ status, body });
  expect((await read()).body.invoices).toHaveLength(6);
});

test('a 429 says which limit it was', async () => {
  await sdk.control('/faults', { operation: 'getInvoices', kind: 'throttle', times: 1 });
  const { status, headers, body } = await refused(read());
  expect([status, body]).toEqual([429, '']);
  expect(headers).toMatchObject({ 'x-rate-limit-problem': 'minute', 'retry-after': '5', 'x-minlimit-remaining': '0' });
});

test('an Idempotency-Key is for one request, has 128 characters, and keeps a 500 but no 503', async () => {
  await write('k');
  const others = await refused(write('k', 'y'));
  expect(others).toMatchObject({
    status: 400,
    body: { Message: 'Idempotency Key: k is used with a different request.' },
  });
  expect((await refused(write('k'.repeat(129)))).status).toBe(400);
  await sdk.control('/faults', { operation: 'createInvoices', kind: 'status', status: 500, times: 1 });
  expect([(await refused(write('five'))).status, (await refused(write('five'))).status]).toEqual([500, 500]);
  await sdk.control('/faults', { operation: 'createInvoices', kind: 'status', status: 503, times: 1 });
  expect((await refused(write('three'))).status).toBe(503);
  expect((await write('three')).response.status).toBe(200);
});

/** Sends what the SDK says to the vendor's own hosts to the stand-in. */
const detour = (): void => {
  tamper((config) => {
    config.url = config.url?.replace(/^https:\/\/(identity|api)\.xero\.com/, sdk.xero.url) ?? '';
  });
};
const refresh = (token: string, secret = client.clientSecret) => {
  detour();
  return new XeroClient().refreshWithRefreshToken(client.clientId, secret, token);
};

test('a refresh token that is unknown, or of a connection that has ended, and a wrong secret', async () => {
  const { refresh_token: token = '' } = sdk.tokens;
  expect(await refused(refresh('nonsense'))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await refused(refresh(token, 'wrong'))).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
  await sdk.control('/revoke', {});
  expect(await refused(refresh(token))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a refresh token that was used before the one before it', async () => {
  const first = sdk.tokens.refresh_token ?? '';
  const second = (await refresh(first)).refresh_token ?? '';
  await refresh(second);
  expect(await refused(refresh(first))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a connection is deleted once', async () => {
  const [connection] = await connectionsOf(sdk.xero, sdk.tokens);
  const disconnect = () => {
    const xero = new XeroClient();
    xero.setTokenSet({ access_token: sdk.tokens.access_token });
    detour();
    return xero.disconnect(connection!['id']!);
  };
  await disconnect();
  expect((await refused(disconnect())).status).toBe(404);
});
