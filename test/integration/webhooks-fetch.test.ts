import { sql } from 'kysely';
import { fetchChangedJob } from '../../functions/runtime/webhook-jobs.ts';
import { followUpsOf } from '../../functions/runtime/subscriptions.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { assertOutsideTransaction } from '../../src/lib/transaction-guard.ts';
import type { InvoiceFact, StreamFacts } from '../../src/mirror/facts.ts';
import { fetchChanged } from '../../src/mirror/fetch-changed.ts';
import type { FetchByIds, FetchedStream, InMirror, Page } from '../../src/mirror/ports.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { testLog } from '../support/test-log.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const TENANT = { portalId: '100', tenantId: 't' };
const NOW = new Date('2026-11-20T12:00:00Z');
const INTENT = '0d4c7f0e-5d0a-4b8e-9c61-1f2a3b4c5d6e';
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

type Read = Omit<Page<StreamFacts[FetchedStream]>, 'next'>;

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let xero: Map<string, InvoiceFact>;
  let calls: { stream: FetchedStream; ids: string[] }[];
  let answers: Result<Read, VendorFailure>[];
  /** Something that happens while Xero is being asked. */
  let meanwhile: () => Promise<unknown>;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t']);
    await addPortal(opened.store, '200', ['t']);
  });
  afterAll(() => opened.remove());
  beforeEach(async () => {
    for (const portalId of ['100', '200'])
      await opened.store.withPortal(portalId, async ({ db }) => {
        for (const table of ['inbox_events', 'mirror_invoices', 'issues'] as const)
          await db.deleteFrom(table).execute();
        await db.updateTable('xero_connections').set({ state: 'connected' }).execute();
        await sql`update pgboss.job set state = 'completed'`.execute(db);
      });
    xero = new Map();
    [calls, answers] = [[], []];
    meanwhile = () => Promise.resolve();
  });

  const fetchByIds = (async (_where: unknown, stream: FetchedStream, ids: string[]) => {
    assertOutsideTransaction();
    calls.push({ stream, ids });
    await meanwhile();
    const rows = stream === 'invoices' ? ids.flatMap((id) => xero.get(id) ?? []) : [];
    return answers.shift() ?? ok({ rows, unreadable: [] });
  }) as FetchByIds;
  const deps = (run: InMirror = inMirror(opened.store, followUpsOf)) => ({
    inMirror: run,
    fetchByIds,
    clock: { now: () => NOW },
    newId: randomId,
    log: testLog(),
    metrics: createMetrics(),
  });

  /** Xero has the invoice like that, and tells of it. */
  const happens = async (id: string, changes: Partial<InvoiceFact> = {}, at = NOW) => {
    xero.set(id, invoiceFact({ id, updatedAt: at, ...changes }));
    await tells('INVOICE', id, at);
  };
  const tells = (category: string, resourceId: string, at = NOW) =>
    opened.store.system.storeEvents(
      [{ tenantId: 't', category, resourceId, eventType: 'UPDATE', at: at.toISOString() }],
      NOW,
    );
  const stored = async (portalId = '100') =>
    (await deps().inMirror(portalId, ({ rows }) => rows.read({ ...TENANT, portalId, stream: 'invoices' }))).map(
      ({ id, reference }) => `${id}${reference}`,
    );
  const waiting = async (portalId = '100') =>
    (await deps().inMirror(portalId, ({ inbox }) => inbox.waiting('t', 500))).map(({ resourceId }) => resourceId);
  const jobs = (portalId = '100') =>
    opened.store.withPortal(portalId, async ({ db }) => {
      const { rows } = await sql<{ name: string; ids: Record<string, string>; seconds: number }>`
        select name, data -> 'ids' as ids, round(extract(epoch from start_after - created_on))::integer as seconds
        from pgboss.job where state = 'created' and data ->> 'portalId' = ${portalId} order by name`.execute(db);
      return rows;
    });
  const noJobs = () =>
    opened.store.withPortal('100', ({ db }) => sql`update pgboss.job set state = 'completed'`.execute(db));

  test('what events tell of is fetched as it is now, each document once, and told as dealt with', async () => {
    await happens('a', { reference: '-old' });
    await happens('a', { reference: '-new' }, later(1));
    await happens('b');
    expect(await fetchChanged(deps(), TENANT)).toEqual(ok('last'));
    expect(calls).toEqual([{ stream: 'invoices', ids: ['a', 'b'] }]);
    expect(await stored()).toEqual(['a-new', 'b']);
    expect(await waiting()).toEqual([]);
    expect(await fetchChanged(deps(), TENANT)).toEqual(ok('none'));
    expect(calls).toHaveLength(1);
  });

  test('each portal of an organisation works off its own', async () => {
    await happens('a');
    await fetchChanged(deps(), TENANT);
    expect([await waiting('100'), await waiting('200')]).toEqual([[], ['a']]);
    expect([await stored('100'), await stored('200')]).toEqual([['a'], []]);
  });

  test('invoices and contacts are a call each; what we know nothing of is dealt with by none', async () => {
    await happens('a');
    await tells('CONTACT', 'c');
    await tells('PAYMENT', 'p');
    expect(await fetchChanged(deps(), TENANT)).toEqual(ok('last'));
    expect(calls).toEqual([
      { stream: 'invoices', ids: ['a'] },
      { stream: 'contacts', ids: ['c'] },
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('more than a call takes: the rest is asked for again', async () => {
    for (let index = 0; index < 45; index += 1) await happens(`i-${index}`);
    await noJobs();
    expect(await fetchChanged(deps(), TENANT)).toEqual(ok('more'));
    expect(await jobs()).toMatchObject([{ name: 'fetch-changed', ids: { tenantId: 't' } }]);
    expect(await fetchChanged(deps(), TENANT)).toEqual(ok('last'));
    expect(calls.map(({ ids }) => ids.length)).toEqual([40, 5]);
    expect(await stored()).toHaveLength(45);
  });

  test('an event that comes while Xero is asked waits, and is asked for', async () => {
    await happens('a', { reference: '-old' });
    await noJobs();
    meanwhile = () => happens('a', { reference: '-new' }, later(1));
    const [, second] = [await fetchChanged(deps(), TENANT), await waiting()];
    expect(second).toEqual(['a']);
    expect((await jobs()).map(({ name }) => name)).toEqual(['fetch-changed']);
  });

  test('a crash while storing keeps nothing: the same events wait, and the next job fetches them', async () => {
    await happens('a', { url: `https://app.hubspot.com/?tieout=${INTENT}` });
    await noJobs();
    let transactions = 0;
    const crashing: InMirror = (portalId, work) =>
      deps().inMirror(portalId, async (unit) => {
        const done = await work(unit);
        if (++transactions === 2) throw new Error('crash');
        return done;
      });
    await expect(fetchChanged(deps(crashing), TENANT)).rejects.toThrow('crash');
    expect([await stored(), await waiting(), await jobs()]).toEqual([[], ['a'], []]);
    await fetchChanged(deps(), TENANT);
    expect([await stored(), await waiting()]).toEqual([['a'], []]);
  });

  test('an invoice that bears the mark of an intent asks for it to be settled, others ask for nothing', async () => {
    await happens('a', { url: `https://app.hubspot.com/contacts/1/record/0-3/7?tieout=${INTENT}` });
    await happens('b', { url: 'https://app.hubspot.com/contacts/1/record/0-3/7' });
    await noJobs();
    await fetchChanged(deps(), TENANT);
    expect(await jobs()).toMatchObject([
      { name: 'settle-intent', ids: { tenantId: 't', intentId: INTENT, invoiceId: 'a' } },
    ]);
  });

  test('an invoice that money came in on has the payments read', async () => {
    await happens('a', { amountPaid: decimal('40') });
    await noJobs();
    await fetchChanged(deps(), TENANT);
    expect(await jobs()).toMatchObject([{ name: 'pull-page', ids: { tenantId: 't', stream: 'payments' } }]);
  });

  test('what Xero does not have, or what is older than what is stored, changes nothing', async () => {
    await happens('a', { reference: '-new' }, later(5));
    await fetchChanged(deps(), TENANT);
    await happens('a', { reference: '-old' }, later(1));
    await tells('INVOICE', 'a-bill');
    await fetchChanged(deps(), TENANT);
    expect([await stored(), await waiting()]).toEqual([['a-new'], []]);
  });

  test('a row that cannot be read is an issue, and its event is dealt with', async () => {
    await tells('INVOICE', 'a');
    answers.push(ok({ rows: [], unreadable: [{ id: 'a', reason: 'Total: is no amount' }] }));
    await fetchChanged(deps(), TENANT);
    expect(await deps().inMirror('100', ({ issues }) => issues.countOpen())).toEqual({ row_unreadable: 1 });
    await happens('a', {}, later(1));
    await fetchChanged(deps(), TENANT);
    expect(await deps().inMirror('100', ({ issues }) => issues.countOpen())).toEqual({});
  });

  const job = (lastAttempt = false) => ({ portalId: '100', ids: { tenantId: 't' }, lastAttempt });
  const issues = () =>
    opened.store.withPortal('100', ({ db }) => db.selectFrom('issues').select(['kind', 'subject']).execute());

  test('throttled: again after the wait, nothing is lost, no issue', async () => {
    await happens('a');
    await noJobs();
    answers.push(err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 41.2, limit: 'minute' }));
    await fetchChangedJob(deps(), job());
    expect(await jobs()).toMatchObject([{ name: 'fetch-changed', seconds: 42 }]);
    expect([await waiting(), await issues()]).toEqual([['a'], []]);
  });

  test('unavailable: thrown for the queue to retry; after the last attempt an issue, and the events wait on', async () => {
    await happens('a');
    const gone: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'socket hang up' };
    answers.push(err(gone), err(gone));
    await expect(fetchChangedJob(deps(), job())).rejects.toThrow(/^vendor_unavailable$/);
    expect(await issues()).toEqual([]);
    await fetchChangedJob(deps(), job(true));
    expect(await issues()).toEqual([{ kind: 'pull_failed', subject: 't/invoices' }]);
    expect(await waiting()).toEqual(['a']);
  });

  test('revoked: the connection has to be made anew, once', async () => {
    await happens('a');
    answers.push(err({ code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' }));
    await fetchChangedJob(deps(), job());
    expect(await issues()).toEqual([{ kind: 'reconnect_needed', subject: 't' }]);
    expect(await deps().inMirror('100', ({ rows }) => rows.connectedTenants())).toEqual([]);
  });
});
