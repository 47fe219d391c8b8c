import { startXero, type XeroStandIn } from '../../sandbox/xero/start.ts';
import { undocumented } from '../../scripts/sandbox/undocumented.ts';
import { ukWorld } from '../../sandbox/seed/uk.ts';
import { loadSpec, validateRequest, validateResponse, type Spec } from '../support/specs.ts';
import { againstDrift, xeroDrift } from './drift.ts';
import { tally } from './tally.ts';
import { withDocuments } from './with-documents.ts';

const world = ukWorld('2026-11-20');
const [organisation] = world.xero.organisations;
const invoice = organisation!.invoices.find(({ status, type }) => status === 'AUTHORISED' && type === 'ACCREC')!;
const contact = organisation!.contacts.find(({ contactId }) => contactId === invoice.contactId)!;

const SCOPES = [
  'offline_access',
  'accounting.invoices.read',
  'accounting.payments.read',
  'accounting.contacts.read',
  'accounting.settings.read',
];

/** What a documented parameter may be, where its example would find nothing. */
const values: Record<string, string[]> = {
  IDs: [invoice.invoiceId],
  InvoiceNumbers: [invoice.invoiceNumber],
  ContactIDs: [contact.contactId],
  Statuses: ['AUTHORISED,PAID', 'DRAFT'],
  References: ['none-such'],
  page: ['1', '2', '9999'],
  pageSize: ['1', '1000'],
  includeArchived: ['true', 'false'],
  createdByMyApp: ['true'],
  unitdp: ['4', '2'],
  summaryOnly: ['true'],
  searchTerm: [invoice.invoiceNumber],
  DateFrom: ['2026-01-01'],
  DateTo: ['2026-11-20'],
  ExpiryDateFrom: ['2026-01-01'],
  ExpiryDateTo: ['2027-01-01'],
  ContactID: [contact.contactId],
  Status: ['SENT', 'DELETED'],
  QuoteNumber: ['QU-0001', 'QU'],
};
interface Call {
  operation: string;
  path: string;
  query: string;
}

/** The documents write /Connections where the API is called at /connections. */
/** A path of the documents as the stand-in writes it: the document, and what is below it. */
const inExpress = (template: string): string => template.replace(/\{\w+\}/, ':key').replace(/\{\w+\}/, ':part');
const shape = (path: string): string => path.replace('/connections', '/Connections');

/** Lists that stand two steps below the accounting API, where a document's own reads stand elsewhere. */
const DEEP = /^\/api\.xro\/2\.0\/(Organisation\/Actions|InvoiceReminders\/Settings)$/;

/** Lists and their documents; what is written, and what hangs below a document, is held by xero-writing.test.ts. */
const reads = ({ implemented }: XeroStandIn): XeroStandIn['implemented'] =>
  implemented.filter(
    ({ method, path }) => method === 'get' && (DEEP.test(path) || /^\/api\.xro\/2\.0\/\w+(\/:key)?$/.test(path)),
  );

const implementedReads = (xero: XeroStandIn, spec: Spec): Call[] =>
  reads(xero).flatMap(({ id, path }): Call[] => {
    const known = spec.operations.find((operation) => operation.id === id);
    if (!known) return [{ operation: id, path, query: '' }];
    const parameters = known.parameters.filter((one) => one.in === 'query');
    const variants = parameters.flatMap(({ name, example }) => {
      const given = values[name] ?? [String(example)];
      return given.map((value) => `?${new URLSearchParams({ [name]: value }).toString()}`);
    });
    return ['', ...variants].map((query) => ({ operation: id, path, query }));
  });

withDocuments('the Xero stand-in against the documents of Xero', () => {
  let xero: XeroStandIn;
  let spec: Spec;
  let token: string;
  const drift = againstDrift(xeroDrift);
  let checked = 0;

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${xero.url}${path}`, {
      ...init,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'xero-tenant-id': organisation!.organisationId,
        ...(init.headers as Record<string, string> | undefined),
      },
    });

  const post = async (path: string, body: BodyInit, headers: Record<string, string>) =>
    (await (await fetch(`${xero.url}${path}`, { method: 'POST', body, headers })).json()) as Record<string, string>;

  beforeAll(async () => {
    const redirectUri = 'http://localhost/callback';
    xero = await startXero({
      port: 0,
      world,
      clients: [{ clientId: 'app', clientSecret: 'secret', redirectUris: [redirectUri] }],
      limits: { minute: 100_000 },
    });
    spec = await loadSpec('xero');
    const json = { 'content-type': 'application/json' };
    const { code } = await post('/__sandbox/consent', JSON.stringify({ scopes: SCOPES }), json);
    const form = new URLSearchParams({ grant_type: 'authorization_code', code: code!, redirect_uri: redirectUri });
    const tokens = await post('/connect/token', form, { authorization: `Basic ${btoa('app:secret')}` });
    token = tokens['access_token']!;
  });

  afterAll(() => xero.close());

  test('every operation it serves is one that Xero documents, at its path', () => {
    const strange = xero.implemented
      .filter(({ id }) => !(id in undocumented))
      .filter(({ id, method, path }) => {
        const documented = spec.operations.find((operation) => operation.id === id);
        return documented?.method !== method || inExpress(documented.template) !== shape(path);
      });
    expect(strange.map(({ id, path }) => `${id} ${path}`)).toEqual([]);
  });

  test('every operation takes the query that Xero documents, and no other', () => {
    const api = xero.implemented.filter(({ path }) => path.startsWith('/api.xro/'));
    const taken = api.map(({ id, query = [] }) => [id, [...query].sort()]);
    const documented = api.map(({ id }) => {
      const parameters = spec.operations.find((operation) => operation.id === id)?.parameters ?? [];
      return [id, parameters.flatMap((one) => (one.in === 'query' ? [one.name] : [])).sort()];
    });
    expect(taken).toEqual(documented);
  });

  test('every answer to every documented parameter fits its document', async () => {
    const faults: string[] = [];
    for (const call of implementedReads(xero, spec)) {
      for (const path of await concrete(call)) {
        const response = await ask(path + call.query);
        const known = spec.operations.find(({ id }) => id === call.operation)!;
        const url = new URL(path + call.query, xero.url);
        const asked = validateRequest(known, {
          query: url.searchParams,
          headers: { 'xero-tenant-id': organisation!.organisationId },
        });
        expect([path, call.query, response.status, asked]).toEqual([path, call.query, 200, []]);
        const wrong = validateResponse(known, response.status, await response.json());
        faults.push(...drift.unexplained(call.operation, wrong).map((fault) => `${path}${call.query}: ${fault}`));
        tally({
          judge: 'lists',
          vendor: 'Xero',
          operation: call.operation,
          status: response.status,
          violations: wrong,
        });
        checked += 1;
      }
    }
    expect(faults).toEqual([]);
    expect(checked).toBeGreaterThan(60);
  });

  test('every document of every list can be asked for by its id', async () => {
    const faults: string[] = [];
    for (const { id } of reads(xero).filter(({ path }) => path.includes('/:')))
      for (const path of (await concrete({ operation: id, path: pathOf(id), query: '' })).slice(0, 25)) {
        const response = await ask(path);
        const known = spec.operations.find((operation) => operation.id === id)!;
        const wrong = validateResponse(known, response.status, await response.json());
        faults.push(...drift.unexplained(id, wrong).map((fault) => `${path}: ${fault}`));
        tally({ judge: 'rows', vendor: 'Xero', operation: id, status: response.status, violations: wrong });
        checked += 1;
      }
    expect(faults).toEqual([]);
  });

  test('no entry of the drift list has become needless', () => {
    expect(drift.unused()).toEqual([]);
  });

  const pathOf = (id: string): string => xero.implemented.find((one) => one.id === id)!.path;

  /** The paths to ask: for a list itself, for one document each row of its list. */
  async function concrete({ path }: Call): Promise<string[]> {
    if (!path.includes('/:')) return [path];
    const list = path.replace(/\/:\w+$/, '');
    const isPaged = spec.operationOf('get', list)?.parameters.some(({ name }) => name === 'pageSize');
    const answer = await ask(isPaged ? `${list}?page=1&pageSize=1000` : list);
    const body = (await answer.json()) as Record<string, Record<string, string>[]>;
    const rows = Object.entries(body).find(([, value]) => Array.isArray(value))?.[1] ?? [];
    const key = `${list.split('/').at(-1)!.replace(/ies$/, 'y').replace(/s$/, '')}ID`;
    return rows.slice(0, 25).map((row) => `${list}/${row[key] ?? 'no id'}`);
  }
});
