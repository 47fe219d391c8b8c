import { planAll } from '../../functions/jobs/jobs.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { err } from '../../src/lib/result.ts';
import type { StreamName } from '../../src/mirror/facts.ts';
import { STREAMS } from '../../src/mirror/streams.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { dyingMirror } from '../support/mirror/killing.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';
import type { Fate } from '../support/outbox/killing.ts';

const streams = Object.keys(STREAMS) as StreamName[];
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));
const invoices = (count: number) =>
  Array.from({ length: count }, (_, n) => invoiceFact({ id: `i${n + 1}`, updatedAt: at(n + 1) }));

eachDatabase((_name, fresh) => {
  let house: ReadingHouse;
  beforeAll(async () => {
    house = await ReadingHouse.open(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(() => house.clear());

  test('a day in which nothing happens costs at most 200 calls to Xero, the first readings beside', async () => {
    await house.tick();
    expect(new Set(house.vendor.requests.map(({ stream }) => stream))).toEqual(new Set(streams));
    house.vendor.requests = [];
    for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
      house.advance(5);
      await house.tick();
    }
    const calls = house.vendor.requests.filter(({ tenantId }) => tenantId === 't');
    expect(calls.length).toBeLessThanOrEqual(200);
    expect(calls.filter(({ stream }) => stream === 'invoices').length).toBeGreaterThan(22);
    expect(house.vendor.confirmed).toEqual([]);
    expect(await house.issues()).toEqual([]);
  }, 120_000);

  test('a portal that was just connected is read, what a card shows first before the rest', async () => {
    house.vendor.lists.invoices = invoices(3);
    await house.tick();
    expect(house.done.slice(0, 4)).toEqual([
      'pull-page organisation',
      'pull-page invoices',
      'pull-page invoices',
      'pull-page invoices',
    ]);
    expect(house.done).toContain('settle-pass invoices');
    house.done = [];
    await house.tick();
    expect(house.done).toEqual([]);
  });

  test('two that plan at once ask once', async () => {
    await Promise.all([planAll(house.deps()), planAll(house.deps())]);
    expect((await house.waiting()).length).toBe(streams.length);
  });

  test('whoever waits is served before the next page of a long reading, and reads nothing of it twice', async () => {
    house.vendor.lists.invoices = invoices(20);
    await house.want('invoices', null);
    await house.drain(house.deps(), 3);
    await inMirror(house.store)('100', async ({ queue }) => {
      await queue.pullNow(house.key('payments'));
      await queue.pullNow(house.key('invoices'));
    });
    expect((await house.waiting()).slice(0, 2).sort()).toEqual(['pull-now invoices', 'pull-now payments']);
    house.vendor.requests = [];
    await house.drain();
    expect(house.vendor.requests[0]).toMatchObject({ stream: 'payments' });
    const pages = house.vendor.requests.filter(({ stream }) => stream === 'invoices').map(({ page }) => page);
    expect(pages).toEqual(['4', '5', '6', '7', '8', '9', '10', null]);
    expect(await house.ids('invoices')).toHaveLength(20);
  });

  test('a reading rests while the rest of the calls is kept, and goes on where it was', async () => {
    house.vendor.lists.invoices = invoices(6);
    await house.want('invoices', null);
    await house.drain(house.deps(), 1);
    house.budget = { dayLeft: 100, dayLimit: 1000, minuteLeft: 50 };
    await house.drain();
    await house.tick();
    expect(house.vendor.requests).toHaveLength(1);
    house.budget = { dayLeft: 1000, dayLimit: 1000, minuteLeft: 50 };
    await house.noJobs();
    await house.tick();
    expect(await house.ids('invoices')).toHaveLength(6);
    expect(house.vendor.requests.filter(({ stream, page }) => stream === 'invoices' && page === null)).toHaveLength(2);
  });

  test('a long list is swept at night by its open documents alone', async () => {
    house.vendor.pageSize = 1000;
    const paid = invoiceFact({ id: 'paid', status: 'PAID', updatedAt: at(1) });
    house.vendor.lists.invoices = [...invoices(1000), paid];
    await house.tick();
    house.vendor.requests = [];
    house.now = new Date('2026-11-21T05:00:00Z');
    await house.tick();
    const swept = house.vendor.requests.filter(({ stream }) => stream === 'invoices');
    expect(swept).toMatchObject([{ openOnly: true, changedSince: null, page: null }]);
    expect((await house.cursor('invoices')).sweptUntil).toEqual(house.now);
  });

  test('a stream that Xero refuses is tried again after an hour and not every five minutes', async () => {
    await house.tick();
    house.advance(60);
    const refused = err<VendorFailure>({ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['no'] });
    for (let stream = 0; stream < streams.length; stream += 1) house.vendor.answers.push(refused);
    await house.tick();
    [house.vendor.answers, house.vendor.requests] = [[], []];
    house.advance(5);
    await house.tick();
    expect(house.vendor.requests.filter(({ stream }) => stream === 'invoices')).toEqual([]);
    house.advance(55);
    await house.tick();
    expect(house.vendor.requests.filter(({ stream }) => stream === 'invoices')).toHaveLength(1);
  });

  test('wherever planning is killed, the next plan asks for the same', async () => {
    await house.tick();
    house.now = new Date('2026-11-21T05:00:00Z');
    for (let killAt = 0; killAt < 9; killAt += 1) {
      const fate: Fate = { passed: 0, killAt };
      await house.tick(house.deps({ inMirror: dyingMirror(inMirror(house.store), fate) })).catch(() => undefined);
    }
    await house.tick();
    await house.tick();
    for (const stream of ['invoices', 'contacts', 'accounts'] as const)
      expect((await house.cursor(stream)).sweptUntil).toEqual(house.now);
  });
});
