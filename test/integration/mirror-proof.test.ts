import { decimal } from '../../src/lib/money.ts';
import { proveMirror } from '../../src/mirror/prove-mirror.ts';
import { waitSeconds } from '../../src/lib/wait.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { eachDatabase } from '../support/databases.ts';
import { contactFact, invoiceFact } from '../support/facts.ts';
import { dyingMirror, dyingVendor } from '../support/mirror/killing.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';
import { Killed, type Fate } from '../support/outbox/killing.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));
const invoices = (...numbers: number[]) =>
  numbers.map((n) => invoiceFact({ id: `i${n}`, invoiceNumber: `INV-${n}`, updatedAt: at(n) }));

eachDatabase((_name, fresh) => {
  let house: ReadingHouse;
  beforeAll(async () => {
    house = await ReadingHouse.open(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    await house.clear();
    house.vendor.lists.invoices = invoices(1, 2, 3);
    await house.read('invoices');
    house.advance(60);
  });

  const spoil = (id: string, change: { amount_due?: string; status?: string }) =>
    house.store.withPortal('100', ({ db }) =>
      db.updateTable('mirror_invoices').set(change).where('invoice_id', '=', id).execute(),
    );
  const lose = (id: string) =>
    house.store.withPortal('100', ({ db }) => db.deleteFrom('mirror_invoices').where('invoice_id', '=', id).execute());
  /** The pages of one proof alone. */
  const prove = async (): Promise<void> => {
    await house.want('invoices', 'proof');
    await house.drain(house.deps(), 2);
  };

  test('a mirror that agrees is proved page by page and nothing is filed', async () => {
    await prove();
    expect(house.vendor.requests.slice(-2)).toMatchObject([
      { page: null, changedSince: null },
      { page: '2', changedSince: null },
    ]);
    expect((await house.cursor('invoices')).provedUntil).toEqual(house.now);
    expect(await house.issues()).toEqual([]);
  });

  test('one issue a document, with its fields and without their values; it is read again and closes by itself', async () => {
    await spoil('i1', { amount_due: '0.01', status: 'PAID' });
    await lose('i3');
    await prove();
    expect(await house.issues()).toMatchObject([
      {
        kind: 'mirror_differs',
        subject: 't/invoices/i1',
        message: 'INV-1 of invoices is not as the vendor has it: status, amountDue.',
      },
      {
        kind: 'mirror_differs',
        subject: 't/invoices/i3',
        message: 'INV-3 of invoices is at the vendor and missing here.',
      },
    ]);
    expect((await house.rows('invoices'))[0]?.amountDue.toFixed(2)).toBe('0.01');
    await house.drain();
    expect(await house.issues()).toEqual([]);
    expect((await house.rows('invoices')).map(({ id, amountDue }) => `${id} ${amountDue.toFixed(2)}`)).toEqual([
      'i1 100.00',
      'i2 100.00',
      'i3 100.00',
    ]);
  });

  test('a row that is put right before is closed by the next proof', async () => {
    await spoil('i2', { amount_due: '7' });
    await prove();
    await spoil('i2', { amount_due: '100' });
    await prove();
    expect(await house.issues()).toEqual([]);
  });

  test('what changed at the vendor since the last reading, or came by a webhook since, is no difference', async () => {
    const edited = invoiceFact({ id: 'i1', updatedAt: house.now, amountDue: decimal('50') });
    house.vendor.lists.invoices = [edited, ...invoices(2, 3)];
    const told = invoiceFact({ id: 'i2', updatedAt: at(59), amountDue: decimal('20') });
    await inMirror(house.store)('100', ({ rows }) => rows.upsert(house.key('invoices'), [told], house.now));
    await prove();
    expect(await house.issues()).toEqual([]);
  });

  test('a balance that moved with a document is no difference; one that moved by itself is', async () => {
    const owing = (amount: string) => contactFact({ updatedAt: at(0), receivableOutstanding: decimal(amount) });
    house.vendor.lists.contacts = [owing('300')];
    await house.read('contacts');
    house.advance(60);
    house.vendor.lists.contacts = [owing('250')];
    const proveContacts = async (): Promise<void> => {
      await house.want('contacts', 'proof');
      await house.drain(house.deps(), 1);
    };
    await proveContacts();
    const subject = `t/contacts/${invoiceFact().contactId}`;
    expect(await house.issues()).toMatchObject([
      { subject, message: expect.stringContaining('receivableOutstanding') as string },
    ]);
    const paid = invoiceFact({ id: 'i1', updatedAt: house.now, amountDue: decimal('50') });
    house.vendor.lists.invoices = [paid, ...invoices(2, 3)];
    await inMirror(house.store)('100', ({ rows }) => rows.upsert(house.key('invoices'), [paid], house.now));
    await proveContacts();
    expect(await house.issues()).toEqual([]);
    const { readers } = house.vendor;
    const proof = await proveMirror({ inMirror: inMirror(house.store), readers, wait: waitSeconds }, '100');
    expect(proof).toMatchObject({ ok: true, value: { differences: [] } });
  });

  test('a row too many is told by the count and settled by the full pass that follows', async () => {
    const own = invoiceFact({ id: 'ours', updatedAt: at(1) });
    await inMirror(house.store)('100', ({ rows }) => rows.upsert(house.key('invoices'), [own], at(30)));
    await house.read('invoices', 'proof');
    expect(house.done).toContain('settle-pass invoices');
    expect(await house.ids('invoices')).toEqual(['i1', 'i2', 'i3']);
    expect(await house.issues()).toEqual([]);
  });

  test('wherever a proof is killed, the next run finds the same', async () => {
    for (let killAt = 0, died = true; died; killAt += 1) {
      await spoil('i1', { amount_due: '0.01' });
      house.advance(60);
      await house.want('invoices', 'proof');
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
      await house.nudge('invoices');
      const [row] = await house.rows('invoices');
      expect([killAt, row?.amountDue.toFixed(2), await house.issues()]).toEqual([killAt, '100.00', []]);
    }
  });
});
