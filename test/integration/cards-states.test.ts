import { recordCard, type RecordCard } from '../../src/contract/record-card.ts';
import { eachDatabase } from '../support/databases.ts';
import { base, cardOf, full, hoursAgo, newPortal } from '../support/card-ledgers.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());

  test.each<[string, (portalId: string) => Ledger, Partial<RecordCard>]>([
    ['no Xero contact', (id) => base(id).readUntil(NOW), { state: 'not_matched', contacts: [] }],
    [
      'a contact without documents',
      (id) => base(id).contact('c', { contactNumber: 'HS-COMPANY-42' }).readUntil(NOW),
      {
        state: 'nothing_yet',
        standing: { status: 'no_history', label: 'No history', sentence: 'No approved invoice yet.' },
      },
    ],
    [
      'drafts only',
      (id) =>
        base(id).contact('c', { contactNumber: 'HS-COMPANY-42' }).invoice('d', 'c', { status: 'DRAFT' }).readUntil(NOW),
      { state: 'ready', standing: { status: 'no_history', label: 'No history', sentence: 'No approved invoice yet.' } },
    ],
    [
      'credit only',
      (id) =>
        base(id).contact('c', { contactNumber: 'HS-COMPANY-42' }).credit('cn', 'c', { total: '8.00' }).readUntil(NOW),
      { state: 'ready' },
    ],
  ])('%s', async (...[, build, expected]) => {
    expect(await cardOf(house, build)).toMatchObject(expected);
  });

  test('an account with nothing to settle has noughts in the currency of the organisation', async () => {
    const card = await cardOf(house, (id) =>
      base(id)
        .contact('c', { contactNumber: 'HS-COMPANY-42' })
        .invoice('old', 'c', { status: 'PAID', amountDue: '0', amountPaid: '1.00', fullyPaidOn: '2024-01-01' })
        .readUntil(NOW),
    );
    expect(card.figures).toMatchObject([{ currency: 'GBP', outstanding: '0.00', paidTwelveMonths: '0.00' }]);
    expect(card.standing?.status).toBe('good_standing');
  });

  test('while a first reading is under way there are no figures, which would be wrong', async () => {
    const card = await cardOf(house, (id) =>
      base(id).contact('c', { contactNumber: 'HS-COMPANY-42' }).invoice('i', 'c'),
    );
    expect(card).toMatchObject({
      state: 'nothing_yet',
      freshness: { asOf: null, stale: false },
      contacts: [{ id: 'c' }],
    });
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['figures']));
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['standing']));
  });

  test('old figures say so', async () => {
    expect((await cardOf(house, (id) => full(id).readUntil(hoursAgo(3)))).freshness).toEqual({
      asOf: hoursAgo(3).toISOString(),
      stale: true,
      reason: null,
    });
  });

  test('a connection that must be renewed, and a vendor that is down, leave the figures with since when and why', async () => {
    const portalId = newPortal();
    await full(portalId).write(house.store);
    const ask = async () =>
      (
        await house.ask(
          { userId: '7', portalId },
          { path: '/cards/record', query: { objectTypeId: '0-2', objectId: '42' } },
        )
      ).value as RecordCard;
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .updateTable('stream_cursors')
        .set({ failure: 'vendor_unavailable' })
        .where('stream', '=', 'payments')
        .execute(),
    );
    expect(await ask()).toMatchObject({
      freshness: {
        asOf: hoursAgo(1).toISOString(),
        reason: expect.stringMatching(/^Xero cannot be reached/) as string,
      },
      figures: [{ currency: 'EUR' }, { outstanding: '150.75' }],
    });
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    expect(await ask()).toMatchObject({
      connection: { state: 'reconnect_needed' },
      freshness: { stale: true, reason: expect.stringMatching(/an admin has to connect it again/) as string },
      figures: [{ currency: 'EUR' }, { outstanding: '150.75' }],
    });
  });

  test('a portal without a connection', async () => {
    const portalId = newPortal();
    await full(portalId).write(house.store);
    await house.store.withPortal(portalId, ({ db }) => db.deleteFrom('xero_connections').execute());
    const answer = await house.ask(
      { userId: '7', portalId },
      { path: '/cards/record', query: { objectTypeId: '0-2', objectId: '42' } },
    );
    expect(answer.value).toMatchObject({
      state: 'not_connected',
      connection: { state: 'not_connected', organisation: null },
    });
    expect(recordCard.parse(answer.value)).toEqual(answer.value);
  });

  test("overdue is counted in the organisation's calendar, in the portal's where its zone is unknown", async () => {
    const due = (timeZone: string) => (id: string) =>
      base(id)
        .organisation({ timeZone, updatedAt: NOW })
        .contact('c', { contactNumber: 'HS-COMPANY-42' })
        .invoice('i', 'c', { dueDate: '2026-11-20' })
        .readUntil(NOW);
    expect((await cardOf(house, due('NEWZEALANDSTANDARDTIME'))).figures?.[0]?.oldestOverdueDays).toBe(1);
    const unknown = await cardOf(house, due('MARSTIME'));
    expect(unknown.figures?.[0]?.oldestOverdueDays).toBe(0);
    expect(unknown.freshness.reason).toMatch(/counted in Europe\/London.*MARSTIME/);
  });
});
