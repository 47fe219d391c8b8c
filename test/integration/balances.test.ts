import { tellAllBalances, type BalanceJobDeps } from '../../functions/jobs/balance-jobs.ts';
import { randomId } from '../../src/lib/ids.ts';
import { decimal } from '../../src/lib/money.ts';
import { inBalances } from '../../src/store/receivables-balances.ts';
import { base, newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { testLog } from '../support/test-log.ts';
import { openTestStore, type TestStore } from '../support/test-store.ts';

/** When a ledger's rows were read and last changed. */
const READ = new Date('2026-11-01T09:00:00Z');
const minutes = (count: number): Date => new Date(READ.getTime() + count * 60_000);
const owing = (outstanding: string) => ({ receivableOutstanding: decimal(outstanding) });

eachDatabase((_name, fresh) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(fresh);
  });
  afterAll(() => opened.remove());

  const inPortal = <T>(id: string, work: Parameters<typeof opened.store.withPortal<T>>[1]) =>
    opened.store.withPortal(id, work);
  /** Compares everything at that moment, and gives the ids of the contacts of the portal with an open issue. */
  const toldOf = async (portalId: string, now = minutes(60)): Promise<string[]> => {
    const basics = { log: testLog(), newId: randomId, clock: { now: () => now } };
    const deps: BalanceJobDeps = {
      ...basics,
      connectedPortals: () => Promise.resolve([portalId]),
      inBalances: inBalances(opened.store),
    };
    await tellAllBalances(deps);
    const rows = await inPortal(portalId, ({ db }) =>
      db.selectFrom('issues').selectAll().where('closed_at', 'is', null).orderBy('subject').execute(),
    );
    expect(rows.every(({ kind }) => kind === 'balance_differs')).toBe(true);
    for (const { message, fix } of rows) expect(message + fix).not.toMatch(/\d\.\d/);
    return rows.map(({ subject }) => subject.split('/contacts/')[1]!);
  };
  /** All contacts were read in one pass that began then; all documents up to half an hour later. */
  const written = async (build: (ledger: Ledger) => Ledger, fullUntil = READ): Promise<string> => {
    const portalId = newPortal();
    await build(base(portalId)).readUntil(minutes(31)).write(opened.store);
    await inPortal(portalId, ({ db }) =>
      db.updateTable('stream_cursors').set({ full_until: fullUntil }).where('stream', '=', 'contacts').execute(),
    );
    return portalId;
  };

  test('each contact whose own sum is not that of its documents, and no other', async () => {
    const portalId = await written((ledger) =>
      ledger
        .contact('same', owing('80.05'))
        .invoice('i1', 'same', { total: '100.10', amountDue: '100.10' })
        .invoice('draft', 'same', { total: '70.00', status: 'DRAFT' })
        .credit('n1', 'same', { total: '20.05' })
        .contact('cent', owing('80.06'))
        .invoice('i2', 'cent', { total: '80.05' })
        .contact('nothing', owing('0'))
        .contact('missing', owing('5.00'))
        .contact('only-credit', owing('-5.00'))
        .credit('n2', 'only-credit', { total: '5.00', kind: 'overpayment' })
        .contact('euros', owing('1.00'))
        .invoice('i3', 'euros', { currency: 'EUR' })
        .contact('changed', owing('1.00'))
        .invoice('i4', 'changed', { updatedAt: minutes(1) })
        .contact('merged', { ...owing('9.00'), mergedToContactId: 'survivor' })
        .contact('survivor', owing('9.00')),
    );
    expect(await toldOf(portalId)).toEqual(['cent', 'missing']);
  });

  test('an issue closes by itself when the sums agree again', async () => {
    const portalId = await written((ledger) => ledger.contact('c', owing('5.00')).invoice('i', 'c', { total: '4.00' }));
    expect(await toldOf(portalId)).toEqual(['c']);
    expect(await toldOf(portalId)).toEqual(['c']);
    await inPortal(portalId, ({ db }) =>
      db.updateTable('mirror_contacts').set({ receivable_outstanding: '4.00' }).execute(),
    );
    expect(await toldOf(portalId)).toEqual([]);
  });

  test('nothing is compared before all documents were read after the contacts, nor long after', async () => {
    const differing = (ledger: Ledger) => ledger.contact('c', owing('5.00'));
    const early = await written(differing, minutes(2));
    expect(await toldOf(early)).toEqual([]);
    const late = await written(differing);
    expect(await toldOf(late, NOW)).toEqual([]);
    const unread = await written(differing);
    await inPortal(unread, ({ db }) =>
      db.updateTable('stream_cursors').set({ read_until: null }).where('stream', '=', 'prepayments').execute(),
    );
    expect(await toldOf(unread)).toEqual([]);
    const disconnected = await written(differing);
    await inPortal(disconnected, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    expect(await toldOf(disconnected)).toEqual([]);
  });
});
