import { randomUUID } from 'node:crypto';
import { intentState } from '../../src/contract/invoicing.ts';
import { refused } from '../support/approvals-house.ts';
import { openCreditHouse, type CreditHouse } from '../support/credit-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP } from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: CreditHouse;
  beforeAll(async () => {
    house = await openCreditHouse(fresh);
  });
  afterAll(() => house.remove());

  const notesOf = (id: string) =>
    [...house.xero.credits.notes.values()].filter(({ fact }) => fact.allocations.some((one) => one.invoiceId === id));
  const conflict = (message: string) => ({ ok: false, error: { code: 'conflict', message } });

  test('the doors are shut to whoever may not approve, to another deal and to another portal', async () => {
    const mine = await house.billed();
    const other = await house.billed();
    const { writes } = house.xero;
    for (const userId of [REP, LOOKER, '99']) {
      expect(await house.askOffer({ ...mine, userId })).toMatchObject(refused('approve'));
      expect(await house.askCredit({ ...mine, userId })).toMatchObject(refused('approve'));
    }
    const absent = { ok: false, error: { code: 'not_found' } };
    const elsewhere = { portalId: mine.portalId, id: other.id };
    expect(await house.askOffer(elsewhere)).toMatchObject(absent);
    expect(await house.askCredit(elsewhere)).toMatchObject(absent);
    const ofDeal6 = { dealId: '6' };
    expect((await house.askCredit(mine, ofDeal6)).error?.code).toBe('not_found');
    const invalid = (field: string, message: string) => ({ error: { code: 'invalid_input', field, message } });
    expect(await house.askCredit(mine, { reason: ' a ' })).toMatchObject(invalid('reason', 'Reason says too little.'));
    const noAmount = invalid('amount', 'Amount is not an amount, such as 40.00.');
    expect(await house.askCredit(mine, { amount: '40,00' })).toMatchObject(noAmount);
    expect(house.xero.writes).toBe(writes);
    expect((await house.deal(mine.portalId)).invoices[0]?.actions).toContain('credit');
    expect((await house.deal(mine.portalId, REP)).invoices[0]?.actions).not.toContain('credit');
  });

  test('what can be credited is shown line by line, whole and in part, and who looked is written down', async () => {
    const { portalId, id } = await house.billed();
    const { writes } = house.xero;
    expect(await house.offer({ portalId, id })).toMatchObject({
      ...{ currency: 'GBP', total: '120.00', credited: '0.00', left: '120.00', amountDue: '120.00', problem: null },
      preview: {
        ...{ subTotal: '100.00', totalTax: '20.00', total: '120.00', isInclusive: false, allocated: '120.00' },
        ...{ open: '0.00', lines: [{ description: 'Refit', lineAmount: '100.00', taxAmount: '20.00' }] },
      },
    });
    expect((await house.offer({ portalId, id }, '40')).preview).toMatchObject({
      ...{ subTotal: '33.33', totalTax: '6.67', total: '40.00', isInclusive: true, allocated: '40.00', open: '0.00' },
      lines: [{ description: 'Refit', lineAmount: '40.00', taxAmount: '6.67' }],
    });
    expect(await house.audit(portalId)).toContain(`${APPROVER} view_credit 5`);
    expect(house.xero.writes).toBe(writes);
  });

  test('a part is credited with its reason, shown with the deal, and written down; the same request gets the same note', async () => {
    const asking = await house.billed();
    const { portalId, id } = asking;
    const { version } = await house.offer(asking);
    const body = { requestId: randomUUID(), version, amount: '48', reason: '  Two   signs sent back ' };
    const made = intentState.parse((await house.askCredit(asking, body)).value);
    expect(made).toMatchObject({ state: 'done', problem: null, difference: null });
    expect(made.credit).toMatchObject({ total: '48.00', allocated: '48.00', remaining: '0.00' });
    const { writes } = house.xero;
    const again = intentState.parse((await house.askCredit(asking, body)).value);
    expect([again.intentId, again.credit?.number, house.xero.writes]).toEqual([
      made.intentId,
      made.credit?.number,
      writes,
    ]);
    expect(await house.askCredit(asking, { ...body, amount: '47' })).toMatchObject({ error: { code: 'conflict' } });
    const { invoices, credits, billing } = await house.deal(portalId);
    expect(invoices).toMatchObject([{ id, state: 'awaiting_payment', amountDue: '72.00', isCredited: false }]);
    expect(credits).toMatchObject([
      {
        ...{ number: made.credit?.number, state: 'used', total: '48.00', remaining: '0.00', isOurs: true },
        ...{ invoiceNumbers: [invoices[0]?.number], reference: `${invoices[0]?.number}: Two signs sent back` },
      },
    ]);
    expect([billing?.invoiced, billing?.left]).toEqual(['60.00', '40.00']);
    const deeds = (await house.audit(portalId)).filter((line) => line.includes('create_credit_note'));
    expect(deeds).toEqual([`${APPROVER} create_credit_note 5`]);
    expect(notesOf(id)).toHaveLength(1);
  });

  test('more than the invoice comes to, or than is left of it, is refused in words, and nothing is sent', async () => {
    const asking = await house.billed();
    const { version, number } = await house.offer(asking);
    const { writes } = house.xero;
    expect(await house.askCredit(asking, { version, amount: '120.01' })).toMatchObject(
      conflict(`Invoice ${number} comes to GBP 120.00: more than that cannot be credited.`),
    );
    expect((await house.offer(asking, '120.01')).problem).toContain('more than that cannot be credited');
    expect((await house.offer(asking, '0')).problem).toBe('The amount of a credit note is above nothing.');
    expect(house.xero.writes).toBe(writes);
    await house.credit(asking, { amount: '100' });
    const { version: after, credited, left } = await house.offer(asking);
    expect([credited, left]).toEqual(['100.00', '20.00']);
    expect((await house.askCredit(asking, { version: after, amount: '20.01' })).error?.message).toContain(
      'GBP 20.00 of invoice',
    );
  });

  test('above what is due: what is owed is set against the invoice, the rest stays as credit; of a paid one all of it', async () => {
    const asking = await house.billed();
    const { portalId, id } = asking;
    await house.pays(asking, '100');
    const { preview } = await house.offer(asking);
    expect(preview?.words).toEqual([
      expect.stringContaining('GBP 20.00 is set against invoice') as string,
      'GBP 100.00 stays as credit of the customer. It is refunded in Xero, or set against another invoice there.',
    ]);
    expect((await house.credit(asking, { amount: '50' })).credit).toMatchObject({
      allocated: '20.00',
      remaining: '30.00',
    });
    expect((await house.deal(portalId)).invoices).toMatchObject([{ id, state: 'paid', amountDue: '0.00' }]);
    expect((await house.credit(asking, { amount: '10' })).credit).toMatchObject({
      allocated: '0.00',
      remaining: '10.00',
    });
    const { credits, billing } = await house.deal(portalId);
    expect(credits.map(({ state, remaining }) => [state, remaining]).sort()).toEqual([
      ['open', '10.00'],
      ['open', '30.00'],
    ]);
    expect([billing?.invoiced, billing?.left]).toEqual(['50.00', '50.00']);
  });

  test('a draft is put right instead; once it is approved, what was seen of it before is looked at again', async () => {
    const portalId = await house.portalWith();
    await house.dealIs(portalId, '100');
    const { invoice } = await house.click({ portalId }, { status: 'DRAFT' });
    const asking = { portalId, id: invoice!.id };
    const { version, problem } = await house.offer(asking);
    expect(problem).toContain('put it right or delete it');
    expect((await house.askCredit(asking, { version })).error?.message).toBe(problem);
    await house.post({ portalId, userId: APPROVER }, `/cards/invoices/${asking.id}/approve`, { dealId: '5' });
    expect(await house.askCredit(asking, { version })).toMatchObject(
      conflict('The invoice was changed in Xero since it was shown.'),
    );
    expect((await house.credit(asking)).state).toBe('done');
  });

  test('a deal that is billed beyond what it comes to: by how much is said, and crediting that, with its tax, comes next', async () => {
    const asking = await house.billed();
    const { portalId, id } = asking;
    await house.dealIs(portalId, '66.67');
    const mine = await house.deal(portalId);
    expect(mine.billing?.next).toEqual({
      ...{ do: 'credit', stepId: 'whole', invoiceId: id, label: 'Credit GBP 33.33 and its tax', amount: '40.00' },
    });
    expect(mine.whyNot).toBe('This deal is billed by GBP 33.33 more than it comes to: a credit note takes that off.');
    const reps = await house.deal(portalId, REP);
    expect(reps.billing?.next?.do).not.toBe('credit');
    expect(reps.whyNot).toContain('a credit note takes that off, which needs the right “approve”');
    await house.credit(asking, { amount: mine.billing?.next?.amount ?? '' });
    const { billing, whyNot } = await house.deal(portalId);
    expect([billing?.invoiced, billing?.over, billing?.left]).toEqual(['66.67', '0.00', '0.00']);
    expect([billing?.next?.do, whyNot]).not.toContain('credit');
  });

  test('a draft that bills too much is updated from the deal, not credited', async () => {
    const portalId = await house.portalWith();
    await house.dealIs(portalId, '100');
    await house.click({ portalId }, { status: 'DRAFT' });
    await house.dealIs(portalId, '80');
    const { billing, whyNot } = await house.deal(portalId);
    expect(billing?.next?.do).toBe('update');
    expect(whyNot).toContain('GBP 20.00 more than it comes to: the draft can be updated from the deal.');
  });

  test('of two who credit one invoice at once one does, and whoever clicks the same again follows that', async () => {
    const asking = await house.billed();
    const { version } = await house.offer(asking);
    house.sendAtOnce(false);
    const clicks = ['100', '60', '100'].map((amount) => house.askCredit(asking, { version, amount }));
    const answers = await Promise.all(clicks);
    house.sendAtOnce(true);
    const made = new Set(answers.flatMap((one) => (one.ok ? [intentState.parse(one.value).intentId] : [])));
    expect(made.size).toBe(1);
    expect(answers.filter(({ ok }) => !ok).map(({ error }) => error?.message)).toContain(
      'Another change of this invoice is on its way to Xero.',
    );
  });

  test('a connection that is not live writes no credit note', async () => {
    const asking = await house.billed();
    await house.store.withPortal(asking.portalId, ({ db }) =>
      db.updateTable('xero_connections').set({ live: false }).execute(),
    );
    expect(await house.askCredit(asking, { version: (await house.offer(asking)).version })).toMatchObject({
      error: { code: 'not_live' },
    });
  });
});
