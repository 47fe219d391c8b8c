import type { ScheduleSettings, ScheduleTemplate } from '../../src/billing-settings/facts.ts';
import { dealInvoices } from '../../src/contract/invoicing.ts';
import { scheduleTry } from '../../src/contract/schedule.ts';
import { decimal } from '../../src/lib/money.ts';
import { eachDatabase } from '../support/databases.ts';
import { matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';

/** Deal 5 of 1,000.00, won, of the rep's own, in the pipeline `default`. */
const won = (portalId: string) =>
  matched(portalId).deal('5', {
    ...{ name: 'Refit', ownerId: '70', companyId: '42', isWon: true, isClosed: true, pipelineId: 'default' },
    ...{ amount: decimal('1000'), currency: 'GBP' },
  });

const template = (id: string, pipelineId: string | null): ScheduleTemplate => ({
  ...{ id, name: `For ${pipelineId ?? 'any'}`, pipelineId },
  steps: [
    { role: 'Deposit', share: { kind: 'percent', percent: '30' }, when: { kind: 'now' } },
    { role: 'Delivery', share: { kind: 'percent', percent: '50' }, when: { kind: 'paid' } },
    { role: 'Balance', share: { kind: 'rest' }, when: { kind: 'days', days: 30 } },
  ],
});

const TEMPLATES = [template('any', null), template('own', 'default'), template('other', 'renewals')];

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  afterAll(() => house.remove());

  /** A portal with that deal, whose finance has set up the templates. */
  async function prepared(): Promise<string> {
    const portalId = await house.write(won);
    const document: ScheduleSettings = { templates: TEMPLATES };
    await house.store.withPortal(portalId, ({ db }) =>
      db
        .insertInto('billing_settings')
        .values({
          ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, topic: 'schedules', version: 1 },
          ...{ document: JSON.stringify(document), changed_by: REP, changed_by_email: '', changed_at: new Date() },
        })
        .execute(),
    );
    return portalId;
  }
  const tries = (portalId: string, templateId: string) => {
    const body = { dealId: '5', pattern: { kind: 'template', templateId } };
    return house.ask({ userId: REP, portalId }, { method: 'POST', path: '/cards/deals/5/schedule/try', body });
  };

  test('a deal is offered the templates of its pipeline and those of any', async () => {
    const portalId = await prepared();
    const answer = await house.ask({ userId: REP, portalId }, { path: '/cards/deals/5/invoices' });
    expect(dealInvoices.parse(answer.value).billing?.templates).toEqual([
      { id: 'any', name: 'For any' },
      { id: 'own', name: 'For default' },
    ]);
  });

  test('the steps of a template are tried on the deal, with its amounts, and days counted from today', async () => {
    const portalId = await prepared();
    const { steps, problems } = scheduleTry.parse((await tries(portalId, 'own')).value);
    expect(problems).toEqual([]);
    expect(steps.map(({ role, amount, state }) => `${role} ${amount ?? '-'} ${state}`)).toEqual([
      'Deposit 300.00 due',
      'Delivery 500.00 waiting',
      'Balance 200.00 planned',
    ]);
    expect(steps[2]?.when).toEqual({ kind: 'date', date: '2026-12-20' });
  });

  test('one that is gone, or of another pipeline, is refused in words', async () => {
    const portalId = await prepared();
    for (const id of ['gone', 'other']) {
      const { error } = await tries(portalId, id);
      expect(error).toMatchObject({
        code: 'conflict',
        message: 'The template is no longer there, or not for deals of this pipeline.',
      });
    }
  });
});
