import type { DealInvoices } from '../../src/contract/invoicing.ts';
import { linkAnswer, linkCandidates, type LinkAnswer, type LinkCandidates } from '../../src/contract/links.ts';
import { decimal } from '../../src/lib/money.ts';
import { newPortal } from '../support/card-ledgers.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { APPROVER, LOOKER, matched, REP } from '../support/draft-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { unclearIntent } from '../support/outbox/intent-row.ts';

const won = { isWon: true, isClosed: true, companyId: '42', ownerId: '70' };
const INTENT = '3f1c7a52-1111-4222-8333-444455556666';

/** Two won deals of one customer: 5 of 100.00 and 6 of 50.00, and another owner's deal 7; invoices that nobody made with Tieout. */
const books = (portalId: string): Ledger =>
  matched(portalId)
    .deal('5', { name: 'Refit', amount: decimal('100'), ...won })
    .deal('6', { name: 'Repair', amount: decimal('50'), ...won })
    .deal('7', { name: 'Secret', amount: decimal('100'), ...won, ownerId: '80' })
    .contact('other')
    .invoice('a', 'c', { invoiceNumber: 'INV-1', date: '2026-09-01', reference: 'PO 77' })
    .invoice('b', 'c', { invoiceNumber: 'INV-2', date: '2026-10-01', total: '60.00', subTotal: '50.00' })
    .invoice('big', 'c', { invoiceNumber: 'INV-3', date: '2026-11-01', total: '300.00' })
    .invoice('void', 'c', { invoiceNumber: 'INV-4', date: '2026-08-01', status: 'VOIDED' })
    .invoice('eur', 'c', { invoiceNumber: 'INV-5', date: '2026-07-01', currency: 'EUR' })
    .invoice('theirs', 'other', { invoiceNumber: 'INV-6' });

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  let portalId: string;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    portalId = newPortal();
    await books(portalId).write(house.store);
  });

  const ask = (asked: Parameters<DoorHouse['ask']>[1], userId = REP) => house.ask({ portalId, userId }, asked);
  const candidates = async (
    dealId = '5',
    query: Record<string, string> = {},
    userId = REP,
  ): Promise<LinkCandidates> => {
    const answer = await ask({ path: `/cards/deals/${dealId}/links/candidates`, query }, userId);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return linkCandidates.strict().parse(answer.value);
  };
  const numbers = ({ candidates: found }: LinkCandidates) => found.map(({ number }) => number);
  const link = (...[dealId, invoiceId, more = {}, userId = REP]: [string, string, object?, string?]) =>
    ask({ method: 'POST', path: `/cards/deals/${dealId}/links`, body: { invoiceId, stepId: null, ...more } }, userId);
  const linked = async (...asked: Parameters<typeof link>): Promise<LinkAnswer> => {
    const answer = await link(...asked);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return linkAnswer.parse(answer.value);
  };
  const unlink = (dealId: string, invoiceId: string, userId = REP) =>
    ask({ method: 'POST', path: `/cards/deals/${dealId}/unlink`, body: { invoiceId } }, userId);
  const shown = async (dealId: string) =>
    (await ask({ path: `/cards/deals/${dealId}/invoices` })).value as DealInvoices;
  const bills = async (dealId: string) => (await shown(dealId)).invoices.map(({ number }) => number);
  const rows = () =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('invoice_links').select(['invoice_id', 'deal_id', 'step', 'origin', 'linked_by']).execute(),
    );
  const audit = () =>
    house.store.withPortal(portalId, async ({ db }) => {
      const notes = db.selectFrom('audit_log').select(['action', 'object_id', 'user_id']).orderBy('at');
      return (await notes.execute()).map((note) => `${note.action} ${note.object_id} by ${note.user_id}`);
    });
  /** As settling links what Tieout made. */
  const made = (dealId: string, invoiceId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('invoice_links')
        .values({
          ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, deal_id: dealId, step: 'whole' },
          ...{ invoice_id: invoiceId, intent_id: null, linked_at: NOW },
        })
        .execute(),
    );

  test('candidates are the customer’s alone: the same amount first, then the newest, each with why it does not fit', async () => {
    const found = await candidates();
    expect(numbers(found)).toEqual(['INV-1', 'INV-3', 'INV-2', 'INV-4', 'INV-5']);
    expect(found).toMatchObject({ total: 5, page: 1, pages: 1, currency: 'GBP', left: '100.00' });
    expect(found.steps).toEqual([{ stepId: 'whole', label: 'The whole deal', amount: '100.00' }]);
    expect(found.candidates.map(({ isSameAmount, whyNot }) => [isSameAmount, whyNot])).toEqual([
      [true, null],
      [false, null],
      [false, null],
      [false, 'It is voided in Xero.'],
      [false, 'It is in EUR, and the deal in GBP.'],
    ]);
    expect(await audit()).toEqual([`list_link_candidates 5 by ${REP}`]);
  });

  test.each([
    ['inv-2', ['INV-2']],
    ['po 7', ['INV-1']],
    ['50', ['INV-2']],
    ['60.00', ['INV-2']],
    ['nothing like it', []],
    ['%', []],
  ])('looked for by “%s”', async (q, expected) => expect(numbers(await candidates('5', { q }))).toEqual(expected));

  test('more than a page of them is told in pages', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `x${n}`);
    portalId = newPortal();
    const more = books(portalId);
    for (const id of many) more.invoice(id, 'c', { invoiceNumber: id.toUpperCase(), total: '7.00' });
    await more.write(house.store);
    expect(await candidates()).toMatchObject({ total: 30, pages: 2 });
    expect((await candidates('5', { page: '2' })).candidates).toHaveLength(10);
  });

  test('linked, it bills the deal: the step is billed, nothing is left, and who did it is in the audit log', async () => {
    expect(await linked('5', 'a')).toEqual({
      outcome: 'linked',
      message: 'Invoice INV-1 bills this deal. Nothing is left to bill.',
    });
    expect(await rows()).toEqual([{ invoice_id: 'a', deal_id: '5', step: 'whole', origin: 'linked', linked_by: REP }]);
    const deal = await shown('5');
    expect(deal).toMatchObject({ mayLink: true, invoices: [{ number: 'INV-1', mayUnlink: true }] });
    expect(deal.billing).toMatchObject({ invoiced: '100.00', left: '0.00', steps: [{ state: 'billed' }] });
    expect(await audit()).toContain(`link_invoice 5 by ${REP}`);
    expect(await linked('5', 'a')).toMatchObject({ message: 'Invoice INV-1 bills this deal already.' });
    expect(await rows()).toHaveLength(1);
  });

  test('one invoice bills one deal: a second is refused naming the first, and gets it when it is moved', async () => {
    await linked('5', 'a');
    expect((await candidates('6')).candidates.find(({ number }) => number === 'INV-1')).toMatchObject({
      bills: { name: 'Refit' },
      moveFrom: '5',
      whyNot: null,
    });
    const refused = await link('6', 'a', { confirmOver: true });
    expect(refused.error?.message).toContain('It bills the deal “Refit” already');
    expect(await linked('6', 'a', { moveFrom: '5', confirmOver: true })).toMatchObject({ outcome: 'linked' });
    expect([await bills('5'), await bills('6')]).toEqual([[], ['INV-1']]);
    expect(await audit()).toContain(`unlink_invoice 5 by ${REP}`);
  });

  test('what bills another owner’s deal is neither named nor moved by whoever may not see it', async () => {
    await linked('7', 'a', {}, APPROVER);
    const seen = (await candidates()).candidates.find(({ number }) => number === 'INV-1');
    expect(seen).toMatchObject({ bills: { name: null }, moveFrom: null });
    expect(seen?.whyNot).toContain('It bills another deal');
    const moved = await link('5', 'a', { moveFrom: '7' });
    expect(moved.ok).toBe(false);
    expect(JSON.stringify([moved, seen])).not.toContain('Secret');
    expect(await linked('5', 'a', { moveFrom: '7' }, APPROVER)).toMatchObject({ outcome: 'linked' });
  });

  test('what more than is left would be billed by is confirmed, and said', async () => {
    const over = { outcome: 'confirm_over' } as const;
    expect(await linked('5', 'big')).toEqual({
      ...over,
      message:
        'With invoice INV-3 the deal is billed GBP 200.00 beyond what it comes to: GBP 100.00 is left to bill, without tax.',
    });
    expect(await rows()).toEqual([]);
    await linked('5', 'big', { confirmOver: true });
    expect((await shown('5')).billing).toMatchObject({ over: '200.00', left: '0.00' });
  });

  test('what does not fit is refused in words; another customer’s, and one that nobody knows, are not there', async () => {
    expect((await link('5', 'void')).error?.message).toContain('It is voided in Xero.');
    expect((await link('5', 'eur')).error?.message).toContain('It is in EUR, and the deal in GBP.');
    for (const id of ['theirs', 'unknown']) expect((await link('5', id)).error?.code).toBe('not_found');
    expect(await rows()).toEqual([]);
  });

  test('a smaller one leaves the rest to bill, and the step that it bills takes no second invoice', async () => {
    expect(await linked('5', 'b')).toMatchObject({
      message: 'Invoice INV-2 bills this deal. GBP 50.00 is left to bill.',
    });
    const refused = await link('5', 'a', { confirmOver: true });
    expect(refused.error?.message).toContain('Every step of this deal is billed.');
    const asked = await link('5', 'a', { stepId: 'whole', confirmOver: true });
    expect(asked.error?.message).toContain('This deal is billed already.');
    expect((await link('5', 'a', { stepId: 'none' })).error?.message).toContain('no longer in the schedule');
  });

  test('two invoices linked at once to one deal: one of them bills it', async () => {
    const answers = await Promise.all([link('5', 'a', { confirmOver: true }), link('5', 'big', { confirmOver: true })]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await rows()).toHaveLength(1);
  });

  test('what Tieout made for a deal is neither unlinked nor moved, unless that deal is gone', async () => {
    await made('6', 'b');
    expect((await unlink('6', 'b')).error?.message).toContain('Void or delete it instead');
    const moved = () => link('5', 'b', { moveFrom: '6' });
    expect((await moved()).error?.message).toContain('Tieout made it for the deal “Repair”');
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ gone_at: NOW }).where('object_id', '=', '6').execute(),
    );
    expect(await moved()).toMatchObject({ ok: true });
    expect(await rows()).toMatchObject([{ deal_id: '5', origin: 'made' }]);
    expect((await unlink('5', 'b')).ok).toBe(false);
  });

  test('what Tieout is making for another deal is not linked', async () => {
    const url = `https://app.hubspot.com/contacts/1/record/0-3/6?tieout=${INTENT}`;
    await house.store.withPortal(portalId, async ({ db }) => {
      await db.updateTable('mirror_invoices').set({ url }).where('invoice_id', '=', 'a').execute();
      await db.insertInto('outbox_intents').values(unclearIntent(portalId, INTENT)).execute();
    });
    expect((await link('5', 'a')).error?.message).toContain('Tieout is making it for another deal.');
  });

  test('unlinked, the deal can be billed again, and the invoice is a candidate', async () => {
    await linked('5', 'a');
    expect(await unlink('5', 'a')).toMatchObject({
      ok: true,
      value: { message: 'Invoice INV-1 no longer bills this deal. In Xero it stands as it was.' },
    });
    expect(await bills('5')).toEqual([]);
    expect(numbers(await candidates())).toContain('INV-1');
    expect(await unlink('5', 'a')).toMatchObject({ ok: true });
  });

  test('whoever may not bill the deal neither looks nor links nor unlinks', async () => {
    await linked('5', 'a');
    const path = '/cards/deals/5/links/candidates';
    for (const answer of [
      await ask({ path }, LOOKER),
      await link('5', 'b', {}, LOOKER),
      await unlink('5', 'a', LOOKER),
    ])
      expect(answer.error).toMatchObject({ code: 'not_allowed' });
    expect(await bills('5')).toEqual(['INV-1']);
  });

  test('another portal’s invoices are not there, nor are its links', async () => {
    const mine = portalId;
    portalId = newPortal();
    await matched(portalId)
      .deal('5', { ...won, amount: decimal('100') })
      .write(house.store);
    expect((await candidates()).candidates).toEqual([]);
    expect((await link('5', 'a')).error?.code).toBe('not_found');
    portalId = mine;
    await linked('5', 'a');
    expect(await bills('5')).toEqual(['INV-1']);
  });
});
