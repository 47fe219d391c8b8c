import { decimal, zero } from '../../src/lib/money.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { CreditFact } from '../../src/mirror/facts.ts';
import { fetchChanged } from '../../src/mirror/fetch-changed.ts';
import { eachDatabase } from '../support/databases.ts';
import { invoiceFact } from '../support/facts.ts';
import { InboxHouse, later, NOW } from '../support/inbox-house.ts';

const TENANT = { portalId: '100', tenantId: 't' };
const key = { ...TENANT, stream: 'credit_notes' } as const;

function creditNote(id: string, remaining: string, updatedAt = NOW): CreditFact {
  const { contactId, date, currency, currencyRate, subTotal, totalTax, total } = invoiceFact();
  const money = { contactId, date, currency, currencyRate, subTotal, totalTax, total };
  const named = { id, creditNumber: `CN-${id}`, reference: '', status: 'AUTHORISED', kind: 'credit_note' as const };
  const allocations = [{ invoiceId: 'invoice-1', date, amount: total.minus(remaining) }];
  const left = { remainingCredit: decimal(remaining), lineAmountTypes: 'Exclusive' as const, updatedAt };
  return { ...money, ...named, ...left, allocations: decimal(remaining).eq(total) ? [] : allocations };
}

/** What events tell of credit and payments, whose lists take no ids. */
eachDatabase((_name, fresh) => {
  let house: InboxHouse;
  beforeAll(async () => {
    house = await InboxHouse.open(fresh);
  });
  beforeEach(() => house.clear());
  afterAll(() => house.remove());

  const stored = async (): Promise<[string, string, number][]> => {
    const rows = await house.deps().inMirror('100', (unit) => unit.rows.read(key));
    return rows.map(({ id, remainingCredit, allocations }) => [id, remainingCredit.toFixed(2), allocations.length]);
  };

  test('sixty credit notes are one call, from a little before the earliest event', async () => {
    house.listed.credit_notes = Array.from({ length: 60 }, (_, n) => creditNote(`c-${n}`, '100', later(n)));
    for (const { id, updatedAt } of house.listed.credit_notes) await house.tells('CREDITNOTE', id, updatedAt);
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('last'));
    expect([house.calls, house.lists]).toEqual([[], [{ stream: 'credit_notes', since: later(-60) }]]);
    expect(await stored()).toHaveLength(60);
    expect(await house.waiting()).toEqual([]);
  });

  test('one that is allocated is taken as it is now, and an older state changes nothing', async () => {
    house.listed.credit_notes = [creditNote('a', '100')];
    await house.tells('CREDITNOTE', 'a');
    await fetchChanged(house.deps(), TENANT);
    house.listed.credit_notes = [creditNote('a', '40', later(9))];
    await house.tells('CREDITNOTE', 'a', later(9));
    await fetchChanged(house.deps(), TENANT);
    house.listed.credit_notes = [creditNote('a', '70', later(5))];
    await house.tells('CREDITNOTE', 'a', later(5));
    await fetchChanged(house.deps(), TENANT);
    expect(await stored()).toEqual([['a', '40.00', 1]]);
  });

  test('what suppliers are credited is dealt with, and nothing of it is kept', async () => {
    house.bills.add('theirs');
    await house.tells('CREDITNOTE', 'theirs');
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('last'));
    expect([await stored(), await house.waiting()]).toEqual([[], []]);
  });

  test('what the list does not show waits; when patience is over it is left as it is, never taken for gone', async () => {
    house.listed.credit_notes = [creditNote('a', '100')];
    await house.tells('CREDITNOTE', 'a');
    await fetchChanged(house.deps(), TENANT);
    house.listed.credit_notes = [];
    await house.tells('CREDITNOTE', 'a', later(20));
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('later'));
    expect(await house.waiting()).toEqual(['a']);
    house.now = later(301);
    expect(await fetchChanged(house.deps(), TENANT)).toEqual(ok('last'));
    expect([await stored(), await house.waiting()]).toEqual([[['a', '100.00', 0]], []]);
  });

  test('a failure of one list keeps all events waiting', async () => {
    await house.happens('i');
    await house.tells('PAYMENT', 'p');
    const invoice = ok({ rows: [invoiceFact({ id: 'i', updatedAt: NOW })], unreadable: [], others: [] });
    house.answers.push(invoice, err({ code: 'vendor_unavailable', vendor: 'xero', detail: 'socket hang up' }));
    expect(await fetchChanged(house.deps(), TENANT)).toMatchObject({ ok: false });
    expect(await house.waiting()).toEqual(['i', 'p']);
  });

  test('payments that Xero tells of are not read a second time for the invoice that they paid', async () => {
    await house.happens('i', { amountPaid: decimal('100'), amountDue: zero });
    await house.tells('PAYMENT', 'p');
    await house.noJobs();
    await fetchChanged(house.deps(), TENANT);
    expect(house.lists.map(({ stream }) => stream)).toEqual(['payments']);
    expect((await house.jobs()).map(({ name }) => name)).not.toContain('pull-now');
  });
});
