import type { DocumentsPage } from '../../src/contract/documents.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import { decimal, sum } from '../../src/lib/money.ts';
import { base, newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';

const QUERY = { objectTypeId: '0-2', objectId: '42' };

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  test('each sum of the card opens the documents that it is made of, in its currency', async () => {
    const portalId = newPortal();
    const many = base(portalId).contact('c', { contactNumber: 'HS-COMPANY-42' }).readUntil(NOW);
    const days = [-40, -1, 0, 1, 2, 29, 30, 31, 45, 59, 60, 61, 75, 89, 90, 91, 92, 400];
    for (const [n, late] of days.entries()) {
      const dueDate = new Date(NOW.getTime() - late * 86_400_000).toISOString().slice(0, 10);
      many.invoice(`i${n}`, 'c', { dueDate, total: `${n + 1}.01`, currency: n % 3 === 0 ? 'EUR' : 'GBP' });
      many.invoice(`d${n}`, 'c', { dueDate, status: n % 2 ? 'DRAFT' : 'SUBMITTED', total: `${n + 1}.02` });
      const kind = (['credit_note', 'overpayment', 'prepayment'] as const)[n % 3]!;
      many.credit(`c${n}`, 'c', { kind, total: `${n + 1}.03` });
    }
    await many.write(house.store);
    const asked = async (path: string, more: Record<string, string> = {}) =>
      (await house.ask({ userId: '7', portalId }, { path, query: { ...QUERY, ...more } })).value;
    const sumOf = async (filter: string, currency: string) => {
      const { rows } = (await asked('/cards/documents', { filter, currency })) as DocumentsPage;
      expect(rows.every((one) => one.currency === currency)).toBe(true);
      return sum(rows.map(({ amountDue }) => decimal(amountDue))).toFixed(2);
    };
    const { figures = [] } = (await asked('/cards/record')) as RecordCard;
    expect(figures.map(({ currency }) => currency)).toEqual(['EUR', 'GBP']);
    for (const one of figures) {
      for (const { bucket, amount } of one.ageing)
        expect([bucket, await sumOf(bucket, one.currency)]).toEqual([bucket, amount]);
      expect(await sumOf('draft_invoices', one.currency)).toBe(one.drafts.amount);
      expect(await sumOf('submitted_invoices', one.currency)).toBe(one.submitted.amount);
      for (const [kind, amount] of Object.entries(one.creditByKind))
        expect([kind, await sumOf(`unallocated_${kind}`, one.currency)]).toEqual([kind, amount]);
    }
    expect(figures[1]?.ageing.map(({ invoices }) => invoices)).toEqual([2, 2, 3, 3, 2]);
  });
});
