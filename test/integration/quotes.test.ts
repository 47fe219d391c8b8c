import { randomUUID } from 'node:crypto';
import { dealInvoices } from '../../src/contract/invoicing.ts';
import { createQuoteAnswer, dealQuotes } from '../../src/contract/quotes.ts';
import { decimal } from '../../src/lib/money.ts';
import { liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP, unmatched } from '../support/draft-house.ts';
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

  test('a quote becomes one of Xero’s with its own lines, number and texts, and is linked to it', async () => {
    const portalId = await house.write(on.quoted());
    expect(await on.list(portalId)).toMatchObject([{ number, state: 'published', xero: null, next: 'make' }]);
    const shown = await on.draft(portalId);
    expect(shown).toMatchObject({
      ...{ number, title: 'Quote', terms: 'Half on order.', status: 'SENT', maySend: true },
      draft: { lines: [{ description: 'Counter' }], totals: { subTotal: '250.00', total: '300.00' } },
    });
    expect(await on.make(portalId)).toMatchObject({ outcome: 'intent', intent: { state: 'done', problem: null } });
    expect(on.inXero()).toMatchObject([{ status: 'SENT', contactId: 'c', total: decimal('300') }]);
    expect(await on.list(portalId)).toMatchObject([
      {
        ...{ number, amount: '250.00', state: 'published', alike: null, write: null, next: null },
        xero: { number, status: 'SENT', total: '300.00' },
        also: ['accept', 'decline'],
      },
    ]);
  });

  test('the same request is answered the same, another gets the quote that stands: it is made once', async () => {
    const portalId = await house.write(on.quoted());
    const { hash } = await on.draft(portalId);
    const body = { quoteId: '9', requestId: randomUUID(), hash, status: 'SENT' };
    const first = await on.post(portalId, body);
    expect(await on.post(portalId, body)).toEqual(first);
    expect(await on.post(portalId, { ...body, requestId: randomUUID() })).toEqual(first);
    const [two, three] = await Promise.all(
      [body, body].map((one) => on.post(portalId, { ...one, requestId: randomUUID() })),
    );
    expect([two, three]).toEqual([first, first]);
    expect(on.inXero()).toHaveLength(1);
  });

  test('a quote that has changed since it was shown is shown again, and not made', async () => {
    const portalId = await house.write(on.quoted());
    const { hash } = await on.draft(portalId);
    on.says({ lines: [liveLine({ id: 'ql', name: 'Counter', unitPrice: '126.00', quantity: '2' })] });
    const { value } = await on.post(portalId, { quoteId: '9', requestId: randomUUID(), hash, status: 'SENT' });
    expect(createQuoteAnswer.parse(value)).toMatchObject({
      outcome: 'changed',
      draft: { draft: { totals: { total: '302.40' } } },
    });
    expect(on.inXero()).toEqual([]);
  });

  test('a number that stands in Xero from elsewhere is refused in words and offered as a link', async () => {
    const portalId = await house.write(on.quoted());
    const { hash } = await on.draft(portalId);
    const other = house.xero.quotes.add({ quoteNumber: number, status: 'ACCEPTED', contactId: 'c', lines: [] });
    const { value } = await on.post(portalId, { quoteId: '9', requestId: randomUUID(), hash, status: 'SENT' });
    expect(createQuoteAnswer.parse(value)).toMatchObject({
      intent: { state: 'rejected', problem: { message: expect.stringContaining('Quote # must be unique.') as string } },
    });
    expect(await on.list(portalId)).toMatchObject([
      { xero: null, alike: { id: other.id, status: 'ACCEPTED' }, next: 'link' },
    ]);
    expect((await on.draft(portalId)).draft.gaps).toMatchObject([
      { message: `Xero has a quote of that number already: ${number} over GBP 0.00.` },
    ]);
    const body = { dealId: '5', xeroQuoteId: other.id };
    const link = { method: 'POST', path: '/cards/quotes/9/link', body } as const;
    const linked = await house.ask({ portalId, userId: REP }, link);
    expect(dealQuotes.strict().parse(linked.value).quotes).toMatchObject([
      { xero: { id: other.id, status: 'ACCEPTED' }, alike: null, next: 'invoice' },
    ]);
    expect(await house.ask({ portalId, userId: LOOKER }, link)).toMatchObject({ error: { code: 'not_allowed' } });
  });

  test('a customer whom Xero does not know is made first', async () => {
    const portalId = await house.write(on.quoted({}, unmatched));
    const asked = { newContactName: `New ${portalId}` };
    const { hash } = await on.draft(portalId, { ...asked });
    const body = { quoteId: '9', requestId: randomUUID(), hash, status: 'SENT', ...asked };
    const { value } = await on.post(portalId, body);
    expect(createQuoteAnswer.parse(value)).toMatchObject({ intent: { state: 'done' } });
    const [made] = on.inXero();
    expect(house.xero.contacts.get(made?.contactId ?? '')?.fact.name).toBe(`New ${portalId}`);
  });

  test('a quote is accepted in Xero, one move at a time, and what it held is sent back', async () => {
    const portalId = await house.write(on.quoted({ acceptedAt: new Date('2026-11-19T10:00:00Z') }));
    await on.make(portalId, 'DRAFT');
    expect(await on.list(portalId)).toMatchObject([{ state: 'accepted', next: 'send' }]);
    expect(await on.move(portalId, 'ACCEPTED')).toMatchObject({
      error: { code: 'conflict', message: `Quote ${number} is a draft in Xero: that can no longer be done.` },
    });
    expect(await on.moved(portalId, 'SENT')).toMatchObject({ state: 'done' });
    expect(await on.list(portalId)).toMatchObject([
      { next: 'accept', says: 'In HubSpot accepted, in Xero sent: mark it as accepted in Xero.' },
    ]);
    house.sendAtOnce(false);
    const first = await on.moved(portalId, 'ACCEPTED');
    expect(first.state).toBe('in_progress');
    expect((await on.moved(portalId, 'ACCEPTED')).intentId).toBe(first.intentId);
    expect(await on.move(portalId, 'DECLINED')).toMatchObject({ error: { code: 'conflict' } });
    expect(await on.list(portalId)).toMatchObject([{ write: { state: 'in_progress' }, next: null, also: [] }]);
  });

  test('what changed in Xero since is seen before a move: nothing of it is undone', async () => {
    const portalId = await house.write(on.quoted());
    await on.make(portalId);
    const [made] = on.inXero();
    house.xero.quotes.set(made?.id ?? '', { status: 'DECLINED' });
    expect(await on.move(portalId, 'ACCEPTED')).toMatchObject({
      error: { message: `Quote ${number} is declined in Xero: that can no longer be done.` },
    });
    expect(await on.list(portalId)).toMatchObject([{ xero: { status: 'DECLINED' }, also: ['reopen', 'invoice'] }]);
  });

  test('a quote that was deleted in Xero can be made again', async () => {
    const portalId = await house.write(on.quoted());
    await on.make(portalId);
    house.xero.quotes.set(on.inXero()[0]?.id ?? '', { status: 'DELETED' });
    await on.move(portalId, 'ACCEPTED');
    expect(await on.list(portalId)).toMatchObject([{ xero: { status: 'DELETED' }, next: 'make' }]);
    expect(await on.make(portalId)).toMatchObject({ intent: { state: 'done' } });
    expect(on.inXero()).toHaveLength(1);
    expect(await on.list(portalId)).toMatchObject([{ xero: { status: 'SENT' } }]);
  });

  describe('rights', () => {
    test('who may see amounts sees the quotes and may change nothing', async () => {
      const portalId = await house.write(on.quoted());
      expect(await on.list(portalId, LOOKER)).toMatchObject([{ number, next: null, also: [] }]);
      const asked = { path: '/cards/quotes/9/draft', query: { dealId: '5' } };
      expect(await house.ask({ portalId, userId: LOOKER }, asked)).toMatchObject({
        error: { code: 'not_allowed' },
      });
      expect(await house.ask({ portalId, userId: '99' }, { path: '/cards/deals/5/quotes' })).toMatchObject({
        error: { code: 'not_allowed' },
      });
    });

    test('whoever may make drafts alone makes a draft, and sends none', async () => {
      const portalId = await house.write(on.quoted());
      const { hash, maySend } = await on.draft(portalId, { status: 'SENT' }, REP);
      expect(maySend).toBe(false);
      const body = { quoteId: '9', requestId: randomUUID(), hash, status: 'SENT' };
      expect(await on.post(portalId, body, REP)).toMatchObject({ error: { code: 'not_allowed' } });
      const asDraft = await on.draft(portalId, { status: 'DRAFT' }, REP);
      const answer = await on.post(portalId, { ...body, hash: asDraft.hash, status: 'DRAFT' }, REP);
      expect(createQuoteAnswer.parse(answer.value)).toMatchObject({ intent: { state: 'done' } });
      expect(await on.move(portalId, 'SENT', REP)).toMatchObject({ error: { code: 'not_allowed' } });
    });

    test('each look and each write is in the audit log', async () => {
      const portalId = await house.write(on.quoted());
      await on.list(portalId);
      await on.make(portalId);
      await on.moved(portalId, 'ACCEPTED');
      const rows = await house.store.withPortal(portalId, ({ db }) =>
        db.selectFrom('audit_log').select(['action', 'object_id']).orderBy('at').execute(),
      );
      expect(rows.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['list_quotes', 'view_quote_draft', 'create_quote', 'move_quote']),
      );
      expect(new Set(rows.map(({ object_id: id }) => id))).toEqual(new Set(['5']));
    });
  });

  test('how a write of a quote stands is told to whoever may see the deal’s amounts', async () => {
    const portalId = await house.write(on.quoted());
    const made = await on.make(portalId);
    const intentId = made.outcome === 'intent' ? made.intent.intentId : '';
    const asked = { path: `/cards/intents/${intentId}` };
    expect(await house.ask({ portalId, userId: REP }, asked)).toMatchObject({ value: { state: 'done' } });
    expect(await house.ask({ portalId, userId: '99' }, asked)).toMatchObject({ error: { code: 'not_found' } });
  });

  test('the one quote that was accepted is what the card bills, until something else bills the deal', async () => {
    const accepted = { acceptedAt: new Date('2026-11-19T10:00:00Z') };
    const billing = async (portalId: string) => {
      const answer = await house.ask({ portalId, userId: APPROVER }, { path: '/cards/deals/5/invoices' });
      return dealInvoices.parse(answer.value).billing;
    };
    const own = { quoteId: null, next: { do: 'create', label: 'Create invoice' } };
    expect(await billing(await house.write(on.quoted()))).toMatchObject(own);
    expect(await billing(await house.write(on.quoted({ ...accepted, stage: 'VOID' })))).toMatchObject(own);
    const portalId = await house.write(on.quoted(accepted));
    expect(await billing(portalId)).toMatchObject({
      quoteId: '9',
      next: { do: 'create', label: `Invoice quote ${on.numberNow()}` },
    });
  });
});
