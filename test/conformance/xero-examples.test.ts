import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { startServer, type RunningServer } from '../../sandbox/kit/server.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import type { Readers } from '../../src/mirror/ports.ts';
import { pullPage } from '../../src/mirror/pull-page.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { freshPglite } from '../support/databases.ts';
import { testLog } from '../support/test-log.ts';
import { expectedValue, heldValue, readDataMap, type MappedTable } from './data-map.ts';
import { withDocuments } from './with-documents.ts';

/*
 * Xero's own example documents, served in the shape of the stand-in, go through HTTP, the SDK, the adapter and the store, and
 * each column of docs/data-map.md is held against the example.
 */

type Row = Record<string, unknown>;
const specs = process.env['SPECS_DIR'] ?? join(import.meta.dirname, '../../../shared/specs');
const PORTAL = '1';

const streamOf: Record<string, StreamName> = {
  'mirror_organisations/null': 'organisation',
  'mirror_contacts/null': 'contacts',
  'mirror_invoices/null': 'invoices',
  'mirror_payments/null': 'payments',
  'mirror_accounts/null': 'accounts',
  'mirror_tax_rates/null': 'tax_rates',
  'mirror_currencies/null': 'currencies',
  'mirror_tracking_categories/null': 'tracking_categories',
  'mirror_branding_themes/null': 'branding_themes',
  'mirror_items/null': 'items',
  'mirror_quotes/null': 'quotes',
  'mirror_repeating_invoices/null': 'repeating_invoices',
  'mirror_credits/credit_note': 'credit_notes',
  'mirror_credits/overpayment': 'overpayments',
  'mirror_credits/prepayment': 'prepayments',
};

/** Of documents only what customers owe or are owed is read; the examples hold bills as well. An account has other types; a theme is one for invoices. */
const receivable = (row: Row): boolean => {
  const type = row['Type'] ?? row['PaymentType'];
  const types = ['ACCREC', 'ACCRECCREDIT', 'RECEIVE-OVERPAYMENT', 'RECEIVE-PREPAYMENT', 'ACCRECPAYMENT', 'INVOICE'];
  return type === undefined || 'AccountID' in row || types.some((one) => one === type);
};

withDocuments("Xero's own examples", () => {
  let store: Store;
  let server: RunningServer;
  let remove: () => Promise<void>;
  let tables: MappedTable[];
  let examples: Map<string, Row[]>;
  let tenantId: string;

  const rowsOf = ({ resource }: MappedTable): Row[] => (examples.get(resource) ?? []).filter(receivable);

  beforeAll(async () => {
    tables = await readDataMap();
    const document = parse(await readFile(join(specs, 'xero/xero_accounting.yaml'), 'utf8')) as Row;
    const bodies = new Map(tables.map(({ resource }) => [resource, exampleOf(document, resource)!]));
    examples = new Map(tables.map((table) => [table.resource, examplesOf(document, table)]));
    tenantId = String(examples.get('Organisation')![0]!['OrganisationID']);
    const app = express();
    app.get('/api.xro/2.0/:resource', (request, response) => {
      const { resource } = request.params;
      const { list } = tables.find((table) => table.resource === resource)!;
      response.json({ ...bodies.get(resource), [list]: examples.get(resource)!.filter(receivable) });
    });
    server = await startServer({ app, port: 0 });
    const database = await freshPglite();
    remove = database.remove;
    store = await openStore({ dataDir: database.dataDir, log: testLog() });
    await connect(store, tenantId);
    for (const stream of Object.values(streamOf)) await pull(stream);
  });

  afterAll(async () => {
    await store.close();
    await server.close();
    await remove();
  });

  async function pull(stream: StreamName): Promise<void> {
    const { readers } = createXero({
      apiUrl: server.url,
      identityUrl: server.url,
      clientId: 'app',
      clientSecret: 'secret',
      token: () => Promise.resolve(ok('token')),
    });
    const deps = { inMirror: inMirror(store), readers: readers as Readers, clock: systemClock, newId: randomId };
    const pulled = await pullPage(deps, { portalId: PORTAL, tenantId, stream });
    if (!pulled.ok) throw new Error(`${stream}: ${JSON.stringify(pulled.error)}`);
  }

  async function held({ table, kind }: MappedTable): Promise<Row[]> {
    return store.withPortal(PORTAL, async ({ db }) => {
      const all = await sql<Row>`select * from ${sql.table(table)}`.execute(db);
      return all.rows.filter((row) => kind === null || row['kind'] === kind);
    });
  }

  test('there are examples of every mapped resource, and none could not be read', async () => {
    for (const table of tables) expect([table.resource, rowsOf(table).length]).not.toEqual([table.resource, 0]);
    expect(tables.map(({ table, kind }) => `${table}/${kind}`).sort()).toEqual(Object.keys(streamOf).sort());
    const issues = await store.withPortal(PORTAL, ({ db }) => db.selectFrom('issues').selectAll().execute());
    expect(issues).toEqual([]);
  });

  test('each column of docs/data-map.md holds what the example says', async () => {
    let compared = 0;
    for (const table of tables) {
      const key = table.columns[0]!;
      const mirrored = await held(table);
      expect([table.table, mirrored.length]).toEqual([table.table, rowsOf(table).length]);
      for (const example of rowsOf(table)) {
        const row = mirrored.find((one) => one[key.column] === example[key.field])!;
        for (const mapped of table.columns) {
          const got = [table.table, mapped.column, heldValue(row[mapped.column], mapped.readAs)];
          expect(got).toEqual([table.table, mapped.column, expectedValue(example, mapped)]);
          compared += 1;
        }
      }
    }
    console.info(`${compared} values of Xero's examples compared with the mirror`);
    expect(compared).toBeGreaterThan(150);
  });

  test('every column of the mirror stands in docs/data-map.md', async () => {
    const ours = ['portal_id', 'tenant_id', 'read_at', 'gone_at', 'kind', 'vendor_updated_at', 'email_key'];
    for (const table of tables) {
      const [row] = await held(table);
      const named = new Set(table.columns.map(({ column }) => column));
      const missing = Object.keys(row!).filter((column) => !named.has(column) && !ours.includes(column));
      expect([table.table, table.kind, missing]).toEqual([
        table.table,
        table.kind,
        table.kind === 'overpayment' ? ['credit_number'] : [],
      ]);
    }
  });
});

/** The example answer of the list, or of one document. */
function exampleOf(document: Row, path: string): Row | undefined {
  const step = (value: Row | undefined, key: string) => value?.[key] as Row | undefined;
  const keys = ['paths', `/${path}`, 'get', 'responses', '200', 'content', 'application/json', 'example'];
  return keys.reduce(step, document);
}

/** Every example row of a resource: those of its list, and the fuller one of a single document. */
function examplesOf(document: Row, { resource, list, columns }: MappedTable): Row[] {
  const key = columns[0]!.field;
  const single = exampleOf(document, `${resource}/{${key}}`)?.[list] as Row[] | undefined;
  const listed = exampleOf(document, resource)![list] as Row[];
  const full = new Set(single?.map((row) => row[key]));
  return [...listed.filter((row) => !full.has(row[key])), ...(single ?? [])];
}

async function connect(store: Store, tenantId: string): Promise<void> {
  const at = new Date('2026-11-20T09:00:00Z');
  const tokens = { accessToken: 'sealed', refreshToken: 'sealed', accessExpiresAt: at, scopes: '' };
  const portal = {
    portalId: PORTAL,
    name: 'Examples',
    uiDomain: 'app.example.com',
    timeZone: 'Pacific/Auckland',
    companyCurrency: 'NZD',
    installedBy: '1',
  };
  await store.system.saveInstall(portal, tokens, at);
  const organisations = [{ tenantId, connectionId: 'c', tenantName: 'Examples' }];
  const grant = { xeroUserId: 'u', tokens };
  await store.system.saveConnections({ portalId: PORTAL, connectedBy: '1', organisations, grant, at });
}
