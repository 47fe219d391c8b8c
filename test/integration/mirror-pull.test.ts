import { sql } from 'kysely';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { err, ok, unwrap } from '../../src/lib/result.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { InMirror, MirrorUnit } from '../../src/mirror/ports.ts';
import { pullPage, type PullDeps } from '../../src/mirror/pull-page.ts';
import { startPull } from '../../src/mirror/start-pull.ts';
import { streamsOf } from '../../src/mirror/streams.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { listReaders, type ListReaders } from '../support/list-readers.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const key = { portalId: '100', tenantId: 't', stream: 'invoices' } as const;
const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);
const list = (count: number): InvoiceFact[] =>
  Array.from({ length: count }, (_, index) => invoiceFact({ id: `invoice-${index + 1}`, updatedAt: at('08:00') }));

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let now: Date;
  let vendor: ListReaders;
  let deps: PullDeps;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
  });
  afterAll(() => opened.remove());
  beforeEach(async () => {
    await addPortal(opened.store, '100', ['t']);
    await opened.store.withPortal('100', async ({ db }) => {
      for (const table of ['stream_cursors', 'mirror_invoices', 'issues'] as const)
        await db.deleteFrom(table).execute();
      await sql`update pgboss.job set state = 'completed'`.execute(db);
    });
    now = at('09:00');
    const newId = () => `issue-${Math.random()}`;
    vendor = listReaders({ invoices: list(5) });
    deps = { inMirror: inMirror(opened.store), readers: vendor.readers, clock: { now: () => now }, newId };
  });

  const cursor = () => deps.inMirror('100', ({ rows }) => rows.cursor(key));
  const stored = async () => (await deps.inMirror('100', ({ rows }) => rows.read(key))).map(({ id }) => id);
  const waiting = () =>
    opened.store.withPortal('100', async ({ db }) => {
      const { rows } = await sql<{ stream: string }>`
        select data->'ids'->>'stream' as stream from pgboss.job where state = 'created' order by priority desc`.execute(
        db,
      );
      return rows.map(({ stream }) => stream);
    });
  const issues = () => deps.inMirror('100', (unit) => unit.issues.countOpen());
  const failure = () =>
    opened.store.withPortal('100', async ({ db }) => {
      const row = await db.selectFrom('stream_cursors').select('failure').executeTakeFirst();
      return row?.failure ?? null;
    });

  test('a first pass reads page after page, asks for each next one, and what changed meanwhile is read after it', async () => {
    expect(unwrap(await pullPage(deps, key))).toBe('more');
    expect(await waiting()).toEqual(['invoices']);
    now = at('09:01');
    expect(unwrap(await pullPage(deps, key))).toBe('more');
    const pass = {
      kind: 'full',
      page: '3',
      beganAt: at('09:00'),
      pages: 2,
      rows: 4,
      expected: 5,
      reached: at('08:00'),
    };
    expect(await cursor()).toMatchObject({ pass, readUntil: null, rowsRead: 4 });
    now = at('09:02');
    expect(unwrap(await pullPage(deps, key))).toBe('more');
    const whole = { fullUntil: at('09:00'), sweptUntil: at('09:00'), provedUntil: at('09:00'), listed: 5 };
    expect(await cursor()).toMatchObject({
      pass: null,
      ...whole,
      readUntil: null,
      countedAt: at('09:02'),
      rowsRead: 5,
    });
    now = at('09:03');
    expect(unwrap(await pullPage(deps, key))).toBe('last');
    expect(vendor.requests.at(-1)).toMatchObject({ page: null, changedSince: at('08:55') });
    expect(await cursor()).toMatchObject({ pass: null, ...whole, readUntil: at('09:03') });
    expect(await stored()).toEqual(['invoice-1', 'invoice-2', 'invoice-3', 'invoice-4', 'invoice-5']);
    expect(vendor.requests.map(({ page }) => page)).toEqual([null, '2', '3', null]);
  });

  test('a list of one page is as of one moment: nothing is read after it', async () => {
    vendor = listReaders({ invoices: list(5) }, 5);
    deps = { ...deps, readers: vendor.readers };
    expect(unwrap(await pullPage(deps, key))).toBe('last');
    expect(await cursor()).toMatchObject({ readUntil: at('09:00'), fullUntil: at('09:00'), listed: 5 });
  });

  test('the next pass asks for what changed since five minutes before the last one began', async () => {
    for (let page = 0; page < 4; page += 1) await pullPage(deps, key);
    now = at('10:00');
    vendor.requests.length = 0;
    expect(unwrap(await pullPage(deps, key))).toBe('last');
    expect(vendor.requests).toMatchObject([{ page: null, changedSince: at('08:55') }]);
    expect((await cursor()).readUntil).toEqual(at('10:00'));
  });

  test('a stream whose vendor cannot tell changes is read in full on every pass', async () => {
    const deals = { portalId: '100', tenantId: '', stream: 'crm_deals' } as const;
    await pullPage(deps, deals);
    now = at('10:00');
    await pullPage(deps, deals);
    expect(vendor.requests).toMatchObject([{ changedSince: null }, { changedSince: null }]);
  });

  describe.each([
    ['before anything of the page is stored', 'cursor'],
    ['after the rows', 'upsert'],
    ['after the cursor', 'saveCursor'],
    ['after the note of success', 'saveFailure'],
    ['after the next job', 'pullPage'],
  ] as const)('a crash %s', (_when, line) => {
    test('keeps nothing of the page, and the next attempt reads it again', async () => {
      await pullPage(deps, key);
      const [before, rows, jobs] = [await cursor(), await stored(), await waiting()];
      await opened.store.withPortal('100', ({ db }) => sql`update pgboss.job set state = 'active'`.execute(db));
      await expect(pullPage({ ...deps, inMirror: crashingAfter(deps.inMirror, line) }, key)).rejects.toThrow('crash');
      expect(await cursor()).toEqual(before);
      expect(await stored()).toEqual(rows);
      expect(await waiting()).toEqual([]);
      expect(jobs).toEqual(['invoices']);
      unwrap(await pullPage(deps, key));
      expect(await stored()).toHaveLength(4);
      expect(vendor.requests.map(({ page }) => page)).toEqual([null, '2', '2']);
    });
  });

  const failures: VendorFailure[] = [
    { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 30, limit: 'minute' },
    { code: 'vendor_unavailable', vendor: 'xero', detail: 'half an answer' },
    { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['no'] },
    { code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' },
  ];
  test.each(failures)('$code is handed back, noted at the cursor and cleared by the next page', async (given) => {
    await pullPage(deps, key);
    const before = await cursor();
    vendor.answers.push(err(given));
    expect(await pullPage(deps, key)).toEqual(err(given));
    expect(await failure()).toBe(given.code);
    expect(await cursor()).toEqual(before);
    unwrap(await pullPage(deps, key));
    expect(await failure()).toBeNull();
  });

  test('a row that cannot be read becomes an issue, ends nothing, and is closed when it can be read', async () => {
    const unreadable = [{ id: 'invoice-2', reason: 'Total is missing' }];
    vendor.answers.push(ok({ rows: list(1), next: null, unreadable }), ok({ rows: list(1), next: null, unreadable }));
    expect(unwrap(await pullPage(deps, key))).toBe('last');
    unwrap(await pullPage(deps, key));
    expect(await stored()).toEqual(['invoice-1']);
    const open = await opened.store.withPortal('100', ({ db }) => db.selectFrom('issues').selectAll().execute());
    expect(open).toMatchObject([
      { kind: 'row_unreadable', subject: 't/invoices/invoice-2', times_seen: 2, closed_at: null },
    ]);
    vendor.answers.push(ok({ rows: list(2), next: null, unreadable: [] }));
    unwrap(await pullPage(deps, key));
    expect(await issues()).toEqual({});
  });

  test('a page that another job has stored meanwhile is dropped', async () => {
    await pullPage(deps, key);
    const slow = {
      ...deps.readers,
      invoices: async (request: Parameters<typeof deps.readers.invoices>[0]) => {
        const page = await deps.readers.invoices(request);
        unwrap(await pullPage(deps, key));
        return page;
      },
    };
    expect(unwrap(await pullPage({ ...deps, readers: slow }, key))).toBe('superseded');
    expect(await cursor()).toMatchObject({ pass: { page: '3' }, rowsRead: 4 });
  });

  test('starting a pull asks for every stream once, what a card shows first before the rest', async () => {
    expect(await startPull(deps.inMirror, '100')).toBe(streamsOf('100', ['t']).length);
    await startPull(deps.inMirror, '100');
    const jobs = await waiting();
    expect(jobs.toSorted()).toEqual(
      streamsOf('100', ['t'])
        .map(({ stream }) => stream)
        .toSorted(),
    );
    expect(jobs.slice(0, 3)).toEqual(['organisation', 'invoices', 'contacts']);
  });

  test('an organisation that lets us in no more is left out of the next pull', async () => {
    vendor.answers.push(err({ code: 'auth_revoked', vendor: 'xero', detail: 'disconnected' }));
    await pullPage(deps, key);
    expect(await startPull(deps.inMirror, '100')).toBe(streamsOf('100', []).length);
  });
});

type Line = 'cursor' | 'upsert' | 'saveCursor' | 'saveFailure' | 'pullPage';

/** Lets the first transaction, which reads the cursor, pass; in the next one throws as soon as the line has been done. */
function crashingAfter(run: InMirror, line: Line): InMirror {
  let transactions = 0;
  const crash =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await work(...args);
      throw new Error('crash');
    };
  const broken = (unit: MirrorUnit): MirrorUnit =>
    line === 'pullPage'
      ? { ...unit, queue: { ...unit.queue, pullPage: crash(unit.queue.pullPage) } }
      : { ...unit, rows: { ...unit.rows, [line]: crash(unit.rows[line] as () => Promise<unknown>) } };
  return (portalId, work) => run(portalId, (unit) => work(++transactions === 1 ? unit : broken(unit)));
}
