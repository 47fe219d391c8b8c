import { actOnWith } from '../../functions/runtime/subscriptions.ts';
import { fetchChangedJob } from '../../functions/jobs/webhook-jobs.ts';
import { inMirror } from '../../src/store/mirror-unit.ts';
import { openCrmHouse, type CrmHouse } from '../support/crm-house.ts';
import { portalId, tenantId } from '../support/connected-house.ts';
import { eachDatabase } from '../support/databases.ts';

/** What becomes of deals that were billed, the whole way from HubSpot's stand-in: webhook, inbox, job, mirror, and what is told. */
eachDatabase((_name, fresh) => {
  let house: CrmHouse;
  beforeAll(async () => {
    house = await openCrmHouse(fresh);
  }, 60_000);
  afterEach(() => house.store.withPortal(portalId, ({ db }) => db.deleteFrom('issues').execute()));
  afterAll(() => house.remove());

  const settled = async (): Promise<void> => {
    await house.told();
    await house.drain();
  };
  const make = async (dealstage: string): Promise<string> => {
    const properties = { dealname: 'Deal', dealstage, pipeline: 'default' };
    const { id } = await house.person<{ id: string }>('POST', '/crm/deals', { properties });
    await settled();
    return id;
  };

  test('of merged deals the survivor has the invoices, and two that bill the same are told', async () => {
    const [one, other] = [await make('appointmentscheduled'), await make('appointmentscheduled')];
    await house.pull('invoices');
    await house.store.withPortal(portalId, async ({ db }) => {
      const standing = db
        .selectFrom('mirror_invoices')
        .select('invoice_id')
        .where('status', '=', 'AUTHORISED')
        .limit(2);
      const mine = { portal_id: portalId, tenant_id: tenantId, step: 'whole', intent_id: null, linked_at: new Date() };
      const links = (await standing.execute()).map((row, n) => ({ ...mine, ...row, deal_id: n === 0 ? one : other }));
      await db.insertInto('invoice_links').values(links).execute();
    });
    const { id } = await house.person<{ id: string }>('POST', `/crm/deals/${other}/merge`, { into: one });
    await settled();
    const invoicesOf = async (deal: string) => {
      const { value } = await house.ask(`/cards/deals/${deal}/invoices`, {});
      return (value?.['invoices'] as unknown[]).length;
    };
    for (const deal of [one, other, id]) expect(await invoicesOf(deal)).toBe(2);
    expect(await house.issues()).toMatchObject([{ kind: 'written_twice', subject: `merged-deal:${id}` }]);
    await house.store.withPortal(portalId, ({ db }) => db.deleteFrom('issues').execute());
  });

  test('a deal that was billed is lost, then deleted: its webhooks tell both', async () => {
    const id = await make('closedwon');
    await house.pull('invoices');
    await house.store.withPortal(portalId, async ({ db }) => {
      const free = db.selectFrom('mirror_invoices').select('invoice_id').where('status', '=', 'PAID');
      const mine = { portal_id: portalId, tenant_id: tenantId, step: 'whole', intent_id: null, linked_at: new Date() };
      const link = { ...mine, ...(await free.executeTakeFirstOrThrow()), deal_id: id };
      await db.insertInto('invoice_links').values(link).execute();
    });
    const acting = inMirror(house.store, undefined, actOnWith(house.jobs));
    const kinds = async () => {
      await house.told();
      const { xero } = house.vendors;
      const asks = { ...house.jobs, fetchByIds: xero.fetchByIds, fetchSince: xero.fetchSince, inMirror: acting };
      await fetchChangedJob(asks, { portalId, ids: { tenantId: '' }, lastAttempt: true });
      return (await house.issues()).map(({ kind, subject }) => `${kind} ${subject}`);
    };
    await house.person('PATCH', `/crm/deals/${id}`, { properties: { dealstage: 'closedlost' } });
    expect(await kinds()).toEqual([`deal_reopened_billed deal-fate:${id}`]);
    await house.person('DELETE', `/crm/deals/${id}`);
    expect(await kinds()).toEqual([`deal_gone_billed deal-fate:${id}`]);
  });
});
