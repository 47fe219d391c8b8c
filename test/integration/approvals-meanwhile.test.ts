import { randomUUID } from 'node:crypto';
import { intentState } from '../../src/contract/invoicing.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { decimal } from '../../src/lib/money.ts';
import { openApprovalsHouse, OTHER, stateOf, type ApprovalsHouse } from '../support/approvals-house.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { APPROVER } from '../support/draft-house.ts';

/** Anyone who may invoice may submit. */
const SUBMIT = { upTo: null, mode: 'submit' };

/** What somebody else does between looking at what waits and deciding about it. */
eachDatabase((_name, fresh) => {
  let house: ApprovalsHouse;
  beforeAll(async () => {
    house = await openApprovalsHouse(fresh);
  });
  beforeEach(() => {
    house.hubspotSays(liveDeal());
    house.xero.faults.length = 0;
  });
  afterAll(() => house.remove());

  test('two of finance at once: one decision, and the other is told who was first', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const asked = await house.waiting(portalId);
    const { writes } = house.xero;
    const both = await Promise.all([APPROVER, OTHER].map((userId) => house.decide({ portalId, userId }, asked, {})));
    expect(both.map(({ ok }) => ok)).toContain(true);
    expect(house.xero.writes).toBe(writes + 1);
    const [approved] = (await house.queue({ portalId, userId: OTHER }, 'decided')).approvals;
    const late = await house.decide({ portalId, userId: OTHER }, asked, { reason: 'Not like this.' });
    expect(late).toMatchObject({
      ok: false,
      error: {
        code: 'conflict',
        message: `${asked.invoice.number} was approved by ${approved?.decidedBy ?? ''} already.`,
      },
    });
  });

  test('while one is on its way, the other decision has to wait; the same click gets the same answer', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const asked = await house.waiting(portalId);
    house.xero.faults.push('cut_before');
    const requestId = randomUUID();
    const first = await house.decide({ portalId }, asked, { requestId });
    expect(stateOf(first)).toBe('checking');
    expect((await house.waiting(portalId)).actions).toEqual([]);
    expect(await house.decide({ portalId, userId: OTHER }, asked, { reason: 'Not like this.' })).toMatchObject({
      error: { code: 'conflict', message: 'Another change of this invoice is on its way to Xero.' },
    });
    const again = await house.decide({ portalId }, asked, { requestId });
    expect(intentState.parse(again.value).intentId).toBe(intentState.parse(first.value).intentId);
  });

  /** What a person changed in Xero, as a webhook brings it. */
  async function changedInXero(portalId: string, change: { status?: string; total?: string }): Promise<void> {
    const { invoice } = await house.waiting(portalId);
    const { fact } = house.xero.invoices.get(invoice.id)!;
    const total = decimal(change.total ?? '120');
    const seen = { ...fact, ...change, total, updatedAt: new Date(NOW.getTime() + 1000) };
    const maker = await house.outbox.inOutbox(portalId, ({ outbox }) =>
      outbox.makerOf(`tenant-of-${portalId}`, fact.id),
    );
    await house.outbox.inOutbox(portalId, (unit) =>
      settleIntent(house.outbox, unit, {
        ...{ tenantId: `tenant-of-${portalId}`, intentId: maker!.intentId, readAt: NOW },
        written: { kind: 'invoice', invoice: seen },
      }),
    );
  }

  test.each([
    ['AUTHORISED', 'approved'],
    ['DELETED', 'withdrawn'],
    ['DRAFT', 'returned'],
  ] as const)('%s in Xero meanwhile: it waits for nobody any more', async (status, state) => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const asked = await house.waiting(portalId);
    await changedInXero(portalId, { status });
    expect((await house.queue({ portalId, userId: APPROVER })).approvals).toEqual([]);
    const decided = await house.queue({ portalId, userId: APPROVER }, 'decided');
    expect(decided.approvals).toMatchObject([{ state, decidedBy: null, actions: [] }]);
    const { writes } = house.xero;
    expect(await house.decide({ portalId }, asked, {})).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('by somebody in Xero already') as string },
    });
    expect(house.xero.writes).toBe(writes);
  });

  test('edited in Xero meanwhile: what was not shown is not approved', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const asked = await house.waiting(portalId);
    await changedInXero(portalId, { total: '90' });
    const { writes } = house.xero;
    expect(await house.decide({ portalId }, asked, {})).toMatchObject({
      error: { code: 'conflict', message: 'The invoice was changed in Xero since it was shown.' },
    });
    expect(house.xero.writes).toBe(writes);
    const fresh = await house.waiting(portalId);
    expect(fresh).toMatchObject({ invoice: { total: '90.00' }, warnings: expect.arrayContaining([]) as string[] });
    expect(stateOf(await house.decide({ portalId }, fresh, {}))).toBe('done');
  });
});
