import { randomUUID } from 'node:crypto';
import type { CreateInvoiceAnswer, DealInvoices, IntentState, InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { ScheduleStep } from '../../src/contract/schedule.ts';
import { versionOf } from '../../src/invoicing/rules/invoice-version.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { workOnIntent } from '../../src/invoicing/outbox/work-on-intent.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { APPROVER, matched, REP } from '../support/draft-house.ts';
import { mergeDeals } from '../support/outbox/merge-deals.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';

const SURVIVOR = '7';

const told = ({ role, amount, state }: ScheduleStep): string => `${role} ${amount ?? '-'} ${state}`;

/** Deals 5 and 6 that become deal 7 in HubSpot, and what was billed, is being billed and is to be billed for them. */
eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  beforeEach(() => (house.xero.faults.length = 0));
  afterAll(() => house.remove());

  const portal = () => house.write((id) => matched(id).deal('6', { ownerId: '70' }));
  const path = (dealId: string, what: string) => ({ path: `/cards/deals/${dealId}/${what}` });
  const as = (portalId: string) => ({ portalId, userId: REP });
  /** HubSpot answers for this deal, whatever the door is asked for. */
  const livesAs = (id: string) => house.hubspotSays(liveDeal({ id }));
  const draft = async (portalId: string, dealId: string) =>
    (await house.ask(as(portalId), path(dealId, 'draft'))).value as InvoiceDraft;
  const post = (portalId: string, dealId: string, hash: string | null) =>
    house.ask(as(portalId), {
      ...path(dealId, 'invoices'),
      method: 'POST',
      body: { requestId: randomUUID(), hash: hash ?? '' },
    });
  const bill = async (portalId: string, dealId: string): Promise<IntentState> => {
    const { hash } = await draft(portalId, dealId);
    const answer = (await post(portalId, dealId, hash)).value as CreateInvoiceAnswer;
    if (answer.outcome !== 'intent') throw new Error(JSON.stringify(answer.changes));
    return answer.intent;
  };
  const billed = async (portalId: string, dealId: string) => {
    livesAs(dealId);
    return bill(portalId, dealId);
  };
  /** Deposit of 30 and balance of 70 percent. */
  const inSteps = async (portalId: string, dealId: string): Promise<void> => {
    const step = (role: string, percent: string) => ({
      ...{ stepId: null, role, when: { kind: 'now' } },
      share: { kind: 'percent', percent },
    });
    const steps = [step('Deposit', '30'), step('Balance', '70')];
    const saved = await house.ask(as(portalId), {
      ...{ ...path(dealId, 'schedule'), method: 'POST', body: { dealId, version: 0, steps } },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  };
  const shown = async (portalId: string, dealId: string) =>
    (await house.ask(as(portalId), path(dealId, 'invoices'))).value as DealInvoices;
  const issues = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const open = db.selectFrom('issues').select('subject').where('kind', '=', 'written_twice');
      return (await open.where('closed_at', 'is', null).execute()).map(({ subject }) => subject);
    });

  const merge = async (portalId: string, into = SURVIVOR, ids = ['5', '6']): Promise<void> => {
    await mergeDeals(house, portalId, { into, ids });
    livesAs(into);
  };
  /** Somebody voids or deletes it in Xero, and a webhook says so. */
  const undo = async (portalId: string, { intentId, invoice }: IntentState): Promise<void> => {
    const { fact } = house.xero.invoices.get(invoice?.id ?? '')!;
    const written = { kind: 'invoice', invoice: { ...fact, status: 'DELETED' } } as const;
    const evidence = { tenantId: `tenant-of-${portalId}`, intentId, written, readAt: NOW };
    await house.outbox.inOutbox(portalId, (unit) => settleIntent(house.outbox, unit, evidence));
  };

  test('the invoice of one is the survivor’s: every door says so under every id, and nothing is billed again', async () => {
    const portalId = await portal();
    const { intentId, invoice } = await billed(portalId, '5');
    await merge(portalId);
    const { writes } = house.xero;
    for (const id of ['5', '6', SURVIVOR]) {
      expect(await shown(portalId, id)).toMatchObject({
        invoices: [{ id: invoice?.id }],
        mayCreate: false,
        whyNot: expect.stringContaining(invoice?.number ?? '?') as string,
      });
      expect(await bill(portalId, id)).toMatchObject({ intentId, state: 'done' });
    }
    expect(house.xero.writes).toBe(writes);
    expect(await issues(portalId)).toEqual([]);
  });

  test('none was billed: the old ids bill the survivor, once', async () => {
    const portalId = await portal();
    await merge(portalId);
    const { writes } = house.xero;
    const first = await bill(portalId, '5');
    for (const id of ['6', SURVIVOR]) expect(await bill(portalId, id)).toMatchObject({ intentId: first.intentId });
    expect(house.xero.writes).toBe(writes + 1);
    expect(await shown(portalId, '6')).toMatchObject({ invoices: [{ id: first.invoice?.id }] });
  });

  test('both were billed: somebody has to look, and as long as one invoice stands nothing is billed again', async () => {
    const portalId = await portal();
    const [one, other] = [await billed(portalId, '5'), await billed(portalId, '6')];
    await merge(portalId);
    expect(await issues(portalId)).toEqual([`merged-deal:${SURVIVOR}`]);
    expect((await shown(portalId, '6')).invoices).toHaveLength(2);
    const { writes } = house.xero;
    await undo(portalId, one);
    expect(await issues(portalId)).toEqual([]);
    expect(await shown(portalId, SURVIVOR)).toMatchObject({ mayCreate: false });
    expect(await bill(portalId, SURVIVOR)).toMatchObject({ intentId: other.intentId });
    expect(house.xero.writes).toBe(writes);
    await undo(portalId, other);
    expect(await shown(portalId, SURVIVOR)).toMatchObject({ mayCreate: true });
    expect((await bill(portalId, '5')).intentId).not.toBe(one.intentId);
    expect(house.xero.writes).toBe(writes + 1);
  });

  /** Finance approves the invoice of the deal and credits all of it. */
  const credit = async (portalId: string, { invoice }: IntentState, dealId: string): Promise<void> => {
    const post = (move: string, more = {}) => {
      const body = { dealId, requestId: randomUUID(), ...more };
      const asked = { method: 'POST', path: `/cards/invoices/${invoice?.id ?? ''}/${move}`, body } as const;
      return house.ask({ portalId, userId: APPROVER }, asked);
    };
    await post('approve');
    const { fact } = house.xero.invoices.get(invoice?.id ?? '')!;
    const all = { version: versionOf(fact), amount: fact.total.toFixed(2), reason: 'Billed twice' };
    expect(await post('credit', all)).toMatchObject({ ok: true, value: { state: 'done' } });
  };

  test('both were billed: crediting all of one settles that; so does crediting it before', async () => {
    const portalId = await portal();
    const [one, other] = [await billed(portalId, '5'), await billed(portalId, '6')];
    await merge(portalId);
    expect(await issues(portalId)).toEqual([`merged-deal:${SURVIVOR}`]);
    await credit(portalId, one, SURVIVOR);
    expect(await issues(portalId)).toEqual([]);
    expect(await bill(portalId, SURVIVOR)).toMatchObject({ intentId: other.intentId });
    const second = await portal();
    await credit(second, await billed(second, '5'), '5');
    const left = await billed(second, '6');
    await merge(second);
    expect(await issues(second)).toEqual([]);
    expect(await bill(second, SURVIVOR)).toMatchObject({ intentId: left.intentId });
  });

  test('the other way round: the one whose place was taken is undone first', async () => {
    const portalId = await portal();
    const [one, other] = [await billed(portalId, '5'), await billed(portalId, '6')];
    await merge(portalId);
    await undo(portalId, other);
    expect(await issues(portalId)).toEqual([]);
    expect(await bill(portalId, SURVIVOR)).toMatchObject({ intentId: one.intentId });
  });

  test('what is on its way while deals are merged is the survivor’s, and told when it is one too many', async () => {
    const portalId = await portal();
    house.sendAtOnce(false);
    const [one, other] = [await billed(portalId, '5'), await billed(portalId, '6')];
    await merge(portalId);
    expect(await shown(portalId, SURVIVOR)).toMatchObject({ invoices: [], mayCreate: false });
    house.sendAtOnce(true);
    for (const { intentId } of [one, other]) await workOnIntent(house.outbox, { portalId, intentId });
    expect((await shown(portalId, SURVIVOR)).invoices).toHaveLength(2);
    expect(await issues(portalId)).toEqual([`deal:${SURVIVOR}:whole`]);
  });

  test('HubSpot has merged it and the mirror has not heard of it yet: nothing is billed under the old id', async () => {
    const portalId = await portal();
    await billed(portalId, '5');
    const { writes } = house.xero;
    livesAs('6');
    const { hash } = await draft(portalId, '6');
    livesAs(SURVIVOR);
    expect(await post(portalId, '6', hash)).toMatchObject({ error: { code: 'conflict' } });
    expect(house.xero.writes).toBe(writes);
  });

  test('merged once more, the last one answers for all', async () => {
    const portalId = await portal();
    const { intentId } = await billed(portalId, '6');
    await merge(portalId);
    await merge(portalId, '8', ['5', '6', SURVIVOR]);
    for (const id of ['5', '6', SURVIVOR, '8']) expect(await bill(portalId, id)).toMatchObject({ intentId });
  });

  test('the steps of one are the survivor’s, and the next step is billed under any id', async () => {
    const portalId = await portal();
    await inSteps(portalId, '5');
    const deposit = await billed(portalId, '5');
    await merge(portalId);
    const { billing } = await shown(portalId, SURVIVOR);
    expect(billing).toMatchObject({ version: 1, next: { label: 'Create invoice: Balance' } });
    expect(billing?.steps.map(told)).toEqual(['Deposit 30.00 billed', 'Balance 70.00 due']);
    const balance = await bill(portalId, '6');
    expect(balance.intentId).not.toBe(deposit.intentId);
    expect((await shown(portalId, SURVIVOR)).billing).toMatchObject({ invoiced: '100.00', left: '0.00', over: '0.00' });
    expect(await issues(portalId)).toEqual([]);
  });

  test('both have steps: the survivor’s stay, all invoices count for it, and somebody has to look', async () => {
    const portalId = await portal();
    await inSteps(portalId, '5');
    await inSteps(portalId, '6');
    const [one, other] = [await billed(portalId, '5'), await billed(portalId, '6')];
    const kept = (await shown(portalId, '5')).billing?.steps.map(({ stepId }) => stepId);
    await merge(portalId, '5', ['6']);
    const now = await shown(portalId, '5');
    expect(now.billing?.steps.map(({ stepId }) => stepId)).toEqual(kept);
    expect(now.billing?.steps.map(told)).toEqual(['Deposit 30.00 billed', 'Balance 40.00 due']);
    expect(now.invoices.map(({ id }) => id).sort()).toEqual([one.invoice?.id, other.invoice?.id].sort());
    expect(await issues(portalId)).toEqual(['merged-deal:5']);
    await undo(portalId, other);
    expect(await issues(portalId)).toEqual([]);
    expect((await shown(portalId, '5')).billing?.steps.map(told)).toEqual([
      'Deposit 30.00 billed',
      'Balance 70.00 due',
    ]);
  });

  test('a customer whose company was merged is found by the number that Xero has of the old id', async () => {
    const portalId = await portal();
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('crm_merges')
        .values({ portal_id: portalId, object_type_id: '0-2', object_id: '42', into_id: '43', noted_at: NOW })
        .execute(),
    );
    house.hubspotSays(liveDeal({ companyId: '43' }));
    expect(await draft(portalId, '5')).toMatchObject({ customer: { name: 'Zoë & Söhne GmbH', isNew: false } });
  });
});
