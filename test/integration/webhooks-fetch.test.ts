import { fetchChangedJob } from '../../functions/jobs/webhook-jobs.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { decimal } from '../../src/lib/money.ts';
import { err, ok } from '../../src/lib/result.ts';
import { fetchChanged } from '../../src/mirror/fetch-changed.ts';
import { planPasses } from '../../src/mirror/plan-passes.ts';
import type { InMirror } from '../../src/mirror/ports.ts';
import { UNKNOWN_BUDGET } from '../../src/mirror/rules/budget.ts';
import { eachDatabase } from '../support/databases.ts';
import { InboxHouse, later } from '../support/inbox-house.ts';

const TENANT = { portalId: '100', tenantId: 't' };
const INTENT = '0d4c7f0e-5d0a-4b8e-9c61-1f2a3b4c5d6e';

eachDatabase((_name, fresh) => {
  let house: InboxHouse;
  beforeAll(async () => {
    house = await InboxHouse.open(fresh);
  });
  beforeEach(() => house.clear());
  afterAll(() => house.remove());

  test('what events tell of is fetched as it is now, each document once, and told as dealt with', async () => {
    await house.happens('a', { reference: '-old' });
    await house.happens('a', { reference: '-new' }, later(1));
    await house.happens('b');
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('last'));
    expect(house.calls).toEqual([{ stream: 'invoices', ids: ['a', 'b'] }]);
    expect(await house.stored()).toEqual(['a-new', 'b']);
    expect(await house.waiting()).toEqual([]);
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('none'));
    expect(house.calls).toHaveLength(1);
  });

  test('each portal works off what its own organisation told', async () => {
    await house.happens('a');
    await house.tellsNeighbour('a');
    await fetchChanged(house.deps(), TENANT);
    expect([await house.waiting('100'), await house.waiting('200')]).toEqual([[], ['a']]);
    expect([await house.stored('100'), await house.stored('200')]).toEqual([['a'], []]);
  });

  test('invoices and contacts are a call each; what we know nothing of is dealt with by none', async () => {
    await house.happens('a');
    await house.tells('CONTACT', 'c');
    await house.tells('SUBSCRIPTION', 'p');
    await fetchChanged(house.deps(), TENANT);
    expect(house.calls).toEqual([
      { stream: 'invoices', ids: ['a'] },
      { stream: 'contacts', ids: ['c'] },
    ]);
    expect(await house.waiting()).not.toContain('p');
  });

  test('more than a call takes: the rest is asked for again', async () => {
    for (let index = 0; index < 45; index += 1) await house.happens(`i-${index}`);
    await house.noJobs();
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('more'));
    expect(await house.jobs()).toMatchObject([{ name: 'fetch-changed', ids: { tenantId: 't' } }]);
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('last'));
    expect(house.calls.map(({ ids }) => ids.length)).toEqual([40, 5]);
    expect(await house.stored()).toHaveLength(45);
  });

  test('an event that comes while Xero is asked waits, and is asked for', async () => {
    await house.happens('a', { reference: '-old' });
    await house.noJobs();
    house.meanwhile = () => house.happens('a', { reference: '-new' }, later(1));
    const [, second] = [await fetchChanged(house.deps(), TENANT), await house.waiting()];
    expect(second).toEqual(['a']);
    expect((await house.jobs()).map(({ name }) => name)).toEqual(['fetch-changed']);
  });

  test('a crash while storing keeps nothing: the same events wait, and the next job fetches them', async () => {
    await house.happens('a', { url: `https://app.hubspot.com/?tieout=${INTENT}` });
    await house.noJobs();
    let transactions = 0;
    const crashing: InMirror = (portalId, work) =>
      house.deps().inMirror(portalId, async (unit) => {
        const done = await work(unit);
        if (++transactions === 2) throw new Error('crash');
        return done;
      });
    await expect(fetchChanged(house.deps(crashing), TENANT)).rejects.toThrow('crash');
    expect([await house.stored(), await house.waiting(), await house.jobs()]).toEqual([[], ['a'], []]);
    await fetchChanged(house.deps(), TENANT);
    expect([await house.stored(), await house.waiting()]).toEqual([['a'], []]);
  });

  test('an invoice that bears the mark of an intent asks for it to be settled, others ask for nothing', async () => {
    await house.happens('a', { url: `https://app.hubspot.com/contacts/1/record/0-3/7?tieout=${INTENT}` });
    await house.happens('b', { url: 'https://app.hubspot.com/contacts/1/record/0-3/7' });
    await house.noJobs();
    await fetchChanged(house.deps(), TENANT);
    expect(await house.jobs()).toMatchObject([
      { name: 'settle-intent', ids: { tenantId: 't', intentId: INTENT, invoiceId: 'a' } },
    ]);
  });

  test('an invoice that money came in on has the payments read', async () => {
    await house.happens('a', { amountPaid: decimal('40') });
    await house.noJobs();
    await fetchChanged(house.deps(), TENANT);
    expect(await house.jobs()).toMatchObject([{ name: 'pull-now', ids: { tenantId: 't', stream: 'payments' } }]);
  });

  test('what is older than what is stored changes nothing', async () => {
    await house.happens('a', { reference: '-new' }, later(5));
    await fetchChanged(house.deps(), TENANT);
    await house.happens('a', { reference: '-old' }, later(1));
    await fetchChanged(house.deps(), TENANT);
    expect([await house.stored(), await house.waiting()]).toEqual([['a-new'], []]);
  });

  test('a row that cannot be read is an issue, and its event is dealt with', async () => {
    await house.tells('INVOICE', 'a');
    house.answers.push(ok({ rows: [], unreadable: [{ id: 'a', reason: 'Total: is no amount' }], others: [] }));
    await fetchChanged(house.deps(), TENANT);
    expect(await house.deps().inMirror('100', ({ issues }) => issues.countOpen())).toEqual({ row_unreadable: 1 });
    await house.happens('a', {}, later(1));
    await fetchChanged(house.deps(), TENANT);
    expect(await house.deps().inMirror('100', ({ issues }) => issues.countOpen())).toEqual({});
  });

  const job = (lastAttempt = false) => ({ portalId: '100', ids: { tenantId: 't' }, lastAttempt });
  const issues = () =>
    house.store.withPortal('100', ({ db }) => db.selectFrom('issues').select(['kind', 'subject']).execute());

  test('throttled: again after the wait, nothing is lost, no issue', async () => {
    await house.happens('a');
    await house.noJobs();
    house.answers.push(err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 41.2, limit: 'minute' }));
    await fetchChangedJob(house.deps(), job());
    expect(await house.jobs()).toMatchObject([{ name: 'fetch-changed', seconds: 42 }]);
    expect([await house.waiting(), await issues()]).toEqual([['a'], []]);
  });

  test('unavailable: thrown for the queue to retry; after the last attempt an issue, and the events wait on', async () => {
    await house.happens('a');
    const gone: VendorFailure = { code: 'vendor_unavailable', vendor: 'xero', detail: 'socket hang up' };
    house.answers.push(err(gone), err(gone));
    await expect(fetchChangedJob(house.deps(), job())).rejects.toThrow(/^vendor_unavailable$/);
    expect(await issues()).toEqual([]);
    await fetchChangedJob(house.deps(), job(true));
    expect(await issues()).toEqual([{ kind: 'pull_failed', subject: 't/invoices' }]);
    expect(await house.waiting()).toEqual(['a']);
  });

  test('revoked: the connection has to be made anew, once', async () => {
    await house.happens('a');
    house.answers.push(err({ code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' }));
    await fetchChangedJob(house.deps(), job());
    expect(await issues()).toEqual([{ kind: 'reconnect_needed', subject: 't' }]);
    expect(await house.deps().inMirror('100', ({ rows }) => rows.connectedTenants())).toEqual([]);
  });

  const plan = () => planPasses({ ...house.deps(), budgetOf: () => Promise.resolve(UNKNOWN_BUDGET) }, '100');
  const fetches = async () => (await house.jobs()).filter(({ name }) => name === 'fetch-changed');

  test('events whose job has ended are asked for by the next plan, once, as soon as Xero lets us in again', async () => {
    await house.happens('a');
    await house.noJobs();
    house.answers.push(err({ code: 'auth_revoked', vendor: 'xero', detail: 'invalid_grant' }));
    await fetchChangedJob(house.deps(), job());
    await plan();
    expect(await fetches()).toEqual([]);
    await house.store.withPortal('100', ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'connected' }).execute(),
    );
    await plan();
    await plan();
    expect(await fetches()).toMatchObject([{ ids: { tenantId: 't' } }]);
    await fetchChangedJob(house.deps(), job());
    await house.noJobs();
    await plan();
    expect([await house.waiting(), await fetches()]).toEqual([[], []]);
  });

  const open = () => house.deps().inMirror('100', ({ issues: store }) => store.countOpen());

  test('what a failed fetch has told is mended by the next that works, unless the reading itself fails', async () => {
    const refused = err<VendorFailure>({ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['no'] });
    const key = { ...TENANT, stream: 'invoices' } as const;
    const fails = (code: VendorFailure['code'] | null) =>
      house.deps().inMirror('100', async ({ rows }) => {
        await rows.cursor(key);
        await rows.saveFailure(key, code, house.now);
      });
    await house.happens('a');
    house.answers.push(refused);
    await fetchChangedJob(house.deps(), job());
    expect(await open()).toEqual({ pull_failed: 1 });
    await fails('vendor_rejected');
    await fetchChangedJob(house.deps(), job());
    expect(await open()).toEqual({ pull_failed: 1 });
    await fails(null);
    await house.happens('a', {}, later(1));
    await fetchChangedJob(house.deps(), job());
    expect(await open()).toEqual({});
  });
});
