import { spawn } from 'node:child_process';
import { cast } from '../../sandbox/seed/cast.ts';
import { createVendors } from '../../functions/runtime/create-vendors.ts';
import { provisionPortal } from '../../scripts/provision/provision-portal.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { randomId } from '../../src/lib/ids.ts';
import { unwrap } from '../../src/lib/result.ts';
import { waitSeconds } from '../../src/lib/wait.ts';
import { proveMirror, type Proof } from '../../src/mirror/prove-mirror.ts';
import { pullPage } from '../../src/mirror/pull-page.ts';
import { streamsOf } from '../../src/mirror/streams.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { HUBSPOT_SCOPES } from '../../src/tenancy/scopes.ts';
import { eachDatabase, freshPglite } from '../support/databases.ts';
import { startStandIns, type StandIns } from '../support/stand-ins.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';
import { askedAgainWhenBusy, onceListed } from '../support/when-busy.ts';
import { patience } from '../support/rough-day.ts';

const portalId = String(cast.portalId);

eachDatabase((_name, fresh) => {
  let standIns: StandIns;
  let opened: TestStore;
  beforeAll(async () => {
    standIns = await startStandIns();
    opened = await openTestStore(fresh);
    await provisionPortal({ store: opened.store, config: standIns.config, hubspotScopes: HUBSPOT_SCOPES });
    await pullAll();
  }, patience(60_000));
  afterAll(async () => {
    await opened.remove();
    await standIns.close();
  });

  const vendors = () => createVendors(standIns.config, { store: opened.store, clock: systemClock });
  const prove = async (): Promise<Proof> =>
    unwrap(
      await proveMirror({ inMirror: inMirror(opened.store), readers: vendors().readers, wait: waitSeconds }, portalId),
    );

  async function pullAll(): Promise<void> {
    const { readers } = vendors();
    const deps = { inMirror: inMirror(opened.store), readers, clock: systemClock, newId: randomId };
    const tenants = await deps.inMirror(portalId, ({ rows }) => rows.connectedTenants());
    for (const key of streamsOf(portalId, tenants))
      while (unwrap(await askedAgainWhenBusy(() => pullPage(deps, key))) === 'more');
  }

  test('what was pulled through both SDKs is what the vendors hold, document by document and total by total', async () => {
    const proof = await prove();
    expect(proof).toMatchObject({ differences: [], unreadable: 0 });
    expect(proof.compared).toMatchObject({ organisation: 1, invoices: 400, crm_companies: 60, crm_deals: 80 });
    expect(proof.totals).toBeGreaterThan(30);
  });

  test('a row that was changed by hand is named, and so is the total that it is part of', async () => {
    const where = { status: 'AUTHORISED' } as const;
    const invoice = await opened.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('mirror_invoices')
        .selectAll()
        .where('status', '=', where.status)
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    const change = (amount_due: string) =>
      opened.store.withPortal(portalId, ({ db }) =>
        db.updateTable('mirror_invoices').set({ amount_due }).where('invoice_id', '=', invoice.invoice_id).execute(),
      );
    await change('0.01');
    const { differences } = await prove();
    expect(differences).toMatchObject([
      {
        stream: 'invoices',
        id: invoice.invoice_id,
        number: invoice.invoice_number,
        field: 'amountDue',
        mirror: '0.01',
      },
      { stream: 'totals', id: invoice.contact_id, field: `${invoice.currency} owed` },
    ]);
    await change(invoice.amount_due);
  });

  test('a row that is missing is named', async () => {
    const company = cast.severalXeroContacts.companyId;
    await opened.store.withPortal(portalId, ({ db }) =>
      db.deleteFrom('crm_companies').where('object_id', '=', company).execute(),
    );
    expect((await prove()).differences).toMatchObject([
      { stream: 'crm_companies', id: company, field: '(whole)', mirror: null },
    ]);
    await pullAll();
    expect((await prove()).differences).toEqual([]);
  });

  test('what changes at Xero is a difference until it has been pulled', async () => {
    const { Invoices } = (await (await fetch(`${standIns.xero.url}/__sandbox/invoices`)).json()) as {
      Invoices: { InvoiceID: string; Status: string }[];
    };
    const invoiceId = Invoices.find(({ Status }) => Status === 'DRAFT')!.InvoiceID;
    const edit = JSON.stringify({ invoiceId, changes: { reference: 'PO 4711' } });
    const headers = { 'content-type': 'application/json' };
    const edited = await fetch(`${standIns.xero.url}/__sandbox/edit`, { method: 'POST', headers, body: edit });
    expect(edited.status).toBe(204);
    await onceListed(async () =>
      expect((await prove()).differences).toEqual(
        expect.arrayContaining([expect.objectContaining({ id: invoiceId, field: 'reference', vendor: 'PO 4711' })]),
      ),
    );
    await pullAll();
    expect((await prove()).differences).toEqual([]);
  });

  test('provisioning again finds nothing to do, and after a revocation connects anew', async () => {
    const demo = { store: opened.store, config: standIns.config, hubspotScopes: HUBSPOT_SCOPES };
    expect(await provisionPortal(demo)).toEqual({ portalId, done: false });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${standIns.xero.url}/__sandbox/revoke`, { method: 'POST', headers, body: '{}' });
    expect(await provisionPortal(demo)).toEqual({ portalId, done: true });
    expect((await prove()).differences).toEqual([]);
  });
});

describe('npm run prove', () => {
  const run = (env: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, ['scripts/prove.ts', ...args], {
        env: { PATH: process.env['PATH'], ...env },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
      child.once('close', (code) => resolve({ code, said }));
    });
  const usable = {
    PUBLIC_URL: 'https://app.tieout.test',
    ENCRYPTION_KEYS: `k:${Buffer.alloc(32).toString('base64')}`,
    HUBSPOT_APP_ID: '1',
    HUBSPOT_CLIENT_ID: 'c',
    HUBSPOT_CLIENT_SECRET: 's',
    XERO_CLIENT_ID: 'c',
    XERO_CLIENT_SECRET: 's',
    XERO_WEBHOOK_KEY: 'k',
    LOG_LEVEL: 'silent',
  };

  test('beside a running product on the embedded database: exit 1, saying which process has it and what to do', async () => {
    const { store, address, remove } = await openTestStore(async () => {
      const { dataDir, remove: removeFolder } = await freshPglite();
      return { address: { dataDir }, remove: removeFolder };
    });
    const { dataDir } = address as { dataDir: string };
    const { code, said } = await run({ ...usable, DATA_DIR: dataDir, PORT: '1' }, '--portal', '100');
    expect(code).toBe(1);
    expect(said).toContain(`is in use by process ${process.pid}`);
    expect(said).toContain('DATABASE_URL');
    expect(await store.ready()).toBe(true);
    await remove();
  });

  test('without a portal, or without a configuration: exit 1, saying what is missing', async () => {
    expect(await run(usable)).toMatchObject({ code: 1, said: expect.stringContaining('--portal') as string });
    const { code, said } = await run({ DATA_DIR: 'nowhere' }, '--portal', '100');
    expect(code).toBe(1);
    expect(said).toContain('XERO_CLIENT_ID is missing');
    expect(said).toContain('ENCRYPTION_KEYS is missing');
  });
});
