import { AGES } from '../../src/receivables/facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { cardOf, full, base, newPortal } from '../support/card-ledgers.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';

const DEAL = { objectTypeId: '0-3', objectId: '5' };

type Age = [amount: string, invoices: number];
const none: Age = ['0.00', 0];
/** The five ages as the card has them. */
const agesOf = (...ages: [Age, Age, Age, Age, Age]) =>
  ages.map(([amount, invoices], index) => ({ bucket: AGES[index]!.bucket, amount, invoices }));

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  test('a customer with everything', async () => {
    const card = await cardOf(house, full);
    expect(card).toMatchObject({
      record: { objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' },
      customer: { objectTypeId: '0-2', objectId: '42' },
      right: 'amounts',
      connection: { state: 'connected', organisation: 'Acme Books', canManage: false, ended: null },
      freshness: { asOf: '2026-11-20T11:00:00.000Z', stale: false, reason: null },
      state: 'ready',
      contacts: [
        {
          id: 'c',
          name: 'Zoë & Söhne GmbH',
          archived: false,
          matchedBy: 'contact_number',
          xeroUrl: 'https://go.xero.com/app/!ab12/contacts/contact/c',
        },
      ],
      standing: {
        status: 'speak_to_finance',
        sentence: '2 invoices are overdue, the oldest by 34 days; usually pays 11 days late.',
      },
    });
    expect(card.figures).toEqual([
      {
        currency: 'EUR',
        outstanding: '1000.00',
        overdue: '0.00',
        notYetDue: '1000.00',
        ageing: agesOf(['1000.00', 1], none, none, none, none),
        unallocatedCredit: '6.00',
        creditByKind: { credit_note: '0.00', overpayment: '0.00', prepayment: '6.00' },
        drafts: { amount: '0.00', documents: 0 },
        submitted: { amount: '0.00', documents: 0 },
        paidTwelveMonths: '0.00',
        openInvoices: 1,
        overdueInvoices: 0,
        oldestOverdueDays: 0,
        averageDaysLate: null,
        trend: null,
      },
      {
        currency: 'GBP',
        outstanding: '150.75',
        overdue: '140.75',
        notYetDue: '10.00',
        ageing: agesOf(['10.00', 2], ['20.25', 1], ['120.50', 1], none, none),
        unallocatedCredit: '17.00',
        creditByKind: { credit_note: '12.00', overpayment: '5.00', prepayment: '0.00' },
        drafts: { amount: '9999.00', documents: 1 },
        submitted: { amount: '0.00', documents: 0 },
        paidTwelveMonths: '139.76',
        openInvoices: 4,
        overdueInvoices: 2,
        oldestOverdueDays: 34,
        averageDaysLate: 11,
        trend: null,
      },
    ]);
    expect(card.history?.map(({ currency, invoiced, paid, years }) => ({ currency, invoiced, paid, years }))).toEqual([
      {
        currency: 'EUR',
        invoiced: '1000.00',
        paid: '0.00',
        years: [{ year: '2026', invoiced: '1000.00', paid: '0.00' }],
      },
      {
        currency: 'GBP',
        invoiced: '390.50',
        paid: '216.76',
        years: [
          { year: '2026', invoiced: '390.50', paid: '139.75' },
          { year: '2025', invoiced: '0.00', paid: '77.01' },
        ],
      },
    ]);
    const [euros, pounds] = card.history ?? [];
    expect(pounds?.months.filter(({ paid }) => paid !== '0.00')).toEqual([
      { month: '2026-06', invoiced: '0.00', paid: '100.00' },
      { month: '2026-11', invoiced: '390.50', paid: '39.75' },
    ]);
    expect(euros?.months[0]?.month).toBe('2025-12');
    expect(card.openDocuments?.total).toBe(5);
    expect(card.openDocuments?.rows.map(({ id, state, daysOverdue }) => [id, state, daysOverdue])).toEqual([
      ['late', 'overdue', 34],
      ['later', 'overdue', 1],
      ['today', 'awaiting_payment', 0],
      ['euros', 'awaiting_payment', 0],
      ['undated', 'awaiting_payment', 0],
    ]);
  });

  test('one card is at most six statements and no call of a vendor', async () => {
    const portalId = newPortal();
    await full(portalId).write(house.store);
    const before = house.statements.length;
    await house.ask(
      { userId: '7', portalId },
      { path: '/cards/record', query: { objectTypeId: '0-2', objectId: '42' } },
    );
    const statements = house.statements.slice(before).filter((sql) => !/^(begin|commit|select set_config)/.test(sql));
    expect(statements.length).toBeGreaterThan(3);
    expect(statements.length).toBeLessThanOrEqual(6);
    const metrics = await house.transport.send({ method: 'GET', path: '/metrics', headers: {}, body: Buffer.alloc(0) });
    expect(metrics.text).not.toMatch(/^tieout_vendor_calls_total\{/m);
  });

  test('up to five open documents are shown, however many there are', async () => {
    const card = await cardOf(house, (portalId) => {
      const ledger = base(portalId).contact('c', { contactNumber: 'HS-COMPANY-42' }).readUntil(NOW);
      for (let n = 1; n <= 120; n += 1) ledger.invoice(`i${n}`, 'c', { dueDate: '2026-11-19' });
      return ledger;
    });
    expect([card.openDocuments?.rows.length, card.openDocuments?.total]).toEqual([5, 120]);
    expect(card.figures?.[0]).toMatchObject({ outstanding: '12000.00', overdueInvoices: 120 });
  });

  test('a deal stands for its company, else its contact, else nobody', async () => {
    const withDeal = (deal: Parameters<Ledger['deal']>[1]) => (id: string) =>
      full(id)
        .person('9', { firstName: 'Ada', lastName: 'Byron' })
        .deal('5', { ownerId: '70', ...deal });
    const both = await cardOf(house, withDeal({ companyId: '42', contactId: '9' }), DEAL);
    expect(both).toMatchObject({ customer: { objectTypeId: '0-2', objectId: '42' }, state: 'ready' });
    const person = await cardOf(house, withDeal({ contactId: '9' }), DEAL);
    expect(person).toMatchObject({ customer: { objectTypeId: '0-1', name: 'Ada Byron' }, state: 'not_matched' });
    const unread = await cardOf(house, withDeal({ companyId: 'unknown', contactId: '9' }), DEAL);
    expect(unread.customer).toMatchObject({ objectTypeId: '0-1' });
    expect(await cardOf(house, withDeal({}), DEAL)).toMatchObject({ customer: null, state: 'not_matched' });
  });

  test('an unknown record, one that is gone and one of another portal get the same words', async () => {
    const [mine, others] = [newPortal(), newPortal()];
    await full(mine).company('13').write(house.store);
    await full(others).company('99').write(house.store);
    await house.store.withPortal(mine, ({ db }) =>
      db.updateTable('crm_companies').set({ gone_at: NOW }).where('object_id', '=', '13').execute(),
    );
    const ask = (portalId: string, objectTypeId: string, objectId: string) =>
      house.ask({ userId: '7', portalId }, { path: '/cards/record', query: { objectTypeId, objectId } });
    const absent = await ask(mine, '0-2', '404');
    expect(absent).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await ask(mine, '0-2', '99')).toEqual(absent);
    expect(await ask(mine, '0-2', '13')).toEqual(absent);
    expect(await ask(mine, '0-1', '42')).toEqual(absent);
    expect(await ask('424242', '0-2', '42')).toEqual(absent);
    expect(await ask(mine, '0-5', '42')).toMatchObject({ ok: false, error: { code: 'not_supported' } });
    expect(await ask(mine, '2-345', '42')).toMatchObject({ ok: false, error: { code: 'not_supported' } });
  });
});
