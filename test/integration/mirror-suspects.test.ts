import { err, ok } from '../../src/lib/result.ts';
import type { StreamFacts } from '../../src/mirror/facts.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { nowhere } from '../support/blank-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { dyingMirror, dyingVendor } from '../support/mirror/killing.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';
import { Killed, type Fate } from '../support/outbox/killing.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));
const invoices = (...numbers: number[]) => numbers.map((n) => invoiceFact({ id: `i${n}`, updatedAt: at(n) }));
const companies = (...numbers: number[]): StreamFacts['crm_companies'][] =>
  numbers.map((n) => ({
    id: `c${n}`,
    updatedAt: at(n),
    name: `Company ${n}`,
    domain: null,
    ownerId: null,
    ...nowhere,
  }));

eachDatabase((_name, fresh) => {
  let house: ReadingHouse;
  beforeAll(async () => {
    house = await ReadingHouse.open(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(() => house.clear());

  const readAgain = async (stream: 'invoices' | 'payments' | 'crm_companies'): Promise<void> => {
    house.advance(60);
    await house.read(stream, 'full');
  };

  test('what a full pass did not see and the vendor no longer has is gone, and back when it appears again', async () => {
    house.vendor.lists.crm_companies = companies(1, 2, 3);
    await house.read('crm_companies');
    house.vendor.lists.crm_companies = companies(1, 3);
    await readAgain('crm_companies');
    expect(house.vendor.confirmed).toEqual([{ stream: 'crm_companies', ids: ['c2'] }]);
    expect(await house.ids('crm_companies')).toEqual(['c1', 'c3']);
    house.vendor.lists.crm_companies = companies(1, 2, 3);
    await readAgain('crm_companies');
    expect(await house.ids('crm_companies')).toEqual(['c1', 'c2', 'c3']);
  });

  test('what the list has merely left out stays, and is asked for once a pass', async () => {
    house.vendor.lists.invoices = invoices(1, 2, 3);
    await house.read('invoices');
    house.vendor.hidden.add('i2');
    await readAgain('invoices');
    expect(house.vendor.confirmed).toEqual([{ stream: 'invoices', ids: ['i2'] }]);
    expect(await house.ids('invoices')).toEqual(['i1', 'i2', 'i3']);
  });

  test('a suspect that is there and cannot be understood is not gone', async () => {
    house.vendor.lists.invoices = invoices(1, 2);
    await house.read('invoices');
    house.vendor.hidden.add('i2');
    house.vendor.garbled.add('i2');
    await readAgain('invoices');
    expect(await house.ids('invoices')).toEqual(['i1', 'i2']);
    expect(await house.issues()).toMatchObject([
      { kind: 'mirror_differs', subject: 't/invoices' },
      { kind: 'row_unreadable', subject: 't/invoices/i2' },
    ]);
  });

  test('a row that a full pass saw and did not understand is no suspect', async () => {
    house.vendor.lists.invoices = invoices(1, 2);
    await house.read('invoices');
    house.vendor.garbled.add('i2');
    await readAgain('invoices');
    expect(house.vendor.confirmed).toEqual([]);
    expect(await house.ids('invoices')).toEqual(['i1', 'i2']);
  });

  test('issues of rows that the vendor no longer has are closed by the next pass over everything, and no others', async () => {
    house.vendor.lists.invoices = invoices(1, 2, 3);
    for (const id of ['i2', 'i3']) house.vendor.garbled.add(id);
    await house.read('invoices');
    await inMirror(house.store)('100', async ({ issues }) => {
      const words = { message: 'm', vendorWords: [], fix: 'f', at: house.now };
      const [mine, others] = [{ tenantId: 't' }, { tenantId: 'u' }];
      const differs = { ...words, kind: 'mirror_differs', about: mine } as const;
      const unreadable = { ...words, kind: 'row_unreadable' } as const;
      await issues.open({ ...differs, issueId: 'gone', subject: 't/invoices/i9' });
      await issues.open({ ...unreadable, issueId: 'others', subject: 'u/invoices/j1', about: others });
      await issues.open({ ...unreadable, issueId: 'payment', subject: 't/payments/p1', about: mine });
    });
    house.vendor.lists.invoices = invoices(1, 2);
    await readAgain('invoices');
    expect((await house.issues()).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'row_unreadable t/invoices/i2',
      'row_unreadable t/payments/p1',
      'row_unreadable u/invoices/j1',
    ]);
  });

  test('suspects are asked for by forty', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    house.vendor.pageSize = 100;
    house.vendor.lists.crm_companies = companies(...numbers);
    await house.read('crm_companies');
    house.vendor.lists.crm_companies = companies(1);
    await readAgain('crm_companies');
    expect(house.vendor.confirmed.map(({ ids }) => ids.length)).toEqual([40, 9]);
    expect(await house.ids('crm_companies')).toEqual(['c1']);
  });

  test('a row that is read while it is being confirmed is not marked gone by the older answer', async () => {
    house.vendor.lists.invoices = invoices(1, 2);
    await house.read('invoices');
    house.vendor.lists.invoices = invoices(1);
    house.advance(60);
    await house.want('invoices', 'full');
    await house.drain(house.deps(), 1);
    house.vendor.meanwhile = () =>
      inMirror(house.store)('100', ({ rows }) =>
        rows.upsert(house.key('invoices'), invoices(2), new Date(house.now.getTime() + 1000)),
      );
    await house.drain();
    expect(house.vendor.confirmed).toHaveLength(1);
    expect(await house.ids('invoices')).toEqual(['i1', 'i2']);
  });

  test('while the vendor cannot be asked nothing is marked gone, and the next plan goes on with it', async () => {
    house.vendor.lists.crm_companies = companies(1, 2);
    await house.read('crm_companies');
    house.vendor.lists.crm_companies = companies(1);
    house.advance(60);
    await house.want('crm_companies', 'full');
    await house.drain(house.deps(), 1);
    house.vendor.answers.push(err({ code: 'vendor_unavailable', vendor: 'hubspot', detail: 'down' }));
    await house.drain();
    expect(await house.ids('crm_companies')).toEqual(['c1', 'c2']);
    expect(await house.issues()).toMatchObject([{ kind: 'pull_failed', subject: 'crm_companies' }]);
    await house.tick();
    expect(await house.ids('crm_companies')).toEqual(['c1']);
  });

  test('a count that differs is an issue, and closes by itself when it agrees', async () => {
    house.vendor.lists.invoices = invoices(1, 2, 3);
    await house.read('invoices');
    const page = { rows: invoices(1, 2, 3), unreadable: [], others: [], next: null, total: 4 };
    house.vendor.answers.push(ok(page));
    await readAgain('invoices');
    expect(await house.issues()).toMatchObject([
      {
        kind: 'mirror_differs',
        subject: 't/invoices',
        message: 'The vendor lists 4 rows of invoices, and 3 are here.',
      },
    ]);
    await readAgain('invoices');
    expect(await house.issues()).toEqual([]);
  });

  test('a stream that was miscounted is read whole again the next night, and then its issue closes', async () => {
    await house.tick();
    house.vendor.answers.push(ok({ rows: [], unreadable: [], others: [], next: null, total: 1 }));
    await readAgain('payments');
    const told = { kind: 'mirror_differs', subject: 't/payments' };
    expect(await house.issues()).toMatchObject([told]);
    house.done = [];
    await house.tick();
    expect(house.done).not.toContain('pull-page payments');
    house.advance(24 * 60);
    await house.tick();
    expect(await house.issues()).toEqual([]);
  });

  test('rows that were added since the count are no difference', async () => {
    house.vendor.lists.invoices = invoices(1, 2, 3);
    house.vendor.meanwhile = () => {
      if (house.vendor.requests.length === 2)
        house.vendor.lists.invoices = [...invoices(1, 2, 3), invoiceFact({ id: 'new', updatedAt: house.now })];
      return Promise.resolve();
    };
    await house.read('invoices');
    expect(await house.ids('invoices')).toEqual(['i1', 'i2', 'i3', 'new']);
    expect(await house.issues()).toEqual([]);
  });

  test('wherever it is killed, the next run ends as if nothing had happened', async () => {
    const numbers = Array.from({ length: 42 }, (_, index) => index + 1);
    for (let killAt = 0, died = true; died; killAt += 1) {
      await house.clear();
      house.vendor.pageSize = 100;
      house.vendor.lists.crm_companies = companies(...numbers);
      await house.read('crm_companies');
      house.vendor.lists.crm_companies = companies(1);
      house.advance(60);
      await house.want('crm_companies', 'full');
      const fate: Fate = { passed: 0, killAt };
      const mortal = house.deps({
        inMirror: dyingMirror(inMirror(house.store), fate),
        vendor: dyingVendor(house.vendor, fate),
      });
      died = await house.drain(mortal).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return true;
        },
      );
      // The job that died with its process comes again.
      await house.nudge('crm_companies');
      expect([killAt, await house.ids('crm_companies')]).toEqual([killAt, ['c1']]);
      expect((await house.cursor('crm_companies')).countedAt).toBeNull();
    }
  });
});
