import { sql } from 'kysely';
import {
  planAll,
  pullNowJob,
  pullPageJob,
  settlePassJob,
  type JobDeps,
  type StreamJob,
} from '../../functions/jobs/jobs.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { randomId } from '../../src/lib/ids.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { Page, Readers } from '../../src/mirror/ports.ts';
import { UNKNOWN_BUDGET, type CallBudget } from '../../src/mirror/rules/budget.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { testLog } from '../support/test-log.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const empty = ok<Page<never>>({ rows: [], next: null, unreadable: [] });
const unavailable: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'socket hang up at 10.0.0.7' };

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let answer: Result<Page<never>, VendorFailure>;
  let budget: CallBudget;
  let asked: number;
  let deps: JobDeps;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100', ['t']);
    await addPortal(opened.store, '200', ['u']);
    const read = () => {
      asked += 1;
      return Promise.resolve(answer);
    };
    const readers = new Proxy({}, { get: () => read }) as Readers;
    const basics = { log: testLog(), clock: { now: () => NOW }, newId: randomId, metrics: createMetrics() };
    const connectedPortals = () => opened.store.system.connectedPortals();
    const budgetOf = () => Promise.resolve(budget);
    deps = { ...basics, readers, confirmers: {}, budgetOf, connectedPortals, inMirror: inMirror(opened.store) };
  });
  beforeEach(async () => {
    answer = empty;
    budget = UNKNOWN_BUDGET;
    asked = 0;
    await opened.store.withPortal('100', async ({ db }) => {
      await db.deleteFrom('issues').execute();
      await db.updateTable('xero_connections').set({ state: 'connected' }).execute();
      await sql`update pgboss.job set state = 'completed'`.execute(db);
    });
  });
  afterAll(() => opened.remove());

  const job = (lastAttempt = false): StreamJob => ({
    portalId: '100',
    ids: { tenantId: 't', stream: 'payments' },
    lastAttempt,
  });
  const issues = () =>
    opened.store.withPortal('100', ({ db }) =>
      db
        .selectFrom('issues')
        .select(['kind', 'subject', 'message', 'vendor_words'])
        .where('closed_at', 'is', null)
        .execute(),
    );
  const delayed = () =>
    opened.store.withPortal('100', async ({ db }) => {
      const { rows } = await sql<{ seconds: number }>`
        select round(extract(epoch from start_after - created_on))::integer as seconds from pgboss.job
        where name in ('pull-page', 'settle-pass') and state = 'created' and data -> 'ids' ->> 'stream' = 'payments'`.execute(
        db,
      );
      return rows.map(({ seconds }) => seconds);
    });

  test('throttled: sent again after the wait, no attempt spent, no issue', async () => {
    answer = err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 41.2, limit: 'minute' });
    await pullPageJob(deps, job());
    expect(await delayed()).toEqual([42]);
    expect(await issues()).toEqual([]);
  });

  test('unavailable: thrown for the queue to retry, by its code alone; after the last attempt an issue', async () => {
    answer = err(unavailable);
    await expect(pullPageJob(deps, job())).rejects.toThrow(/^vendor_unavailable$/);
    expect(await issues()).toEqual([]);
    await pullPageJob(deps, job(true));
    expect(await issues()).toMatchObject([
      { kind: 'pull_failed', subject: 't/payments', message: 'Xero cannot be reached at the moment.' },
    ]);
  });

  test.each<[string, VendorFailure, string, string[]]>([
    [
      'rejected',
      { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['No such page.'] },
      'pull_failed',
      ['No such page.'],
    ],
    ['revoked', { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' }, 'reconnect_needed', []],
  ])(
    '%s: an issue at once, and no retry; the next page that is read closes it',
    async (...[, failure, kind, words]) => {
      answer = err(failure);
      await pullPageJob(deps, job());
      expect(await issues()).toMatchObject([{ kind, vendor_words: words }]);
      answer = empty;
      await pullPageJob(deps, job());
      expect(await issues()).toEqual([]);
    },
  );

  test('how jobs end is counted', async () => {
    await pullPageJob(deps, job());
    expect(await deps.metrics.text()).toMatch(/tieout_jobs_total\{queue="pull-page",outcome="last"\} \d/);
  });

  const scarce: [string, CallBudget, number][] = [
    ['5 calls of the minute', { minuteLeft: 5, dayLeft: 900, dayLimit: 1000 }, 60],
    ['a tenth of the day', { minuteLeft: 60, dayLeft: 100, dayLimit: 1000 }, 900],
  ];
  test.each(scarce)(
    'with %s left nobody is called for what can wait, and it is put off',
    async (...[, left, seconds]) => {
      budget = left;
      await pullPageJob(deps, job());
      expect([asked, await delayed()]).toEqual([0, [seconds]]);
      await settlePassJob(deps, job());
      expect([asked, await delayed()]).toEqual([0, [seconds, seconds]]);
      await pullNowJob(deps, job());
      expect(asked).toBe(1);
    },
  );

  test('every connected portal is planned for, also when one of them fails', async () => {
    const seen = new Set<string>();
    const failing: JobDeps = {
      ...deps,
      inMirror: (portalId, work) => {
        seen.add(portalId);
        return portalId === '100' ? Promise.reject(new Error('broken')) : deps.inMirror(portalId, work);
      },
    };
    await planAll(failing);
    expect([...seen]).toEqual(['100', '200']);
  });
});
