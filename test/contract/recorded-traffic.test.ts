import { unwrap } from '../../src/lib/result.ts';
import { lackSpecs, loadSpec, validateRequest, validateResponse, type Spec } from '../support/specs.ts';
import { readAll } from './support/read-all.ts';
import { startRecording, type Exchange, type RecordingProxy } from './support/recording-proxy.ts';
import { pointedHubSpot, pointedXero } from './support/stand-ins.ts';

let proxy: RecordingProxy;
beforeEach(async () => (proxy = await startRecording()));
afterEach(() => proxy.close());

const through = (url: string): string => {
  proxy.passTo(url);
  return proxy.url;
};

/** What the documents do not allow about the requests that were seen, a line each. */
function faultsOf(exchanges: Exchange[], specs: Spec[]): string[] {
  return exchanges.flatMap((seen) => {
    const operation = specs
      .map((spec) => spec.operationOf(seen.method, seen.path))
      .find((found) => found !== undefined);
    const faults = operation ? validateRequest(operation, seen) : ['no document knows it'];
    return faults.map((fault) => `${seen.method} ${seen.path}: ${fault}`);
  });
}

const names = (exchanges: Exchange[]): string[] =>
  [...new Set(exchanges.map(({ method, path }) => `${method} ${path}`))].sort();

test('Xero’s documents know every request that a full pull makes', async () => {
  if (lackSpecs()) return;
  const xero = await pointedXero({ through });
  const changedSince = new Date('2026-10-01T00:00:00Z');
  for (const reader of Object.values(xero.adapter.readers))
    await readAll(reader as typeof xero.adapter.readers.contacts, { tenantId: xero.tenantId, changedSince });
  const grant = unwrap(
    await xero.adapter.tokens.refresh(/"refresh_token":"([^"]+)"/.exec(proxy.exchanges[0]?.answer ?? '')?.[1] ?? ''),
  );
  unwrap(await xero.adapter.connections(grant.accessToken));
  await xero.close();

  // The token endpoint is in none of Xero's documents; it is OAuth's own.
  const exchanges = proxy.exchanges.filter(({ path }) => path !== '/connect/token');
  expect(faultsOf(exchanges, [await loadSpec('xero')])).toEqual([]);
  expect(names(exchanges)).toEqual([
    ...['Contacts', 'CreditNotes', 'Invoices', 'Organisation', 'Overpayments', 'Payments', 'Prepayments'].map(
      (name) => `GET /api.xro/2.0/${name}`,
    ),
    'GET /connections',
  ]);
  for (const { headers, body } of exchanges) {
    expect(headers['accept']).toBe('application/json');
    expect(body).toBeUndefined();
  }
});

test('HubSpot’s documents know every request that a full pull makes', async () => {
  if (lackSpecs()) return;
  const hubspot = await pointedHubSpot({ through });
  const { crm_companies, crm_contacts, crm_deals, crm_owners } = hubspot.adapter.readers;
  for (const reader of [crm_companies, crm_contacts, crm_deals, crm_owners])
    await readAll(reader as typeof crm_deals, {});
  const { access_token: token, refresh_token: refresh } = JSON.parse(proxy.exchanges[0]?.answer ?? '') as Record<
    string,
    string
  >;
  unwrap(await hubspot.adapter.accountDetails(token ?? ''));
  unwrap(await hubspot.adapter.tokens.refresh(refresh ?? ''));
  await hubspot.close();

  const specs = await Promise.all(
    (['companies', 'crmOwners', 'associations', 'accountInfo', 'oauth'] as const).map((name) =>
      loadSpec(`hubspot/${name}`),
    ),
  );
  expect(faultsOf(proxy.exchanges, specs)).toEqual([]);
  expect(names(proxy.exchanges)).toEqual([
    'GET /account-info/2026-09/details',
    'GET /crm/objects/2026-09/companies',
    'GET /crm/objects/2026-09/contacts',
    'GET /crm/objects/2026-09/deals',
    'GET /crm/owners/2026-09',
    'POST /crm/associations/2026-09/contacts/companies/batch/read',
    'POST /crm/associations/2026-09/deals/companies/batch/read',
    'POST /crm/associations/2026-09/deals/contacts/batch/read',
    'POST /oauth/2026-09/token',
  ]);
});

test('the check itself sees what is wrong', async () => {
  if (lackSpecs()) return;
  const spec = await loadSpec('xero');
  const headers = { 'xero-tenant-id': 't' };
  const seen = (changes: Partial<Exchange>): Exchange => ({
    ...{ method: 'GET', path: '/api.xro/2.0/Invoices', query: new URLSearchParams(), headers, status: 200, answer: '' },
    ...changes,
  });
  expect(faultsOf([seen({})], [spec])).toEqual([]);
  expect(faultsOf([seen({ path: '/api.xro/2.0/Nonsense' })], [spec])).toEqual([
    'GET /api.xro/2.0/Nonsense: no document knows it',
  ]);
  expect(faultsOf([seen({ query: new URLSearchParams('pagesize=5&page=x'), headers: {} })], [spec])).toEqual([
    'GET /api.xro/2.0/Invoices: query pagesize is not documented',
    'GET /api.xro/2.0/Invoices: header xero-tenant-id is missing',
    'GET /api.xro/2.0/Invoices: query page: must be integer',
  ]);
  expect(faultsOf([seen({ body: {}, mediaType: 'application/json' })], [spec])).toHaveLength(1);
  const invoices = spec.operationOf('GET', '/api.xro/2.0/Invoices')!;
  expect(validateResponse(invoices, 200, invoices.example)).toEqual([]);
  expect(validateResponse(invoices, 200, { Invoices: [{ Total: 'twelve' }] })).toEqual([
    'body/Invoices/0/Total: must be number',
  ]);
  expect(validateResponse(invoices, 201, {})).toEqual(['status 201 is not documented']);
  const owners = (await loadSpec('hubspot/crmOwners')).operationOf('GET', '/crm/owners/2026-09')!;
  expect(validateResponse(owners, 404, { message: 'no' })).toHaveLength(2);
});
