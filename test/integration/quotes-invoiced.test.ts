import { randomUUID } from 'node:crypto';
import { createInvoiceAnswer, invoiceDraft } from '../../src/contract/invoicing.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER } from '../support/draft-house.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';
import { quotesIn } from '../support/outbox/quotes-house.ts';

eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  let on: ReturnType<typeof quotesIn>;
  let number: string;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
    on = quotesIn(house);
  });
  beforeEach(() => {
    on.anew();
    number = on.numberNow();
  });
  afterAll(() => house.remove());

  const invoice = async (portalId: string, choices: Record<string, string> = {}) => {
    const query = { quoteId: '9', ...choices };
    const asked = { path: '/cards/deals/5/draft', query };
    const shown = invoiceDraft.parse((await house.ask({ portalId, userId: APPROVER }, asked)).value);
    const body = { requestId: randomUUID(), hash: shown.hash, ...query };
    const click = { method: 'POST', path: '/cards/deals/5/invoices', body } as const;
    const answer = shown.hash === null ? null : await house.ask({ portalId, userId: APPROVER }, click);
    return { shown, answer: answer && createInvoiceAnswer.parse(answer.value) };
  };

  test('an invoice of a quote has its lines, number and total, and once it stands the quote is invoiced', async () => {
    const portalId = await house.write(on.quoted());
    await on.make(portalId);
    await on.moved(portalId, 'ACCEPTED');
    expect(await on.list(portalId)).toMatchObject([{ next: 'invoice' }]);
    const { shown, answer } = await invoice(portalId);
    expect(shown).toMatchObject({ reference: `Refit (quote ${number})`, totals: { total: '300.00' } });
    expect(shown.lines).toMatchObject([{ description: 'Counter', quantity: '2', unitAmount: '125.00' }]);
    expect(answer).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    expect(on.inXero()).toMatchObject([{ status: 'INVOICED', total: decimal(shown.totals?.total ?? '0') }]);
    expect(await on.list(portalId)).toMatchObject([
      { xero: { status: 'INVOICED' }, next: null, also: [], write: null },
    ]);
  });

  test('an invoice brings a quote that is only sent there by one move after the other', async () => {
    const portalId = await house.write(on.quoted({ acceptedAt: new Date('2026-11-19T10:00:00Z') }));
    await on.make(portalId, 'DRAFT');
    await invoice(portalId);
    const told = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('outbox_intents').select(['kind', 'state']).where('kind', '=', 'move_quote').execute(),
    );
    expect(told.map(({ state }) => state)).not.toContain('rejected');
    for (let turn = 0; turn < 3; turn += 1)
      for (const { intent_id: intentId } of await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('outbox_intents').select('intent_id').where('state', '=', 'pending').execute(),
      ))
        await house.deps.sendNow.send(portalId, [intentId]);
    expect(on.inXero()).toMatchObject([{ status: 'INVOICED' }]);
  });

  test('an invoice that Xero refuses leaves the quote as it is, and tells of the invoice alone', async () => {
    const portalId = await house.write(on.quoted());
    await on.make(portalId);
    await on.moved(portalId, 'ACCEPTED');
    house.xero.faults.push('rejected');
    expect((await invoice(portalId)).answer).toMatchObject({ intent: { state: 'rejected' } });
    expect(on.inXero()).toMatchObject([{ status: 'ACCEPTED' }]);
    const issues = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('issues').select('subject').where('closed_at', 'is', null).execute(),
    );
    expect(issues).toEqual([{ subject: 'create_invoice/deal:5:whole' }]);
    expect((await invoice(portalId)).answer).toMatchObject({ intent: { state: 'done' } });
    expect(on.inXero()).toMatchObject([{ status: 'INVOICED' }]);
  });

  test('a quote that has ended is invoiced only once a person has confirmed it', async () => {
    const portalId = await house.write(on.quoted());
    on.says({}, { expiresAt: new Date('2026-11-10T00:00:00Z') });
    const { shown, answer } = await invoice(portalId);
    expect([shown.hash, answer]).toEqual([null, null]);
    expect(shown.gaps).toMatchObject([{ field: 'quoteEnded', message: 'The quote expired on 10 November 2026.' }]);
    expect((await invoice(portalId, { quoteEnded: 'bill' })).answer).toMatchObject({ intent: { state: 'done' } });
  });

  test('a quote of another deal is not found', async () => {
    const portalId = await house.write(on.quoted());
    on.says({ dealIds: ['6'] });
    const asked = { path: '/cards/deals/5/draft', query: { quoteId: '9' } };
    expect(await house.ask({ portalId, userId: APPROVER }, asked)).toMatchObject({ error: { code: 'conflict' } });
  });
});
