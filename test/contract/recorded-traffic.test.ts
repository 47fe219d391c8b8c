import type { World } from '../../sandbox/seed/world.ts';
import type { IntentKind } from '../../src/invoicing/facts.ts';
import { allocationRequest } from '../../src/invoicing/credits/rules/credit-request.ts';
import { contactChangeRequest } from '../../src/invoicing/rules/contact-change.ts';
import { decimal } from '../../src/lib/money.ts';
import { unwrap } from '../../src/lib/result.ts';
import { lackSpecs, loadSpec, validateRequest, validateResponse, type Spec } from '../support/specs.ts';
import { readAll } from './support/read-all.ts';
import { startRecording, type Exchange, type RecordingProxy } from './support/recording-proxy.ts';
import { pointedHubSpot, pointedXero } from './support/stand-ins.ts';
import { contactRequest, creditNoteRequest, invoiceRequest, moveRequest } from './support/xero-requests.ts';

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
    'GET /api.xro/2.0/Accounts',
    'GET /api.xro/2.0/BrandingThemes',
    'GET /api.xro/2.0/Contacts',
    'GET /api.xro/2.0/CreditNotes',
    'GET /api.xro/2.0/Currencies',
    'GET /api.xro/2.0/Invoices',
    'GET /api.xro/2.0/Items',
    'GET /api.xro/2.0/Organisation',
    'GET /api.xro/2.0/Overpayments',
    'GET /api.xro/2.0/Payments',
    'GET /api.xro/2.0/Prepayments',
    'GET /api.xro/2.0/Quotes',
    'GET /api.xro/2.0/RepeatingInvoices',
    'GET /api.xro/2.0/TaxRates',
    'GET /api.xro/2.0/TrackingCategories',
    'GET /connections',
  ]);
  for (const { headers, body } of exchanges) {
    expect(headers['accept']).toBe('application/json');
    expect(body).toBeUndefined();
  }
});

test('Xero’s documents know every request that billing makes', async () => {
  if (lackSpecs()) return;
  const xero = await pointedXero({ through });
  const { writer, fetchByIds } = xero.adapter;
  const where = { portalId: '1', tenantId: xero.tenantId };
  const send = async (kind: IntentKind, request: string, documentId: string | null = null) =>
    unwrap(await writer.send(where, { kind, request, documentId, key: `${kind}:${documentId ?? ''}` }));
  const contact = await send('create_contact', contactRequest('Otter & Daughters', 'HS-COMPANY-1'));
  const contactId = contact.kind === 'contact' ? contact.contact.id : '';
  const change = {
    email: 'books@otter.test',
    postCode: 'HU9 1TA',
    country: 'United Kingdom',
    taxNumber: 'GB123456789',
  };
  await send('update_contact', contactChangeRequest({ contactId, addresses: [] }, change), contactId);
  unwrap(await writer.readContact(where, contactId));
  const written = await send('create_invoice', invoiceRequest(contactId));
  const id = written.kind === 'invoice' ? written.invoice.id : '';
  await send('approve_invoice', moveRequest(id, 'AUTHORISED'), id);
  unwrap(await writer.payLink(where, id));
  unwrap(await writer.pdf(where, id));
  await writer.send(where, { kind: 'email_invoice', request: '{}', documentId: id, key: 'email' });
  unwrap(await writer.readInvoice(where, id));
  unwrap(await writer.findContact(where, 'HS-COMPANY-1'));
  unwrap(await writer.findInvoices(where, { contactId, changedSince: new Date('2026-11-20T08:00:00Z') }));
  const item = { Code: 'FILM', Name: 'Film', IsSold: true, IsPurchased: false, SalesDetails: { UnitPrice: 23.3333 } };
  await send('create_item', JSON.stringify({ Items: [item] }));
  unwrap(await writer.findItem(where, 'FILM'));
  const note = await send('create_credit_note', creditNoteRequest(contactId));
  const noteId = note.kind === 'credit' ? note.credit.id : '';
  await send(
    'allocate_credit',
    allocationRequest({ invoiceId: id, amount: decimal('10'), date: '2026-11-20' }),
    noteId,
  );
  unwrap(await writer.readCreditNote(where, noteId));
  unwrap(await writer.findCreditNotes(where, { contactId, changedSince: new Date('2026-11-20T08:00:00Z') }));
  unwrap(await fetchByIds(where, 'contacts', [contactId, id]));
  unwrap(await fetchByIds(where, 'invoices', [contactId, id]));
  await xero.close();

  const exchanges = proxy.exchanges.filter(({ path }) => path.startsWith('/api.xro'));
  expect(faultsOf(exchanges, [await loadSpec('xero')])).toEqual([]);
  expect(
    exchanges.map(
      ({ method, path }) =>
        `${method} ${path.replace('/api.xro/2.0', '').replace(id, 'ID').replace(contactId, 'CONTACT').replace(noteId, 'NOTE')}`,
    ),
  ).toEqual([
    'PUT /Contacts',
    'POST /Contacts/CONTACT',
    'GET /Contacts/CONTACT',
    'PUT /Invoices',
    'POST /Invoices/ID',
    'GET /Invoices/ID/OnlineInvoice',
    'GET /Invoices/ID',
    'POST /Invoices/ID/Email',
    'GET /Invoices/ID',
    'GET /Contacts/HS-COMPANY-1',
    'GET /Invoices',
    'PUT /Items',
    'GET /Items/FILM',
    'PUT /CreditNotes',
    'PUT /CreditNotes/NOTE/Allocations',
    'GET /CreditNotes/NOTE',
    'GET /CreditNotes',
    'GET /Contacts',
    'GET /Invoices',
  ]);
});

test('HubSpot’s documents know every request that a full pull makes', async () => {
  if (lackSpecs()) return;
  const hubspot = await pointedHubSpot({ through });
  for (const reader of Object.values(hubspot.adapter.readers))
    await readAll(reader as typeof hubspot.adapter.readers.crm_deals, {});
  const { access_token: token, refresh_token: refresh } = JSON.parse(proxy.exchanges[0]?.answer ?? '') as Record<
    string,
    string
  >;
  unwrap(await hubspot.adapter.accountDetails(token ?? ''));
  unwrap(await hubspot.adapter.tokens.refresh(refresh ?? ''));
  await hubspot.close();

  const specs = await Promise.all(
    (['companies', 'pipelines', 'crmOwners', 'associations', 'accountInfo', 'oauth'] as const).map((name) =>
      loadSpec(`hubspot/${name}`),
    ),
  );
  expect(faultsOf(proxy.exchanges, specs)).toEqual([]);
  expect(names(proxy.exchanges)).toEqual([
    'GET /account-info/2026-09/details',
    'GET /crm/objects/2026-09/companies',
    'GET /crm/objects/2026-09/contacts',
    'GET /crm/objects/2026-09/deals',
    'GET /crm/objects/2026-09/line_items',
    'GET /crm/objects/2026-09/products',
    'GET /crm/objects/2026-09/quotes',
    'GET /crm/owners/2026-09',
    'GET /crm/pipelines/2026-09/deals',
    'POST /crm/associations/2026-09/contacts/companies/batch/read',
    'POST /crm/associations/2026-09/deals/companies/batch/read',
    'POST /crm/associations/2026-09/deals/contacts/batch/read',
    'POST /crm/associations/2026-09/line_items/deals/batch/read',
    'POST /crm/associations/2026-09/quotes/deals/batch/read',
    'POST /oauth/2026-09/token',
  ]);
});

test('HubSpot’s documents know every request that reads a deal', async () => {
  if (lackSpecs()) return;
  const hubspot = await pointedHubSpot({ through });
  const several = hubspot.world.hubspot.deals.find(({ id }) => companiesOf(hubspot.world, id) > 1)!;
  proxy.exchanges.length = 0;
  unwrap(await hubspot.adapter.readDeal('1', several.id));
  await hubspot.close();
  const specs = await Promise.all(
    (['deals', 'lineItems', 'associations'] as const).map((name) => loadSpec(`hubspot/${name}`)),
  );
  expect(faultsOf(proxy.exchanges, specs)).toEqual([]);
  expect(proxy.exchanges.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET /crm/objects/2026-09/deals/${several.id}`,
    'POST /crm/objects/2026-09/line_items/batch/read',
    'POST /crm/associations/2026-09/deals/companies/batch/read',
  ]);
});

const companiesOf = ({ hubspot }: World, dealId: string): number =>
  hubspot.associations.filter(({ from, to }) => from.id === dealId && to.objectType === 'companies').length;

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
