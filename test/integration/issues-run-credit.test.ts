import { randomUUID } from 'node:crypto';
import { creditOffer } from '../../src/contract/credits.ts';
import type { IssueView } from '../../src/contract/issues.ts';
import { createInvoiceAnswer, intentState, invoiceDraft, type IntentState } from '../../src/contract/invoicing.ts';
import { decimal } from '../../src/lib/money.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, REP } from '../support/draft-house.ts';
import { having, openIssuesHouse, type IssuesHouse } from '../support/issues-house.ts';
import type { Fault } from '../support/outbox/play-xero.ts';

/** Credit notes that did not go through, run again from the page of issues. */
eachDatabase((_name, fresh) => {
  let house: IssuesHouse;
  beforeAll(async () => {
    house = await openIssuesHouse(fresh);
  });
  beforeEach(() => {
    house.hubspotSays(liveDeal());
    house.xero.faults.length = 0;
  });
  afterAll(() => house.remove());

  const post = (portalId: string, path: string, body: object) =>
    house.ask(
      { portalId, userId: APPROVER },
      { method: 'POST', path, body: { requestId: randomUUID(), dealId: '5', ...body } },
    );
  /** A portal whose deal of GBP 120.00 with tax is billed, approved. */
  async function billed(): Promise<{ portalId: string; id: string }> {
    const portalId = await house.write();
    const path = '/cards/deals/5';
    const query = { status: 'AUTHORISED' };
    const drafted = await house.ask({ portalId, userId: APPROVER }, { path: `${path}/draft`, query });
    const { hash } = invoiceDraft.parse(drafted.value);
    const answer = createInvoiceAnswer.parse((await post(portalId, `${path}/invoices`, { ...query, hash })).value);
    if (answer.outcome !== 'intent') throw new Error(answer.changes.join(' '));
    return { portalId, id: answer.intent.invoice!.id };
  }
  async function credit({ portalId, id }: { portalId: string; id: string }, amount = '48'): Promise<IntentState> {
    const path = `/cards/invoices/${id}/credit`;
    const offered = await house.ask({ portalId, userId: APPROVER }, { path, query: { dealId: '5' } });
    const { version } = creditOffer.parse(offered.value);
    return intentState.parse((await post(portalId, path, { version, amount, reason: 'Sent back' })).value);
  }
  const open = async (portalId: string) => (await house.list(portalId, APPROVER)).issues;
  async function run(portalId: string, userId = APPROVER): Promise<IssueView> {
    const ids = (await open(portalId)).slice(0, 1).map(({ issueId }) => issueId);
    const [issue] = await house.runAgain(portalId, userId, { ids });
    if (!issue) throw new Error('The issue has gone');
    return issue;
  }
  const notesOf = (id: string) => {
    const { invoiceNumber } = house.xero.invoices.get(id)!.fact;
    const facts = [...house.xero.credits.notes.values()].map(({ fact }) => fact);
    return facts.filter(({ reference }) => reference.startsWith(`${invoiceNumber}:`));
  };
  const setAgainst = (id: string) =>
    notesOf(id).flatMap(({ allocations }) => allocations.map(({ amount }) => amount.toFixed(2)));
  /** Xero says of single documents what it holds. */
  const xeroAnswers = () =>
    house.vendorHas({
      credit_notes: (_where, ids) =>
        having([...house.xero.credits.notes.values()].map(({ fact }) => fact).filter((one) => ids.includes(one.id)))(),
      invoices: (_where, ids) =>
        having([...house.xero.invoices.values()].map(({ fact }) => fact).filter((one) => ids.includes(one.id)))(),
    });
  const skip = 'ok' as Fault;

  test('a note that Xero refused is made, by whoever may approve, and set against its invoice, once; the issue closes', async () => {
    const { portalId, id } = await billed();
    house.xero.faults.push('rejected');
    expect((await credit({ portalId, id })).state).toBe('rejected');
    expect(await open(portalId)).toMatchObject([{ kind: 'write_failed', about: { record: { objectId: '5' } } }]);
    const { writes } = house.xero;
    expect((await run(portalId, REP)).run).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('“approve”') as string,
    });
    expect(house.xero.writes).toBe(writes);
    expect((await run(portalId)).run).toMatchObject({ state: 'done', words: 'It went through.' });
    expect([setAgainst(id), await open(portalId)]).toEqual([['48.00'], []]);
    expect(notesOf(id).map(({ reference }) => reference)).toEqual([expect.stringContaining('Sent back') as string]);
  });

  test('what cannot be credited any more is said, and nothing is sent', async () => {
    const { portalId, id } = await billed();
    house.xero.faults.push('rejected');
    await credit({ portalId, id });
    await credit({ portalId, id }, '100');
    const issues = await open(portalId);
    const { writes } = house.xero;
    if (issues.length > 0) expect((await run(portalId)).run?.words).toContain('GBP 20.00 of invoice');
    expect(house.xero.writes).toBe(writes);
  });

  test('paid meanwhile: what is owed by then is set against the invoice, after Xero was asked how both stand', async () => {
    const { portalId, id } = await billed();
    house.xero.credits.pay(house.xero.invoices.get(id)!.fact, decimal('100'));
    const told = await credit({ portalId, id });
    expect(told).toMatchObject({ state: 'done', credit: { allocated: '0.00', remaining: '48.00' } });
    expect(told.problem?.message).toContain('It is not set against the invoice.');
    expect((await open(portalId)).map(({ message }) => message)).toEqual([
      expect.stringContaining('greater than amount outstanding') as string,
    ]);
    xeroAnswers();
    expect((await run(portalId)).run).toMatchObject({ state: 'done' });
    expect([setAgainst(id), await open(portalId)]).toEqual([['20.00'], []]);
  });

  test('somebody has set it against the invoice in Xero: that is seen, told, and nothing is written', async () => {
    const { portalId, id } = await billed();
    house.xero.faults.push(skip, 'rejected');
    await credit({ portalId, id });
    const [note] = notesOf(id);
    house.xero.credits.allocate(
      note!.id,
      JSON.stringify({ Allocations: [{ Invoice: { InvoiceID: id }, Amount: 48, Date: '2026-11-20' }] }),
    );
    xeroAnswers();
    const { writes } = house.xero;
    expect((await run(portalId)).run).toMatchObject({ state: 'done', words: 'It is set against the invoice already.' });
    expect([setAgainst(id), await open(portalId), house.xero.writes]).toEqual([['48.00'], [], writes]);
  });

  test.each([
    ['create_credit_note', ['cut_after'], 1],
    ['allocate_credit', [skip, 'cut_after'], 1],
  ] as [string, Fault[], number][])(
    'a %s that may have gone through is looked for, and never sent again by that',
    async (kind, faults, notes) => {
      const { portalId, id } = await billed();
      house.xero.faults.push(...faults);
      expect((await credit({ portalId, id })).state).toBe('checking');
      const about = { record: { objectTypeId: '0-3', objectId: '5' } };
      const report = { kind: 'write_unclear', subject: `${kind}/invoice:${id}`, about } as const;
      await house.tell(portalId, report, 1);
      const { writes } = house.xero;
      expect((await run(portalId)).run).toMatchObject({ state: 'waiting' });
      expect([house.xero.writes, notesOf(id).length]).toEqual([writes, notes]);
      await house.store.withPortal(portalId, ({ db }) =>
        db
          .updateTable('outbox_intents')
          .set({ state: 'rejected' })
          .where('kind', '=', kind as never)
          .execute(),
      );
      expect((await run(portalId)).run).toMatchObject({
        state: 'failed',
        words: expect.stringContaining('Look in Xero') as string,
      });
      expect(house.xero.writes).toBe(writes);
    },
  );
});
