import type { BulkRun } from '../../src/contract/bulk.ts';
import type { StepInput } from '../../src/contract/schedule.ts';
import { dealIds, openBulkHouse, type BulkHouse } from '../support/bulk-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER } from '../support/draft-house.ts';

eachDatabase((_name, fresh) => {
  let house: BulkHouse;
  beforeAll(async () => {
    house = await openBulkHouse(fresh);
  });
  afterAll(() => house.remove());

  /** The invoices that Xero has for the portal, by deal. */
  const billed = async (portalId: string): Promise<string[]> => {
    const links = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('invoice_links').select('deal_id').orderBy('deal_id').execute(),
    );
    return links.map(({ deal_id: dealId }) => dealId);
  };
  const planned = async (portalId: string, count = 3): Promise<BulkRun> => house.plan({ portalId }, dealIds(count));
  const billAll = async (portalId: string, run: BulkRun): Promise<BulkRun> => {
    const started = await house.start({ portalId }, run);
    expect(started.error).toBeUndefined();
    await house.work(portalId, run.runId);
    return house.run({ portalId }, run.runId);
  };

  const steps = async (portalId: string, dealId: string, when: StepInput['when']): Promise<void> => {
    const step = (role: string, percent: string, at: StepInput['when']): StepInput => ({
      ...{ stepId: null, role, share: { kind: 'percent', percent }, when: at },
    });
    const body = { dealId, version: 0, steps: [step('Deposit', '30', { kind: 'now' }), step('Balance', '70', when)] };
    expect((await house.post({ portalId }, `/cards/deals/${dealId}/schedule`, body)).error).toBeUndefined();
  };
  const rowsOf = ({ rows }: BulkRun) => rows.map(({ state, role, total, words }) => [state, role, total, words]);

  test('of a deal with a schedule the next step is billed, never more; what comes later is told', async () => {
    const portalId = await house.write();
    await steps(portalId, '101', { kind: 'now' });
    await steps(portalId, '102', { kind: 'paid' });
    await steps(portalId, '103', { kind: 'date', date: '2027-01-15' });
    const run = await planned(portalId);
    const deposit = (state: string) => [state, 'Deposit', '36.00', null];
    expect(rowsOf(run)).toEqual([deposit('ready'), deposit('ready'), deposit('ready')]);
    expect(rowsOf(await billAll(portalId, run))).toEqual([deposit('done'), deposit('done'), deposit('done')]);
    expect(await billed(portalId)).toEqual(dealIds(3));
    const again = await planned(portalId);
    expect(rowsOf(again)).toEqual([
      ['ready', 'Balance', '84.00', null],
      ['needs_you', '', null, expect.stringMatching(/^“Balance” is next, once INV-\S+ is paid\.$/) as string],
      ['needs_you', '', null, '“Balance” is next, and planned for 15 January 2027.'],
    ]);
    await billAll(portalId, again);
    expect(await billed(portalId)).toEqual(['101', ...dealIds(3)]);
    const [first] = (await planned(portalId)).rows;
    expect(first).toMatchObject({
      state: 'cannot',
      words: expect.stringMatching(/^The deal is billed already: INV-/) as string,
    });
  });

  test('of a deal that is somebody else’s by now not even its invoice is named', async () => {
    const portalId = await house.write();
    await billAll(portalId, await planned(portalId));
    const { runId, rows } = await planned(portalId);
    expect(rows[1]?.words).toContain('The deal is billed already: INV-');
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ owner_id: '80' }).where('object_id', '=', '102').execute(),
    );
    const [, now] = (await house.run({ portalId }, runId)).rows;
    expect(now).toMatchObject({ deal: { id: '102', name: null }, words: 'You may not see this deal.', fix: null });
  });

  test('a deal that is no longer won when its turn comes is not billed', async () => {
    const portalId = await house.write();
    const run = await planned(portalId);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ is_won: false, is_closed: false }).where('object_id', '=', '102').execute(),
    );
    expect(rowsOf(await billAll(portalId, run))).toEqual([
      ['done', '', '120.00', null],
      ['needs_you', '', '120.00', 'The deal is not won.'],
      ['done', '', '120.00', null],
    ]);
    expect(await billed(portalId)).toEqual(['101', '103']);
  });

  test('a deal whose next step is another than was planned is not billed', async () => {
    const portalId = await house.write();
    await steps(portalId, '101', { kind: 'now' });
    const [mine, theirs] = [await planned(portalId), await house.plan({ portalId, userId: APPROVER }, dealIds(3))];
    await steps(portalId, '102', { kind: 'now' });
    await billAll(portalId, mine);
    await house.start({ portalId, userId: APPROVER }, theirs);
    await house.work(portalId, theirs.runId);
    const was = 'It has changed since it was planned. Planned was';
    expect(rowsOf(await house.run({ portalId }, mine.runId))).toMatchObject([
      ['done', 'Deposit', '36.00', null],
      ['needs_you', '', '120.00', `${was} all of the deal, and “Deposit” is next now.`],
      ['done', '', '120.00', null],
    ]);
    const late = await house.run({ portalId, userId: APPROVER }, theirs.runId);
    expect(rowsOf(late)[0]).toEqual(['needs_you', 'Deposit', '36.00', `${was} “Deposit”, and “Balance” is next now.`]);
    expect(await billed(portalId)).toEqual(['101', '103']);
  });
});
