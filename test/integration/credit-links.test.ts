import { creditStore } from '../../src/store/credit-links.ts';
import { decimal } from '../../src/lib/money.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { matched } from '../support/draft-house.ts';

const on = (invoiceId: string) => [{ invoiceId, date: '2026-11-20', amount: decimal('10') }];

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  /** Two invoices of one customer and one of another, with credit of every kind. */
  async function write(): Promise<string> {
    const portalId = newPortal();
    await matched(portalId)
      .contact('d', { name: 'Another' })
      .invoice('i', 'c')
      .invoice('j', 'c')
      .invoice('k', 'd')
      .credit('set', 'c', { allocations: on('i'), date: '2026-11-01' })
      .credit('set-2', 'c', { allocations: on('i'), date: '2026-11-01' })
      .credit('made', 'c', { date: '2026-11-09' })
      .credit('made-for-j', 'c', { allocations: on('j'), date: '2026-11-08' })
      .credit('moved', 'c', { allocations: on('i'), date: '2026-11-07' })
      .credit('paid-too-much', 'c', { kind: 'overpayment', allocations: on('i'), date: '2026-11-02' })
      .credit('loose', 'c')
      .credit('of-another', 'd', { allocations: on('k') })
      .credit('gone', 'c', { allocations: on('i') })
      .write(house.store);
    await house.store.withPortal(portalId, async (handle) => {
      const { db } = handle;
      const tenantId = `tenant-of-${portalId}`;
      const links = creditStore(handle);
      for (const [creditId, invoiceId] of [
        ['made', 'i'],
        ['made-for-j', 'j'],
        ['moved', 'j'],
      ] as const)
        await links.link({ tenantId, creditId, invoiceId, intentId: `of-${creditId}`, at: NOW });
      await db.updateTable('mirror_credits').set({ gone_at: NOW }).where('credit_id', '=', 'gone').execute();
    });
    return portalId;
  }
  const found = (portalId: string, ...ids: [id: string, contactId: string][]) =>
    house.store.withPortal(portalId, async (handle) => {
      const invoices = ids.map(([id, contactId]) => ({ id, contactId }));
      const credits = await creditStore(handle).ofInvoices(`tenant-of-${portalId}`, invoices);
      return credits.map(({ credit: { id, kind }, madeFor }) => `${id} ${kind} ${madeFor ?? '-'}`);
    });

  test('what was made for an invoice, used or not, and what is set against it, whoever made it: the newest first, of one day by its number', async () => {
    const portalId = await write();
    expect(await found(portalId, ['i', 'c'])).toEqual([
      'made credit_note i',
      'moved credit_note j',
      'paid-too-much overpayment -',
      'set-2 credit_note -',
      'set credit_note -',
    ]);
    expect(await found(portalId, ['j', 'c'])).toEqual(['made-for-j credit_note j', 'moved credit_note j']);
    expect(await found(portalId, ['k', 'd'])).toEqual(['of-another credit_note -']);
    expect(await found(portalId)).toEqual([]);
  });

  test('of several invoices each credit is told once, and of another portal none', async () => {
    const portalId = await write();
    const all = await found(portalId, ['i', 'c'], ['j', 'c'], ['k', 'd']);
    expect(all.toSorted()).toEqual([
      'made credit_note i',
      'made-for-j credit_note j',
      'moved credit_note j',
      'of-another credit_note -',
      'paid-too-much overpayment -',
      'set credit_note -',
      'set-2 credit_note -',
    ]);
    const elsewhere = newPortal();
    await matched(elsewhere).write(house.store);
    expect(await found(elsewhere, ['i', 'c'])).toEqual([]);
  });

  test('that a note was made for an invoice is remembered as it was told first', async () => {
    const portalId = await write();
    await house.store.withPortal(portalId, (handle) =>
      creditStore(handle).link({
        ...{ tenantId: `tenant-of-${portalId}`, creditId: 'made', invoiceId: 'j', intentId: 'other', at: NOW },
      }),
    );
    expect((await found(portalId, ['i', 'c']))[0]).toBe('made credit_note i');
  });
});
