import { linkAnswer } from '../../src/contract/links.ts';
import { decimal } from '../../src/lib/money.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { APPROVER, matched, REP } from '../support/draft-house.ts';

/* Two won deals of one customer, 5 of 100.00 and 6 of 50.00, and an invoice of more that nobody made with Tieout. */
eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  let portalId: string;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    portalId = newPortal();
    const won = { isWon: true, isClosed: true, companyId: '42', ownerId: '70' };
    await matched(portalId)
      .deal('5', { name: 'Refit', amount: decimal('100'), ...won })
      .deal('6', { name: 'Repair', amount: decimal('50'), ...won })
      .invoice('a', 'c', { invoiceNumber: 'INV-1', total: '300.00' })
      .write(house.store);
  });

  const link = (dealId: string, more: object = {}, userId = REP) =>
    house.ask(
      { portalId, userId },
      { method: 'POST', path: `/cards/deals/${dealId}/links`, body: { invoiceId: 'a', stepId: null, ...more } },
    );
  const rows = () => house.store.withPortal(portalId, ({ db }) => db.selectFrom('invoice_links').selectAll().execute());

  test('one invoice linked at once to two deals bills one of them, and the other is told', async () => {
    const answers = await Promise.all(['5', '6'].map((dealId) => link(dealId, { confirmOver: true })));
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)?.error?.message).toContain('already, and an invoice bills one deal');
    expect(await rows()).toHaveLength(1);
  });

  test('a move that was not confirmed leaves who linked it to the other deal, and when, as they were', async () => {
    expect((await link('6', { confirmOver: true }, APPROVER)).ok).toBe(true);
    const before = await rows();
    const asked = await link('5', { moveFrom: '6' });
    expect(linkAnswer.parse(asked.value)).toMatchObject({ outcome: 'confirm_over' });
    expect(await rows()).toEqual(before);
  });
});
