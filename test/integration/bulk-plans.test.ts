import { randomUUID } from 'node:crypto';
import type { BulkPreview, BulkRun, BulkRunList } from '../../src/contract/bulk.ts';
import { bulkPreview, bulkRunList } from '../../src/contract/bulk.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { dealIds, openBulkHouse, withDeals, type BulkHouse } from '../support/bulk-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { APPROVER, LOOKER, REP } from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: BulkHouse;
  beforeAll(async () => {
    house = await openBulkHouse(fresh);
  });
  beforeEach(() => house.hubspot.clear());
  afterAll(() => house.remove());

  const rowsOf = ({ rows }: BulkRun) => rows.map(({ deal, state, words }) => [deal.id, state, words]);
  const planning = (portalId: string, deals: string[], requestId: string = randomUUID()) =>
    house.post({ portalId }, '/bulk/plans', { requestId, dealIds: deals, status: 'DRAFT' });

  test('every door is shut to whoever could bill nothing, and to another portal', async () => {
    const portalId = await house.write();
    const { runId } = await house.plan({ portalId }, dealIds(3));
    const refused = {
      ok: false,
      error: { code: 'not_allowed', message: expect.stringContaining('“invoice”') as string },
    };
    const asked = { requestId: randomUUID(), dealIds: ['101'], status: 'DRAFT' };
    expect(await house.post({ portalId, userId: LOOKER }, '/bulk/plans', asked)).toMatchObject(refused);
    const beyond = { ...asked, requestId: randomUUID(), status: 'AUTHORISED' };
    expect(await house.post({ portalId }, '/bulk/plans', beyond)).toMatchObject({
      ...{
        ok: false,
        error: { code: 'not_allowed', message: expect.stringContaining('You may make a draft') as string },
      },
    });
    expect(await house.post({ portalId, userId: APPROVER }, '/bulk/plans', beyond)).toMatchObject({ ok: true });
    const paths = ['start', 'retry', 'stop'].map((move) => `/bulk/runs/${runId}/${move}`);
    for (const [asking, answer] of [
      [{ portalId, userId: LOOKER }, refused],
      [{ portalId, userId: '99' }, refused],
      [{ portalId: await house.write() }, { ok: false, error: { code: 'not_found' } }],
    ] as const) {
      expect(await house.get(asking, `/bulk/runs/${runId}`)).toMatchObject(answer);
      expect(await house.get(asking, `/bulk/runs/${runId}/rows/101`)).toMatchObject(answer);
      for (const path of paths)
        expect(await house.post(asking, path, { version: 1, deals: ['101'] })).toMatchObject(answer);
    }
    expect(house.xero.writes).toBe(0);
  });

  test('a plan tells of each deal which group it falls into, with words and a fix', async () => {
    const portalId = await house.write(
      withDeals(2, (ledger) =>
        ledger
          .deal('201', { name: 'Nothing sold', companyId: '42', ownerId: '70', isWon: true })
          .deal('202', { name: 'Not won', companyId: '42', ownerId: '70' })
          .deal('203', { name: 'Of somebody else', companyId: '42', ownerId: '77', isWon: true }),
      ),
    );
    const run = await house.plan({ portalId }, ['101', '203', '102', '201', '202', '999', '101']);
    const hidden = 'This deal is not known here, or is not yours to invoice.';
    expect(rowsOf(run)).toEqual([
      ['101', 'ready', null],
      ['203', 'cannot', hidden],
      ['102', 'ready', null],
      ['201', 'needs_you', expect.any(String)],
      ['202', 'needs_you', 'The deal is not won.'],
      ['999', 'cannot', hidden],
    ]);
    expect(run).toMatchObject({
      ...{ state: 'planned', version: 1, isOwn: true, status: 'DRAFT', ready: ['101', '102'] },
      counts: { ready: 2, needs_you: 2, cannot: 2, planning: 0, done: 0 },
      totals: [{ currency: 'GBP', ready: '240.00', done: '0.00' }],
      may: { start: true, retry: false, stop: false },
    });
    const [ready, other] = run.rows;
    expect(ready).toMatchObject({
      total: '120.00',
      currency: 'GBP',
      customer: 'Zoë & Söhne GmbH',
      role: '',
      invoice: null,
    });
    expect(other).toMatchObject({ deal: { name: null }, total: null, customer: null, currency: null });
    const unknown = run.rows.at(-1);
    expect({ ...other, deal: null }).toEqual({ ...unknown, deal: null });
    expect(house.asked.size).toBe(0);
  });

  test('the same request is answered with the same run; of more deals than a run takes it is said what to do', async () => {
    const portalId = await house.write();
    const requestId = randomUUID();
    const [first, again] = [await planning(portalId, ['101'], requestId), await planning(portalId, ['101'], requestId)];
    expect(again).toEqual(first);
    const answer = await planning(portalId, dealIds(501));
    expect(answer.error).toMatchObject({
      code: 'not_ready',
      message: '501 deals are chosen, and 500 are billed together at most.',
      fix: expect.stringContaining('Choose fewer') as string,
    });
    const twice = await planning(portalId, [...dealIds(500), ...dealIds(500)]);
    expect(twice.ok).toBe(true);
  });

  test('five hundred deals are planned in parts, without a call to a vendor', async () => {
    const portalId = await house.write(withDeals(20));
    const run = await house.plan({ portalId }, dealIds(500));
    expect(run).toMatchObject({ state: 'planned', counts: { ready: 20, cannot: 480 }, next: '50' });
    expect(run.totals).toEqual([{ currency: 'GBP', ready: '2400.00', done: '0.00' }]);
    expect(run.rows).toHaveLength(50);
    const last = await house.run({ portalId }, run.runId, { cursor: '450' });
    expect([last.rows.length, last.next, last.rows.at(-1)?.deal.id]).toEqual([50, null, '600']);
    expect(house.asked.size).toBe(0);
  });

  test('how a run stands can be asked without amounts, and is noted when they are shown', async () => {
    const portalId = await house.write();
    const { runId } = await house.plan({ portalId }, dealIds(3));
    const light = await house.run({ portalId }, runId, { rows: 'no' });
    expect(light).toMatchObject({ rows: [], totals: [], ready: [], counts: { ready: 3 } });
    const noted = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['action', 'object_id', 'right']).orderBy('audit_id').execute(),
    );
    expect(noted).toEqual([
      { action: 'plan_bulk', object_id: runId, right: 'invoice' },
      { action: 'view_bulk', object_id: runId, right: 'invoice' },
    ]);
  });

  test('rows are shown by group', async () => {
    const portalId = await house.write();
    const { runId } = await house.plan({ portalId }, ['101', '999', '102']);
    const shown = async (group: string) =>
      (await house.run({ portalId }, runId, { group })).rows.map(({ deal }) => deal.id);
    expect(await shown('ready')).toEqual(['101', '102']);
    expect(await shown('cannot')).toEqual(['999']);
    expect(await shown('needs_you')).toEqual([]);
    expect(await shown('results')).toEqual([]);
  });

  test('a preview is the draft of the deal as it is now, and tells what has changed since the plan', async () => {
    const portalId = await house.write();
    const { runId } = await house.plan({ portalId }, dealIds(1));
    const path = `/bulk/runs/${runId}/rows/101`;
    const look = async (): Promise<BulkPreview> => bulkPreview.parse((await house.get({ portalId }, path)).value);
    expect(await look()).toMatchObject({ changes: [], draft: { totals: { total: '120.00' }, gaps: [] } });
    house.hubspot.set('101', liveDeal({ id: '101', lines: [liveLine({ id: 'line-101', unitPrice: '90.00' })] }));
    expect((await look()).changes).toEqual(['The total was GBP 120.00 and is GBP 108.00 now.', '“Desk” was changed.']);
    expect(await house.get({ portalId }, `/bulk/runs/${runId}/rows/102`)).toMatchObject({
      error: { code: 'not_found' },
    });
  });

  test('the list has own runs, and everybody’s for whoever approves all; of these no amount beyond the right is told', async () => {
    const portalId = await house.write();
    const mine = await house.plan({ portalId }, dealIds(2));
    const theirs = await house.plan({ portalId, userId: APPROVER }, dealIds(3));
    const list = async (userId: string): Promise<BulkRunList> =>
      bulkRunList.strict().parse((await house.get({ portalId, userId }, '/bulk/runs')).value);
    expect((await list(REP)).runs.map(({ runId }) => runId)).toEqual([mine.runId]);
    const all = (await list(APPROVER)).runs;
    expect(all.map(({ runId, isOwn }) => [runId, isOwn]).sort()).toEqual(
      [
        [mine.runId, false],
        [theirs.runId, true],
      ].sort(),
    );
    expect(all.find(({ runId }) => runId === mine.runId)).toMatchObject({
      counts: { ready: 2 },
      by: 'user7@acme.test',
    });
    const seen = await house.run({ portalId, userId: APPROVER }, mine.runId);
    expect(seen).toMatchObject({ may: { start: false }, whyNot: 'Only whoever planned it can bill it.' });
    expect(await house.start({ portalId, userId: APPROVER }, seen, ['101'])).toMatchObject({
      error: { code: 'conflict' },
    });
  });

  test('who has lost the right to a deal since sees nothing of it', async () => {
    const portalId = await house.write();
    const { runId } = await house.plan({ portalId }, dealIds(2));
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ owner_id: '77' }).where('object_id', '=', '101').execute(),
    );
    const run = await house.run({ portalId }, runId);
    expect(run.rows[0]).toMatchObject({
      deal: { name: null },
      total: null,
      customer: null,
      words: 'You may not see this deal.',
    });
    expect(run).toMatchObject({ ready: ['102'], totals: [{ ready: '120.00' }] });
  });

  test('what goes beyond the policy is sent to a person, deal by deal', async () => {
    const portalId = await house.write();
    const upTo = { amount: '1.00', currency: 'GBP' };
    const rule = { id: 'small', who: { kind: 'anyone' }, pipelineId: null, upTo, mode: 'approve' };
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('billing_settings')
        .values({
          ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, topic: 'approval', version: 1 },
          ...{ document: JSON.stringify({ rules: [rule] }), changed_by: '1', changed_by_email: '', changed_at: NOW },
        })
        .execute(),
    );
    const run = await house.plan({ portalId }, dealIds(1), 'AUTHORISED');
    expect(run.rows).toMatchObject([{ state: 'needs_you', words: expect.stringContaining('GBP 1.00') as string }]);
    const approver = await house.plan({ portalId, userId: APPROVER }, dealIds(1), 'AUTHORISED');
    expect(approver.rows).toMatchObject([{ state: 'ready' }]);
  });

  test('a plan whose process died is taken up where it was left', async () => {
    const portalId = await house.write(withDeals(30));
    const { value } = await planning(portalId, dealIds(30));
    const { runId } = value as { runId: string };
    const half = await house.run({ portalId }, runId);
    expect(half).toMatchObject({ state: 'planning', progress: { done: 0, of: 30 } });
    let left = 10;
    const dying: BulkHouse['deps'] = {
      ...house.deps,
      inBulk: (id, work) => {
        if (left-- === 0) throw new Error('killed');
        return house.deps.inBulk(id, work);
      },
    };
    await expect(house.planJob(dying, portalId, runId)).rejects.toThrow('killed');
    const { progress } = await house.run({ portalId }, runId);
    expect(progress.done).toBe(8);
    for (let job = 0; job < 3; job++) await house.planJob(house.deps, portalId, runId);
    expect(await house.run({ portalId }, runId)).toMatchObject({ state: 'planned', counts: { ready: 30 } });
  });
});
