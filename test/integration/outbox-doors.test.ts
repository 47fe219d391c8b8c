import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { takeUpIntents } from '../../functions/jobs/outbox-jobs.ts';
import { createSendByQueue } from '../../functions/runtime/send-now.ts';
import { createMetrics } from '../../functions/runtime/metrics.ts';
import type { CreateInvoiceAnswer, DealInvoices, InvoiceDraft, IntentState } from '../../src/contract/invoicing.ts';
import { decimal, zero } from '../../src/lib/money.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, REP, unmatched } from '../support/draft-house.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';
import { testLog } from '../support/test-log.ts';

eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  beforeEach(() => {
    house.hubspotSays(liveDeal());
    house.xero.faults.length = 0;
  });
  afterAll(() => house.remove());

  type Body = Record<string, string>;
  const get = (portalId: string, userId: string, path: string) => house.ask({ portalId, userId }, { path });
  const draft = async (portalId: string, query: Body = {}): Promise<InvoiceDraft> => {
    const answer = await house.ask({ portalId, userId: REP }, { path: '/cards/deals/5/draft', query });
    return answer.value as InvoiceDraft;
  };
  const post = (portalId: string, body: Body, userId = REP) =>
    house.ask(
      { portalId, userId },
      { method: 'POST', path: '/cards/deals/5/invoices', body: { requestId: randomUUID(), ...body } },
    );
  const click = async (portalId: string, choices: Body = {}): Promise<IntentState> => {
    const { hash } = await draft(portalId, choices);
    const { value } = await post(portalId, { ...choices, hash: hash ?? '' });
    const answer = value as CreateInvoiceAnswer;
    if (answer.outcome !== 'intent') throw new Error(JSON.stringify(answer.changes));
    return answer.intent;
  };
  const shown = async (portalId: string, userId = REP): Promise<DealInvoices> =>
    (await get(portalId, userId, '/cards/deals/5/invoices')).value as DealInvoices;
  const act = (portalId: string, path: string, userId = APPROVER) => {
    const body = { dealId: '5', requestId: randomUUID() };
    return house.ask({ portalId, userId }, { method: 'POST', path: `/cards/invoices/${path}`, body });
  };
  const issues = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('issues').select(['kind', 'subject', 'message']).where('closed_at', 'is', null).execute(),
    );
  const audit = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['action', 'user_id', 'object_id']).orderBy('audit_id').execute(),
    );

  test('the doors are shut to whoever lacks the right, and nothing is written', async () => {
    const portalId = await house.write();
    const { writes } = house.xero;
    const refused = (needed: string) => ({
      ok: false,
      error: { code: 'not_allowed', message: expect.stringContaining(`“${needed}”`) as string },
    });
    const body = { hash: 'any' };
    expect(await post(portalId, body, LOOKER)).toMatchObject(refused('invoice'));
    expect(await post(portalId, body, '99')).toMatchObject(refused('invoice'));
    expect(await post(portalId, { ...body, status: 'AUTHORISED' })).toMatchObject(refused('approve'));
    expect(await get(portalId, '99', '/cards/deals/5/invoices')).toMatchObject(refused('amounts'));
    for (const move of ['approve', 'email', 'void'])
      expect(await act(portalId, `any/${move}`, REP)).toMatchObject(refused('approve'));
    expect(await act(portalId, 'any/delete', LOOKER)).toMatchObject(refused('invoice'));
    expect(house.xero.writes).toBe(writes);
    expect(await shown(portalId, LOOKER)).toMatchObject({
      mayCreate: false,
      whyNot: expect.stringMatching(
        /^Creating invoices, .* the right “invoice”\. An admin .*People and rights\.$/,
      ) as string,
    });
  });

  test('an intent is told to whoever may see the deal’s amounts, which is written down, and to nobody else', async () => {
    const portalId = await house.write();
    const { intentId } = await click(portalId);
    const path = `/cards/intents/${intentId}`;
    for (const userId of [REP, LOOKER, APPROVER])
      expect(await get(portalId, userId, path)).toMatchObject({ ok: true, value: { intentId, state: 'done' } });
    const looks = (await audit(portalId)).filter(({ action }) => action === 'view_invoice');
    expect(looks).toEqual(
      [REP, LOOKER, APPROVER].map((user_id) => ({ action: 'view_invoice', user_id, object_id: '5' })),
    );
    const absent = await get(portalId, REP, `/cards/intents/${randomUUID()}`);
    expect(absent).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await get(portalId, '99', path)).toEqual(absent);
    expect(await get(await house.write(), REP, path)).toEqual(absent);
  });

  test('so is a move, to whoever may see the deal; who asked for it loses it with the right', async () => {
    const portalId = await house.write();
    const { invoice, intentId } = await click(portalId);
    const moved = (await act(portalId, `${invoice?.id ?? ''}/approve`)).value as IntentState;
    const seen = async (userId: string, id: string) => (await get(portalId, userId, `/cards/intents/${id}`)).ok;
    for (const userId of [REP, LOOKER, APPROVER])
      expect([userId, await seen(userId, moved.intentId)]).toEqual([userId, true]);
    expect(await seen('99', moved.intentId)).toBe(false);
    await house.store.withPortal(portalId, async ({ db }) => {
      await db.deleteFrom('access_rules').where('subject_id', '=', APPROVER).execute();
      await db.updateTable('crm_deals').set({ owner_id: '71' }).execute();
    });
    expect(await seen(APPROVER, moved.intentId)).toBe(false);
    expect(await seen(REP, intentId)).toBe(false);
    expect(await seen(LOOKER, moved.intentId)).toBe(true);
  });

  test('done: linked, mirrored, and written down who did it', async () => {
    const portalId = await house.write();
    const { invoice } = await click(portalId);
    expect(await shown(portalId)).toMatchObject({
      invoices: [{ id: invoice?.id, state: 'draft', total: '120.00' }],
      pending: null,
      mayCreate: false,
    });
    expect(await audit(portalId)).toContainEqual({ action: 'create_invoice', user_id: REP, object_id: '5' });
    expect(await issues(portalId)).toEqual([]);
  });

  test('an invoice of another deal is not found', async () => {
    const portalId = await house.write();
    const other = await click(await house.write());
    await click(portalId);
    expect(await act(portalId, `${other.invoice?.id ?? ''}/approve`)).toMatchObject({ error: { code: 'not_found' } });
  });

  test('what Xero made otherwise than shown is shown, and is an issue', async () => {
    const portalId = await house.write();
    house.xero.misreckons = decimal('-0.01');
    const difference = 'Shown was GBP 120.00, 20.00 of it tax; Xero made it GBP 119.99, 20.00 of it tax.';
    expect(await click(portalId)).toMatchObject({ state: 'done', difference });
    house.xero.misreckons = zero;
    expect(await issues(portalId)).toMatchObject([
      { kind: 'preview_differs', message: `An invoice was made that differs from what was shown. ${difference}` },
    ]);
  });

  test('the deal was edited after it was shown: what has changed is said, and nothing is written', async () => {
    const portalId = await house.write();
    const { hash } = await draft(portalId);
    house.hubspotSays(liveDeal({ lines: [liveLine({ unitPrice: '90.00' })] }));
    const { writes } = house.xero;
    const answer = await post(portalId, { hash: hash ?? '' });
    expect(answer).toMatchObject({
      ok: true,
      value: { outcome: 'changed', changes: [expect.any(String), 'The total is now GBP 108.00.'] },
    });
    expect(house.xero.writes).toBe(writes);
  });

  test('a name that is taken is refused in Xero’s words; with another name both are written', async () => {
    const portalId = await house.write(unmatched);
    house.xero.addContact('stranger', { name: 'Taken Ltd', contactNumber: null });
    const refused = await click(portalId, { newContactName: 'Taken Ltd' });
    expect(refused).toMatchObject({ state: 'rejected', problem: { message: 'Xero refused: The name is taken.' } });
    expect((await issues(portalId)).map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'write_failed create_contact/0-2:42',
      'write_failed create_invoice/deal:5:whole',
    ]);
    expect(await click(portalId, { newContactName: 'Free Ltd' })).toMatchObject({ state: 'done', problem: null });
    expect(await issues(portalId)).toEqual([]);
    const made = { action: 'create_contact', user_id: REP, object_id: '42' };
    expect((await audit(portalId)).filter(({ action }) => action === 'create_contact')).toEqual([made, made]);
  });

  test.each([
    ['throttled', 'in_progress', 'Xero is busy.'],
    ['never_left', 'in_progress', 'Xero cannot be reached at the moment.'],
    ['remembered_500', 'checking', 'Xero did not say whether it went through.'],
    ['revoked', 'rejected', 'The connection to Xero no longer holds.'],
  ] as const)('%s: %s', async (...[fault, state, message]) => {
    const portalId = await house.write();
    house.xero.faults.push(fault);
    const intent = await click(portalId);
    expect(intent).toMatchObject({ state, invoice: null, problem: { message } });
    const after = await shown(portalId);
    expect(after.pending?.intentId).toBe(state === 'rejected' ? undefined : intent.intentId);
    expect(after.mayCreate).toBe(false);
    expect((await issues(portalId)).map(({ kind }) => kind).sort()).toEqual(
      fault === 'revoked' ? ['reconnect_needed', 'write_failed'] : [],
    );
  });

  test('a second move waits its turn', async () => {
    const portalId = await house.write();
    const { invoice } = await click(portalId);
    const id = invoice?.id ?? '';
    house.xero.faults.push('cut_before');
    const first = await act(portalId, `${id}/approve`);
    expect(first).toMatchObject({ ok: true, value: { state: 'checking' } });
    expect(await act(portalId, `${id}/delete`)).toMatchObject({
      error: { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' },
    });
    const again = await act(portalId, `${id}/approve`);
    expect((again.value as IntentState).intentId).toBe((first.value as IntentState).intentId);
    expect((await shown(portalId, APPROVER)).invoices[0]?.actions).toEqual(['pdf']);
  });

  const jobsOf = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const { rows } = await sql<{ intent: string; seconds: number }>`
        select data -> 'ids' ->> 'intentId' as intent,
          round(extract(epoch from start_after - created_on))::integer as seconds
        from pgboss.job where name = 'work-on-intent' and data ->> 'portalId' = ${portalId} order by 2`.execute(db);
      return rows.map(({ intent, seconds }) => [intent, seconds]);
    });

  test('a door that commits only leaves the sending to the queue', async () => {
    const portalId = await house.write();
    house.sendAtOnce(false);
    const { writes } = house.xero;
    const { intentId, state } = await click(portalId);
    house.sendAtOnce(true);
    expect([state, house.xero.writes]).toEqual(['in_progress', writes]);
    expect(await jobsOf(portalId)).toEqual([[intentId, 30]]);
    await createSendByQueue(house.outbox.inOutbox).send(portalId, [intentId]);
    expect(await jobsOf(portalId)).toEqual([
      [intentId, 0],
      [intentId, 30],
    ]);
  });

  test('an intent whose job was lost is taken up', async () => {
    const portalId = await house.write();
    house.sendAtOnce(false);
    const { intentId } = await click(portalId);
    house.sendAtOnce(true);
    await click(await house.write());
    const given = { ...house.outbox, log: testLog(), metrics: createMetrics() };
    await takeUpIntents({ ...given, connectedPortals: () => Promise.resolve([portalId]) });
    expect(await jobsOf(portalId)).toContainEqual([intentId, 0]);
  });
});
