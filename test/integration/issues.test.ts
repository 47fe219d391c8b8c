import type { Clock } from '../../src/lib/clock.ts';
import { closeIssues } from '../../src/issues/close-issues.ts';
import { openIssue, type IssueDeps } from '../../src/issues/open-issue.ts';
import type { IssueReport } from '../../src/issues/ports.ts';
import { issueStore } from '../../src/store/issues-rows.ts';
import { eachDatabase } from '../support/databases.ts';
import { addPortal, openTestStore, type TestStore } from '../support/test-store.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));
const report: IssueReport = {
  kind: 'pull_failed',
  subject: 't/invoices',
  message: 'Xero cannot be reached.',
  vendorWords: ['503', "it's down"],
  fix: 'Wait.',
};

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  let minute = 0;
  let ids = 0;
  const clock: Clock = { now: () => at(minute) };
  beforeAll(async () => {
    opened = await openTestStore(fresh);
    await addPortal(opened.store, '100');
    await addPortal(opened.store, '200');
  });
  afterAll(() => opened.remove());
  beforeEach(() => opened.store.withPortal('100', ({ db }) => db.deleteFrom('issues').execute()));

  const within = <T>(work: (deps: IssueDeps) => Promise<T>, portalId = '100'): Promise<T> =>
    opened.store.withPortal(portalId, (handle) =>
      work({ issues: issueStore(handle), clock, newId: () => `issue-${(ids += 1)}` }),
    );
  const rows = (portalId = '100') =>
    opened.store.withPortal(portalId, ({ db }) => db.selectFrom('issues').selectAll().orderBy('opened_at').execute());

  test('what happens again adds to the open issue, with its newest words', async () => {
    minute = 0;
    await within((deps) => openIssue(deps, report));
    minute = 5;
    await within((deps) => openIssue(deps, { ...report, message: 'Still not.', vendorWords: [] }));
    expect(await rows()).toMatchObject([
      { message: 'Still not.', vendor_words: [], fix: 'Wait.', times_seen: 2, opened_at: at(0), last_seen_at: at(5) },
    ]);
  });

  test("the vendor's words are kept as they are", async () => {
    await within((deps) => openIssue(deps, report));
    expect((await rows())[0]?.vendor_words).toEqual(['503', "it's down"]);
  });

  test('closing closes those of the kind and subject, once, and they may open anew', async () => {
    minute = 0;
    await within((deps) => openIssue(deps, report));
    await within((deps) => openIssue(deps, { ...report, subject: 't/payments' }));
    await within((deps) => openIssue(deps, { ...report, kind: 'row_unreadable' }));
    minute = 7;
    const done = { kind: 'pull_failed', subjects: ['t/invoices', 't/contacts'] } as const;
    expect(await within((deps) => closeIssues(deps, { ...done, subjects: [...done.subjects] }))).toBe(1);
    expect(await within((deps) => closeIssues(deps, { ...done, subjects: [...done.subjects] }))).toBe(0);
    expect(await within((deps) => closeIssues(deps, { kind: 'pull_failed', subjects: [] }))).toBe(0);
    expect(await within(({ issues }) => issues.countOpen())).toEqual({ pull_failed: 1, row_unreadable: 1 });
    await within((deps) => openIssue(deps, report));
    const closed = (await rows()).filter(({ subject, kind }) => subject === 't/invoices' && kind === 'pull_failed');
    expect(closed).toMatchObject([
      { closed_at: at(7), times_seen: 1 },
      { closed_at: null, times_seen: 1 },
    ]);
  });

  test('two who open the same at once leave one issue, seen twice', async () => {
    await Promise.all([within((deps) => openIssue(deps, report)), within((deps) => openIssue(deps, report))]);
    expect(await rows()).toMatchObject([{ times_seen: 2 }]);
  });

  test("a portal neither sees nor closes another's", async () => {
    await within((deps) => openIssue(deps, report));
    expect(await within(({ issues }) => issues.countOpen(), '200')).toEqual({});
    expect(await within((deps) => closeIssues(deps, { kind: 'pull_failed', subjects: ['t/invoices'] }), '200')).toBe(0);
    await within((deps) => openIssue(deps, report), '200');
    expect(await rows()).toMatchObject([{ times_seen: 1, closed_at: null }]);
  });
});
