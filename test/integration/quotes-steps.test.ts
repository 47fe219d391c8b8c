import { randomUUID } from 'node:crypto';
import { planBulkJob } from '../../functions/jobs/bulk/plan-bulk-job.ts';
import { runBulkJob } from '../../functions/jobs/bulk/run-bulk-job.ts';
import { bulkRun, type BulkPlanned } from '../../src/contract/bulk.ts';
import { createInvoiceAnswer, invoiceDraft, type InvoiceDraft } from '../../src/contract/invoicing.ts';
import type { StepInput } from '../../src/contract/schedule.ts';
import { decimal } from '../../src/lib/money.ts';
import { UNKNOWN_BUDGET } from '../../src/mirror/rules/budget.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, matched } from '../support/draft-house.ts';
import { openIssuesHouse, type IssuesHouse } from '../support/issues-house.ts';
import { dealLine } from '../support/plain-facts.ts';
import { quotesIn } from '../support/outbox/quotes-house.ts';

const NOW: StepInput['when'] = { kind: 'now' };

/** A deal with an accepted quote over 250.00 that is billed in a deposit of 30% and the balance. */
eachDatabase((_name, fresh) => {
  let house: IssuesHouse;
  let on: ReturnType<typeof quotesIn>;
  beforeAll(async () => {
    house = await openIssuesHouse(fresh);
    on = quotesIn(house);
  });
  beforeEach(() => {
    on.anew();
    house.hubspotSays(liveDeal({ lines: [liveLine({ id: 'dl', name: 'Counter', unitPrice: '125', quantity: '2' })] }));
  });
  afterAll(() => house.remove());

  const won = (portalId: string) =>
    matched(portalId)
      .deal('5', { ...{ companyId: '42', ownerId: '70', currency: 'GBP' }, isWon: true, amount: decimal('250') })
      .rows('crm_line_items', dealLine('dl', '5', { name: 'Counter', quantity: decimal('2'), price: decimal('125') }));
  const post = (portalId: string, path: string, body: object) =>
    house.ask({ portalId, userId: APPROVER }, { method: 'POST', path, body });

  async function accepted(
    balance: StepInput['when'] = NOW,
  ): Promise<{ portalId: string; deposit: string; rest: string }> {
    const portalId = await house.write(on.quoted({}, won));
    await on.make(portalId);
    await on.moved(portalId, 'ACCEPTED');
    const step = (role: string, percent: string, when: StepInput['when']): StepInput => ({
      ...{ stepId: null, role, share: { kind: 'percent', percent }, when },
    });
    const steps = [step('Deposit', '30', NOW), step('Balance', '70', balance)];
    const saved = await post(portalId, '/cards/deals/5/schedule', { dealId: '5', version: 0, steps });
    const { value } = saved as { value: { steps: { stepId: string }[] } };
    const [deposit = '', rest = ''] = value.steps.map(({ stepId }) => stepId);
    return { portalId, deposit, rest };
  }
  /** Bills a step, of the quote unless said otherwise; how that stands, and its total. */
  async function bill(portalId: string, choices: Record<string, string>) {
    const asked = { path: '/cards/deals/5/draft', query: choices };
    const shown = invoiceDraft.parse((await house.ask({ portalId, userId: APPROVER }, asked)).value);
    const body = { requestId: randomUUID(), hash: shown.hash, ...choices };
    const answer = createInvoiceAnswer.parse((await post(portalId, '/cards/deals/5/invoices', body)).value);
    if (answer.outcome !== 'intent') throw new Error(answer.changes.join(' '));
    return { ...answer.intent, total: shown.totals?.total, differs: differs(shown) };
  }
  /** Whether the draft says that the quote in Xero comes to something else. */
  const differs = ({ readiness }: InvoiceDraft): boolean => JSON.stringify(readiness).includes('The quote in Xero');
  const quoteId = '9';
  const status = (): string | undefined => on.inXero()[0]?.status;
  const writeOf = async (portalId: string) => (await on.list(portalId))[0]?.write ?? null;

  test('the deposit leaves the quote accepted, and the invoice that leaves nothing to bill moves it', async () => {
    const { portalId, deposit, rest } = await accepted();
    expect(await bill(portalId, { quoteId, stepId: deposit })).toMatchObject({
      state: 'done',
      total: '90.00',
      differs: false,
    });
    expect(status()).toBe('ACCEPTED');
    expect(await on.list(portalId)).toMatchObject([{ next: 'invoice', write: null }]);
    expect(await bill(portalId, { quoteId, stepId: rest })).toMatchObject({
      state: 'done',
      total: '210.00',
      differs: false,
    });
    expect(status()).toBe('INVOICED');
    expect(await on.list(portalId)).toMatchObject([{ xero: { status: 'INVOICED' }, next: null, also: [] }]);
  });

  test('it is the last one by what is left, whichever step is billed last, and though it is of the deal’s own lines', async () => {
    const { portalId, deposit, rest } = await accepted();
    await bill(portalId, { quoteId, stepId: rest });
    expect(status()).toBe('ACCEPTED');
    house.xero.quotes.set(on.inXero()[0]?.id ?? '', { terms: 'Edited in Xero.' });
    await bill(portalId, { stepId: deposit });
    expect(on.inXero()).toMatchObject([{ status: 'INVOICED', terms: 'Edited in Xero.' }]);
  });

  test('while what is left waits until the deposit is paid, the card offers no invoice of the quote and says so', async () => {
    const { portalId } = await accepted({ kind: 'paid' });
    await bill(portalId, { quoteId });
    expect(await on.list(portalId)).toMatchObject([
      {
        ...{ next: null, also: [] },
        says: 'In HubSpot published, in Xero accepted: what is left is billed later, as the steps of the deal say.',
      },
    ]);
  });

  test('the last invoice of a deal is made together with others: the quote that the deposit was of is invoiced', async () => {
    const { portalId, deposit } = await accepted();
    await bill(portalId, { quoteId, stepId: deposit });
    const planned = await post(portalId, '/bulk/plans', { requestId: randomUUID(), dealIds: ['5'], status: 'DRAFT' });
    const { runId } = planned.value as BulkPlanned;
    const deps = { ...house.deps, budgetOf: () => Promise.resolve(UNKNOWN_BUDGET) };
    const job = { portalId, ids: { runId } };
    for (let jobs = 0; jobs < 2; jobs++) await planBulkJob(deps, job);
    const read = async () =>
      bulkRun.parse((await house.ask({ portalId, userId: APPROVER }, { path: `/bulk/runs/${runId}` })).value);
    const { version, ready } = await read();
    await post(portalId, `/bulk/runs/${runId}/start`, { version, deals: ready });
    for (let jobs = 0; jobs < 2; jobs++) await runBulkJob(deps, job);
    expect((await read()).rows).toMatchObject([{ state: 'done', role: 'Balance', total: '210.00' }]);
    await workOff(portalId);
    expect(status()).toBe('INVOICED');
  });

  /** Sends what waits for the queue. */
  async function workOff(portalId: string): Promise<void> {
    const pending = await house.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('outbox_intents')
        .select('intent_id')
        .where('state', '=', 'pending')
        .where('waits_for', 'is', null)
        .execute(),
    );
    for (const { intent_id: intentId } of pending) await house.deps.sendNow.send(portalId, [intentId]);
  }

  test('a deposit that was refused is run again with the lines of its quote', async () => {
    const { portalId } = await accepted();
    house.hubspotSays(liveDeal({ lines: [liveLine({ id: 'dl', name: 'Another', unitPrice: '999' })] }));
    house.xero.faults.push('rejected');
    expect(await bill(portalId, { quoteId })).toMatchObject({ state: 'rejected', total: '90.00' });
    const { issues } = await house.list(portalId, APPROVER);
    const ids = issues.map(({ issueId }) => issueId);
    expect(await house.runAgain(portalId, APPROVER, { ids })).toMatchObject([{ run: { state: 'done' } }]);
    const made = [...house.xero.invoices.values()].at(-1)?.fact;
    expect([made?.total.toFixed(2), status()]).toEqual(['90.00', 'ACCEPTED']);
  });

  test('the last invoice is refused: the quote stays, and is invoiced when that is run again', async () => {
    const { portalId, rest } = await accepted();
    await bill(portalId, { quoteId });
    house.xero.faults.push('rejected');
    expect(await bill(portalId, { quoteId, stepId: rest })).toMatchObject({ state: 'rejected' });
    expect([status(), await writeOf(portalId)]).toEqual(['ACCEPTED', null]);
    const { issues } = await house.list(portalId, APPROVER);
    expect(issues).toHaveLength(1);
    await house.runAgain(portalId, APPROVER, { ids: issues.map(({ issueId }) => issueId) });
    expect(status()).toBe('INVOICED');
  });

  test('the deposit is refused after the last invoice was decided: the deal is not billed in full, and the quote waits for that', async () => {
    const { portalId, deposit, rest } = await accepted();
    house.sendAtOnce(false);
    const first = await bill(portalId, { quoteId, stepId: deposit });
    const last = await bill(portalId, { quoteId, stepId: rest });
    house.sendAtOnce(true);
    await house.deps.sendNow.send(portalId, [last.intentId]);
    await workOffBut(portalId, first.intentId);
    expect(status()).toBe('ACCEPTED');
    house.xero.faults.push('rejected');
    await house.deps.sendNow.send(portalId, [first.intentId]);
    expect([status(), await writeOf(portalId)]).toEqual(['ACCEPTED', null]);
    expect(await bill(portalId, { quoteId, stepId: deposit })).toMatchObject({ state: 'done' });
    expect(status()).toBe('INVOICED');
  });

  test('the deposit arrives after the last invoice: then the quote is invoiced', async () => {
    const { portalId, deposit, rest } = await accepted();
    house.sendAtOnce(false);
    const first = await bill(portalId, { quoteId, stepId: deposit });
    const last = await bill(portalId, { quoteId, stepId: rest });
    house.sendAtOnce(true);
    await house.deps.sendNow.send(portalId, [last.intentId]);
    await house.deps.sendNow.send(portalId, [first.intentId]);
    expect(status()).toBe('ACCEPTED');
    await workOff(portalId);
    expect(status()).toBe('INVOICED');
  });

  /** The same, and one is left to lie. */
  async function workOffBut(portalId: string, left: string): Promise<void> {
    const ready = await house.store.withPortal(portalId, ({ db }) =>
      db
        .selectFrom('outbox_intents')
        .select('intent_id')
        .where('state', '=', 'pending')
        .where('waits_for', 'is', null)
        .execute(),
    );
    expect(ready.map(({ intent_id: intentId }) => intentId)).toEqual([left]);
  }

  test('a draft of a quote is put right with its quote, whatever the deal says by now', async () => {
    const portalId = await house.write(on.quoted({}, won));
    await on.make(portalId);
    await on.moved(portalId, 'ACCEPTED');
    const { invoice } = await bill(portalId, { quoteId });
    house.hubspotSays(liveDeal({ lines: [liveLine({ id: 'dl', name: 'Another', unitPrice: '999' })] }));
    const asked = { path: '/cards/deals/5/draft', query: { updates: invoice?.id ?? '' } };
    const shown = invoiceDraft.parse((await house.ask({ portalId, userId: APPROVER }, asked)).value);
    expect(shown).toMatchObject({ totals: { total: '300.00' }, lines: [{ description: 'Counter' }] });
    expect(JSON.stringify(shown.readiness)).not.toContain('marked as invoiced');
  });
});
