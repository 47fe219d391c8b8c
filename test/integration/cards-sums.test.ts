import type { DocumentsPage } from '../../src/contract/documents.ts';
import type { RecordCard } from '../../src/contract/record-card.ts';
import { decimal, sum } from '../../src/lib/money.ts';
import { base, cardOf, full, newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { signed } from '../support/signed.ts';

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

  const said = async (build: Parameters<typeof cardOf>[1]) => (await cardOf(house, build)).xeroSays;
  const READ = new Date('2026-11-01T09:00:00Z');
  const owing = (outstanding: string, overdue = '0') => ({
    contactNumber: 'HS-COMPANY-42',
    receivableOutstanding: decimal(outstanding),
    receivableOverdue: decimal(overdue),
  });

  test("what Xero itself says is compared, over all of the customer's contacts", async () => {
    const ledger = (outstanding: string) => (id: string) =>
      base(id)
        .contact('c', owing(outstanding))
        .contact('merged', { ...owing('3.00'), contactNumber: null, mergedToContactId: 'c' })
        .invoice('i', 'c', { total: '50.10' })
        .invoice('j', 'merged', { total: '3.00' })
        .invoice('draft', 'c', { total: '900.00', status: 'DRAFT' })
        .credit('n', 'c', { total: '20.05' })
        .readUntil(NOW);
    expect(await said(ledger('30.05'))).toEqual({ state: 'same', asOf: READ.toISOString() });
    expect(await said(ledger('30.06'))).toEqual({ state: 'differs', asOf: READ.toISOString() });
  });

  test('a debt in another currency keeps the sums from being compared', async () => {
    const euros = (id: string) =>
      base(id).contact('c', owing('85.00')).invoice('i', 'c', { currency: 'EUR' }).readUntil(NOW);
    expect(await said(euros)).toMatchObject({ state: 'rates_differ' });
  });

  test('a document that changed after the contact was read keeps them from being compared, too', async () => {
    const later = (id: string) =>
      base(id)
        .contact('c', owing('0'))
        .invoice('i', 'c', { updatedAt: new Date(READ.getTime() + 1) })
        .readUntil(NOW);
    expect(await said(later)).toBeUndefined();
    const before = (id: string) =>
      base(id)
        .contact('c', owing('1'))
        .readUntil(new Date(READ.getTime() - 1));
    expect(await said(before)).toBeUndefined();
  });

  test('nothing of it reaches whoever may see the status alone', async () => {
    const portalId = newPortal();
    await full(portalId).user('8').write(house.store);
    const ask = { path: '/cards/record', query: QUERY };
    const wire = async (userId: string) =>
      (await house.transport.send(signed({ portalId, userId, now: NOW }, ask))).text;
    const amounts = /"-?\d+\.\d{2}"/;
    expect(await wire('7')).toMatch(amounts);
    const status = await wire('8');
    expect(status).toContain('"status":"speak_to_finance"');
    expect(status).not.toMatch(amounts);
    expect(status).not.toMatch(/ageing|history|xeroSays|drafts|credit/i);
  });
});
