import { randomUUID } from 'node:crypto';
import type { CreateInvoiceAnswer, IntentState, InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { IssueView } from '../../src/contract/issues.ts';
import type { VendorFailure } from '../../src/lib/failure.ts';
import { err } from '../../src/lib/result.ts';
import type { DealFact } from '../../src/mirror/facts.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, REP, unmatched } from '../support/draft-house.ts';
import { invoiceFact } from '../support/facts.ts';
import { BOSS, having, openIssuesHouse, type IssuesHouse } from '../support/issues-house.ts';

const deal = (id: string): DealFact => ({
  ...{ id, name: 'A deal', updatedAt: new Date('2026-11-19T09:00:00Z'), amount: null, currency: null },
  ...{ pipelineId: null, stageId: null, dealType: null, isClosed: false, isWon: false, closeDate: null },
  ...{ companyId: null, contactId: null, ownerId: null },
});

eachDatabase((_name, fresh) => {
  let house: IssuesHouse;
  beforeAll(async () => {
    house = await openIssuesHouse(fresh);
  });
  beforeEach(() => {
    house.hubspotSays(liveDeal());
    house.xero.faults.length = 0;
    house.lists.answers.length = 0;
    house.vendorHas({});
  });
  afterAll(() => house.remove());

  const click = async (portalId: string, choices: Record<string, string> = {}): Promise<IntentState> => {
    const drafted = await house.ask({ portalId, userId: REP }, { path: '/cards/deals/5/draft', query: choices });
    const { hash } = drafted.value as InvoiceDraft;
    const body = { requestId: randomUUID(), ...choices, hash: hash ?? '' };
    const path = '/cards/deals/5/invoices';
    const answer = await house.ask({ portalId, userId: REP }, { method: 'POST', path, body });
    const created = answer.value as CreateInvoiceAnswer;
    if (created.outcome !== 'intent') throw new Error(created.changes.join(' '));
    return created.intent;
  };
  const open = async (portalId: string, userId = BOSS) => (await house.list(portalId, userId)).issues;
  const run = async (portalId: string, userId = BOSS): Promise<IssueView> => {
    const ids = (await open(portalId, userId)).slice(0, 1).map(({ issueId }) => issueId);
    const [issue] = await house.runAgain(portalId, userId, { ids });
    if (!issue) throw new Error('The issue has gone');
    return issue;
  };

  test('an invoice that Xero refused is made when the cause is mended, once, and its issue closes by itself', async () => {
    const portalId = await house.write();
    house.xero.faults.push('rejected', 'rejected');
    expect((await click(portalId, { dueDate: '2026-12-24' })).state).toBe('rejected');
    const [told] = await open(portalId);
    expect(told).toMatchObject({ kind: 'write_failed', timesSeen: 1, about: { record: { objectId: '5' } } });
    expect(told?.vendorWords.length).toBeGreaterThan(0);
    expect(await run(portalId, REP)).toMatchObject({ closedAt: null, timesSeen: 2, run: { state: 'failed' } });
    const { writes } = house.xero;
    expect(await run(portalId, REP)).toMatchObject({ run: { state: 'done', words: 'It went through.' }, actions: [] });
    expect([await open(portalId), house.xero.writes]).toEqual([[], writes + 1]);
    expect((await house.audit(portalId)).filter((line) => line.includes('run_issue'))).toEqual([
      '7 run_issue issue invoice',
      '7 run_issue issue invoice',
    ]);
  });

  test('a deal that has changed since is not billed: a person looks at it first', async () => {
    const portalId = await house.write();
    house.xero.faults.push('rejected');
    await click(portalId);
    house.hubspotSays(liveDeal({ lines: [liveLine({ quantity: null })] }));
    const { writes } = house.xero;
    const issue = await run(portalId);
    expect(issue.run?.state).toBe('failed');
    expect(issue.run?.words).toMatch(/Look at it on the deal, and create the invoice there\.$/);
    expect([issue.closedAt, house.xero.writes]).toEqual([null, writes]);
  });

  test('a new customer that was refused is made together with the invoice that waits for it', async () => {
    const portalId = await house.write(unmatched);
    house.xero.faults.push('rejected');
    expect((await click(portalId, { newContactName: 'Zoë & Söhne' })).state).toBe('rejected');
    const customer = (await open(portalId)).find(({ about }) => about.record?.objectTypeId === '0-2');
    expect(customer?.about.record).toEqual({ objectTypeId: '0-2', objectId: '42', name: 'Zoë & Söhne' });
    const [issue] = await house.runAgain(portalId, BOSS, { ids: [customer?.issueId ?? ''] });
    expect(issue).toMatchObject({ run: { state: 'done' } });
    expect(await open(portalId)).toEqual([]);
  });

  test('a move that was refused is made under the right that the person has now', async () => {
    const portalId = await house.write();
    const { invoice } = await click(portalId);
    house.xero.faults.push('rejected');
    const body = { dealId: '5', requestId: randomUUID() };
    const path = `/cards/invoices/${invoice?.id ?? ''}/approve`;
    await house.ask({ portalId, userId: APPROVER }, { method: 'POST', path, body });
    expect(await open(portalId)).toMatchObject([{ about: { document: { number: invoice?.number } } }]);
    const refused = await run(portalId, REP);
    expect(refused.run).toMatchObject({ state: 'failed', words: expect.stringContaining('“approve”') as string });
    expect((await run(portalId, APPROVER)).run?.state).toBe('done');
    expect(house.xero.invoices.get(invoice?.id ?? '')?.fact.status).toBe('AUTHORISED');
    expect(await open(portalId)).toEqual([]);
  });

  test('what is not known to have gone through is looked for, and never sent by that', async () => {
    const portalId = await house.write();
    house.xero.faults.push('cut_after');
    expect((await click(portalId)).state).toBe('checking');
    const about = { record: { objectTypeId: '0-3', objectId: '5' } };
    await house.tell(portalId, { kind: 'write_unclear', subject: 'create_invoice/deal:5:whole', about }, 1);
    const { writes } = house.xero;
    expect((await run(portalId)).run).toMatchObject({ state: 'waiting' });
    expect(house.xero.writes).toBe(writes);
  });

  test('an e-mail that was given up is not sent a second time by a look', async () => {
    const portalId = await house.write();
    const { invoice } = await click(portalId);
    const id = invoice?.id ?? '';
    const body = { dealId: '5', requestId: randomUUID() };
    await house.ask({ portalId, userId: APPROVER }, { method: 'POST', path: `/cards/invoices/${id}/approve`, body });
    house.xero.faults.push('cut_after');
    const mail = {
      method: 'POST',
      path: `/cards/invoices/${id}/email`,
      body: { ...body, requestId: randomUUID() },
    } as const;
    await house.ask({ portalId, userId: APPROVER }, mail);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('outbox_intents').set({ state: 'rejected' }).where('kind', '=', 'email_invoice').execute(),
    );
    await house.tell(portalId, { kind: 'write_unclear', subject: `email_invoice/invoice:${id}` }, 1);
    const { writes } = house.xero;
    expect((await run(portalId, APPROVER)).run).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('put this aside') as string,
    });
    expect(house.xero.writes).toBe(writes);
  });

  test('a stream is read now: the issue closes when that works, and counts once more when not', async () => {
    const portalId = await house.write();
    await house.tell(portalId, { kind: 'pull_failed', subject: `tenant-of-${portalId}/accounts` }, 5);
    const refusal = { code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['No.'] } satisfies VendorFailure;
    house.lists.answers.push(err(refusal));
    expect(await run(portalId)).toMatchObject({ timesSeen: 2, run: { state: 'failed', words: 'Xero refused: No.' } });
    expect((await run(portalId)).run?.state).toBe('done');
    expect(await open(portalId)).toEqual([]);
  });

  test('all of a kind: one row is understood now, another is gone, a third is not understood still', async () => {
    const portalId = await house.write();
    for (const id of ['5', '77']) await house.tell(portalId, { kind: 'row_unreadable', subject: `crm_deals/${id}` });
    await house.tell(portalId, { kind: 'row_unreadable', subject: `tenant-of-${portalId}/invoices/i1` });
    const deals = having([deal('5')]);
    house.vendorHas({
      crm_deals: async (_where, ids) => (ids.includes('5') ? deals() : having([])()),
      invoices: () =>
        Promise.resolve({ ok: true, value: { rows: [], unreadable: [{ id: 'i1', reason: 'no date' }], others: [] } }),
    });
    const ran = await house.runAgain(portalId, BOSS, { kind: 'row_unreadable' });
    expect(ran.map(({ run: how }) => how?.state).sort()).toEqual(['done', 'done', 'failed']);
    expect(await open(portalId)).toMatchObject([
      { timesSeen: 2, message: expect.stringContaining('no date') as string },
    ]);
    house.vendorHas({ invoices: having([invoiceFact({ id: 'i1' })]) });
    expect((await run(portalId)).run?.words).toBe('It was read and understood.');
  });

  test('what differs as a whole is read again as a whole', async () => {
    const portalId = await house.write();
    await house.tell(portalId, { kind: 'mirror_differs', subject: `tenant-of-${portalId}/invoices` }, 1);
    expect((await run(portalId)).run?.state).toBe('waiting');
    const cursors = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('stream_cursors').select('stream').where('wanted', '=', 'full').execute(),
    );
    expect(cursors).toEqual([{ stream: 'invoices' }]);
  });
});
