import { err } from '../../src/lib/result.ts';
import type { StreamFacts } from '../../src/mirror/facts.ts';
import { decimal } from '../../src/lib/money.ts';
import { noDefaults } from '../support/blank-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { ReadingHouse } from '../support/mirror/reading-house.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));
const line = (n: number): StreamFacts['invoices']['lines'][number] => ({
  ...{ lineItemId: `l${n}`, description: `Line ${n}`, itemCode: null, accountCode: '200', discountRate: null },
  ...{ quantity: decimal('1'), unitAmount: decimal('0.1234'), discountAmount: null, taxType: null },
  ...{ taxAmount: decimal('0'), lineAmount: decimal('0.12'), tracking: [] },
});
const contact = (id: string, mergedToContactId: string | null, minute: number): StreamFacts['contacts'] => ({
  ...{ id, updatedAt: at(minute), name: `Contact ${id} 👩‍👧‍👦`, contactNumber: null, email: null, firstName: null },
  ...{ lastName: null, status: mergedToContactId ? 'ARCHIVED' : 'ACTIVE', isCustomer: true, isSupplier: false },
  ...{ mergedToContactId, taxNumber: null, defaultCurrency: null, salesTerms: null },
  ...{ receivableOutstanding: decimal('0'), receivableOverdue: decimal('0'), ...noDefaults },
});

/** Stored, or an issue; never the end of a run. */
eachDatabase((_name, fresh) => {
  let house: ReadingHouse;
  beforeAll(async () => {
    house = await ReadingHouse.open(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(() => house.clear());

  const odd: [string, Partial<StreamFacts['invoices']>][] = [
    ['a status that is new to us', { status: 'PARTIALLYDREAMT' }],
    ['a name of emoji alone', { reference: '👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿' }],
    ['a date before 1970', { date: '1901-02-03', dueDate: '1969-12-31', updatedAt: new Date(-86_400_000) }],
    ['500 lines', { lines: Array.from({ length: 500 }, (_, n) => line(n)) }],
    ['nothing where something mostly is', { dueDate: null, url: null, lines: [], reference: '', invoiceNumber: '' }],
  ];
  test.each(odd)('an invoice with %s is stored among the others as it is', async (_what, change) => {
    const strange = invoiceFact({ id: 'strange', updatedAt: at(2), ...change });
    house.vendor.lists.invoices = [
      invoiceFact({ id: 'a', updatedAt: at(1) }),
      strange,
      invoiceFact({ id: 'z', updatedAt: at(3) }),
    ];
    await house.read('invoices');
    const rows = await house.rows('invoices');
    expect(rows.map(({ id }) => id)).toEqual(['a', 'strange', 'z']);
    expect(rows[1]).toEqual(strange);
    expect(await house.issues()).toEqual([]);
  });

  test('a row that is not understood is an issue; the pages after it are read, and nothing is called missing', async () => {
    house.vendor.lists.invoices = [1, 2, 3, 4, 5].map((n) => invoiceFact({ id: `i${n}`, updatedAt: at(n) }));
    house.vendor.garbled.add('i4');
    await house.read('invoices');
    expect(await house.ids('invoices')).toEqual(['i1', 'i2', 'i3', 'i5']);
    expect((await house.issues()).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'row_unreadable t/invoices/i4',
    ]);
    house.vendor.garbled.clear();
    house.advance(60);
    await house.read('invoices', 'full');
    expect([await house.ids('invoices'), await house.issues()]).toEqual([['i1', 'i2', 'i3', 'i4', 'i5'], []]);
  });

  test('half an answer in the middle of a reading costs that page, and the reading goes on with it', async () => {
    house.vendor.lists.invoices = [1, 2, 3, 4, 5].map((n) => invoiceFact({ id: `i${n}`, updatedAt: at(n) }));
    await house.want('invoices', null);
    await house.drain(house.deps(), 1);
    house.vendor.answers.push(err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'answered 200 with half' }));
    await house.drain();
    expect((await house.issues()).map(({ subject }) => subject)).toEqual(['t/invoices']);
    await house.nudge('invoices');
    expect(await house.ids('invoices')).toHaveLength(5);
    expect(house.vendor.requests.map(({ page }) => page)).toEqual([null, '2', '2', '3', null]);
    expect(await house.issues()).toEqual([]);
  });

  test('a contact that was merged twice keeps the way to the one that is left', async () => {
    house.vendor.lists.contacts = [contact('c1', 'c2', 3), contact('c2', 'c3', 2), contact('c3', null, 1)];
    await house.read('contacts');
    expect((await house.rows('contacts')).map(({ id, mergedToContactId }) => [id, mergedToContactId])).toEqual([
      ['c1', 'c2'],
      ['c2', 'c3'],
      ['c3', null],
    ]);
    expect(await house.issues()).toEqual([]);
  });

  test('edits on every page of a full pass: nothing is lost, nothing is gone, and a proof finds nothing', async () => {
    const list = Array.from({ length: 9 }, (_, n) => invoiceFact({ id: `i${n}`, updatedAt: at(n) }));
    house.vendor.lists.invoices = list;
    await house.read('invoices');
    house.advance(24 * 60);
    let edits = 0;
    house.vendor.meanwhile = () => {
      house.advance(1);
      const index = (edits * 5) % list.length;
      if (edits++ < 6) list[index] = { ...list[index]!, reference: `edit ${edits}`, updatedAt: house.now };
      if (edits === 3) list.push(invoiceFact({ id: 'new', updatedAt: house.now }));
      return Promise.resolve();
    };
    await house.read('invoices', 'full');
    house.advance(10);
    await house.read('invoices');
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(await house.rows('invoices')).toEqual(list.toSorted(byId));
    await house.read('invoices', 'proof');
    expect([house.vendor.confirmed, await house.issues()]).toEqual([[], []]);
  });
});
