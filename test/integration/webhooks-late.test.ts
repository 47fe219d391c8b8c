import { err, ok } from '../../src/lib/result.ts';
import { decimal } from '../../src/lib/money.ts';
import { fetchChangedJob } from '../../functions/jobs/webhook-jobs.ts';
import { fetchChanged } from '../../src/mirror/fetch-changed.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { InboxHouse, later, NOW } from '../support/inbox-house.ts';

const TENANT = { portalId: '100', tenantId: 't' };

/** Xero's list does not show yet what an event tells of. */
eachDatabase((_name, fresh) => {
  let house: InboxHouse;
  beforeAll(async () => {
    house = await InboxHouse.open(fresh);
  });
  beforeEach(() => house.clear());
  afterAll(() => house.remove());

  /** The job runs at that second; the jobs that wait after it, by their seconds. */
  const runAt = async (seconds: number) => {
    house.now = later(seconds);
    await house.noJobs();
    const outcome = await fetchChanged(house.deps(), TENANT);
    return { outcome, jobs: (await house.jobs()).map((job) => `${job.name} ${job.seconds}`) };
  };
  const askedFor = () => house.calls.map(({ ids }) => ids.join());

  test('what the list does not show waits 30 seconds and is asked for again, until it is there', async () => {
    await house.tells('INVOICE', 'a');
    expect(await runAt(0)).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 30'] });
    expect(await house.waiting()).toEqual(['a']);
    house.xero.set('a', invoiceFact({ id: 'a', updatedAt: NOW }));
    expect(await runAt(30)).toEqual({ outcome: ok('last'), jobs: [] });
    expect([await house.waiting(), await house.stored()]).toEqual([[], ['a']]);
  });

  test('what the list shows as it was before is taken as it is, and asked for again', async () => {
    await house.happens('a', { reference: '-old' });
    await house.tells('INVOICE', 'a', later(60));
    house.now = later(61);
    expect(await runAt(61)).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 30'] });
    expect([await house.waiting(), await house.stored()]).toEqual([['a'], ['a-old']]);
    house.xero.set('a', invoiceFact({ id: 'a', updatedAt: later(60), reference: '-new' }));
    await runAt(91);
    expect([await house.waiting(), await house.stored()]).toEqual([[], ['a-new']]);
  });

  test('other events are not held up: they have a job of their own at once, and what waits is not asked for before', async () => {
    await house.tells('INVOICE', 'late');
    await runAt(0);
    house.now = later(10);
    await house.happens('b', {}, later(10));
    expect((await house.jobs()).map(({ seconds }) => seconds)).toEqual([0, 30]);
    expect(await runAt(10)).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 20'] });
    expect([askedFor(), await house.stored(), await house.waiting()]).toEqual([['late', 'b'], ['b'], ['late']]);
  });

  test('more late documents than a call takes do not keep a new one out', async () => {
    for (let n = 0; n < 45; n += 1) await house.tells('INVOICE', `late-${n}`);
    await house.happens('new');
    expect(await runAt(0)).toEqual({ outcome: ok('more'), jobs: ['fetch-changed 0'] });
    expect(await runAt(0)).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 30'] });
    expect([house.calls.map(({ ids }) => ids.length), await house.stored()]).toEqual([[40, 6], ['new']]);
  });

  test('however many come late, one after another, all are asked for together', async () => {
    for (const seconds of [0, 7, 14, 21]) {
      house.now = later(seconds);
      await house.tells('INVOICE', `at-${seconds}`, later(seconds));
      await runAt(seconds);
    }
    house.calls = [];
    expect(await runAt(30)).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 30'] });
    expect(askedFor()).toEqual(['at-0,at-7,at-14,at-21']);
    expect(await house.jobs()).toHaveLength(1);
  });

  test('a bill costs one call and is done with', async () => {
    house.bills.add('a-bill');
    await house.tells('INVOICE', 'a-bill');
    expect(await runAt(0)).toEqual({ outcome: ok('last'), jobs: [] });
    expect([house.calls.length, await house.waiting(), await house.stored()]).toEqual([1, [], []]);
  });

  test('a document that never comes is given up after five minutes: eleven calls, and then none', async () => {
    await house.tells('INVOICE', 'gone-for-good');
    let seconds = 0;
    for (let run = await runAt(0); run.jobs.length > 0; run = await runAt(seconds)) {
      expect(run).toEqual({ outcome: ok('later'), jobs: ['fetch-changed 30'] });
      seconds += 30;
    }
    expect([seconds, house.calls.length, await house.waiting()]).toEqual([300, 11, []]);
    expect(await runAt(330)).toEqual({ outcome: ok('none'), jobs: [] });
    expect(house.calls).toHaveLength(11);
  });

  test('what the mirror has of a document that is not there any more is gone once patience has run out', async () => {
    await house.happens('a');
    await house.happens('b');
    await runAt(0);
    expect(await house.stored()).toEqual(['a', 'b']);
    house.xero.delete('a');
    await house.tells('INVOICE', 'a', later(60));
    await runAt(61);
    expect(await house.stored()).toEqual(['a', 'b']);
    await runAt(361);
    expect([await house.stored(), await house.waiting()]).toEqual([['b'], []]);
    await house.happens('a', {}, later(400));
    await runAt(401);
    expect(await house.stored()).toEqual(['a', 'b']);
  });

  test('a job that comes too early asks Xero for nothing, and sees to it that another comes', async () => {
    await house.tells('INVOICE', 'a');
    await runAt(0);
    expect(await runAt(29.5)).toEqual({ outcome: ok('none'), jobs: ['fetch-changed 1'] });
    expect(house.calls).toHaveLength(1);
  });

  test('the payments of an invoice that is shown as it was before are read with its change', async () => {
    await house.happens('a', { amountPaid: decimal('40') });
    await runAt(0);
    await house.tells('INVOICE', 'a', later(60));
    expect((await runAt(61)).jobs).toEqual(['fetch-changed 30']);
    house.xero.set('a', invoiceFact({ id: 'a', updatedAt: later(60), amountPaid: decimal('60') }));
    expect((await runAt(91)).jobs).toEqual(['pull-now 2']);
  });

  test('throttled while it asks again: what is late waits with the rest, nothing is lost', async () => {
    await house.tells('INVOICE', 'a');
    await runAt(0);
    await house.noJobs();
    house.now = later(30);
    house.answers.push(err({ code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 400, limit: 'day' }));
    await fetchChangedJob(house.deps(), { portalId: '100', ids: { tenantId: 't' }, lastAttempt: false });
    expect((await house.jobs()).map(({ seconds }) => seconds)).toEqual([400]);
    house.xero.set('a', invoiceFact({ id: 'a', updatedAt: NOW }));
    await runAt(430);
    expect([await house.waiting(), await house.stored()]).toEqual([[], ['a']]);
  });

  test('each portal waits for itself', async () => {
    await house.tells('INVOICE', 'a');
    await house.tellsNeighbour('a');
    await runAt(0);
    await fetchChanged(house.deps(), { portalId: '200', tenantId: 'u' });
    house.xero.set('a', invoiceFact({ id: 'a', updatedAt: NOW }));
    await runAt(30);
    expect([await house.waiting('100'), await house.waiting('200')]).toEqual([[], ['a']]);
  });
});
