import { randomUUID } from 'node:crypto';
import type { DealInvoices } from '../../src/contract/invoicing.ts';
import { createInvoice } from '../../src/invoicing/create-invoice.ts';
import { draftInvoice } from '../../src/invoicing/draft-invoice.ts';
import { settleIntent } from '../../src/invoicing/outbox/settle-intent.ts';
import { waitSeconds } from '../../src/lib/wait.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { matched, REP } from '../support/draft-house.ts';
import { mergeDeals } from '../support/outbox/merge-deals.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';

const SURVIVOR = '7';

/** Deals 5 and 6 become deal 7 in HubSpot at the very moment at which something is decided, or arrives, for them. */
eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  afterAll(() => house.remove());

  const portal = () => house.write((id) => matched(id).deal('6', { ownerId: '70' }));
  const merge = async (portalId: string): Promise<void> => {
    await mergeDeals(house, portalId, { into: SURVIVOR, ids: ['5', '6'] });
    house.hubspotSays(liveDeal({ id: SURVIVOR }));
  };
  const actor = { userId: REP, right: 'invoice' as const, teamIds: [] };
  /** The draft of a deal, and how it is decided that it is billed by that. */
  const drafted = async (portalId: string, dealId: string) => {
    house.hubspotSays(liveDeal({ id: dealId }));
    const draft = await draftInvoice(house.deps, { portalId, actor, dealId, choices: {} });
    if (!draft.ok) throw new Error(draft.error.code);
    return async () => {
      const request = { userId: REP, requestId: randomUUID(), body: {} };
      return createInvoice(
        { ...house.outbox, draft: () => Promise.resolve(draft) },
        { portalId, userEmail: 'rep@acme.test', actor, dealId, hash: draft.value.hash ?? '', request },
      );
    };
  };
  const billed = async (portalId: string, dealId: string): Promise<string> => {
    const created = await (await drafted(portalId, dealId))();
    if (!created.ok || created.value.outcome !== 'intent') throw new Error('It was not billed');
    return created.value.intentId;
  };
  const intents = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) => db.selectFrom('outbox_intents').select('subject').execute());

  test('merged between the draft and the decision, nothing is decided under the old id', async () => {
    const portalId = await portal();
    await billed(portalId, '5');
    const decide = await drafted(portalId, '6');
    await merge(portalId);
    expect(await decide()).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await intents(portalId)).toEqual([{ subject: `deal:${SURVIVOR}:whole` }]);
    const lock = (dealId: string) => house.outbox.inOutbox(portalId, ({ schedules }) => schedules.lock(dealId));
    expect([await lock('6'), await lock(SURVIVOR)]).toEqual([false, true]);
  });

  test('what arrives in Xero while its deal is merged bills the survivor', async () => {
    const portalId = await portal();
    const intentId = await billed(portalId, '5');
    const intent = await house.outbox.inOutbox(portalId, ({ outbox }) => outbox.read(intentId));
    if (!intent) throw new Error('It was decided');
    const { kind, documentId, request, tenantId } = intent;
    const sent = await house.xero.send({}, { kind, documentId, request, key: `${intentId}:1` });
    if (!sent.ok) throw new Error(sent.error.code);
    const seen = Promise.withResolvers<undefined>();
    const settling = house.outbox.inOutbox(portalId, async (unit) => {
      await settleIntent(house.outbox, unit, { tenantId, intentId, written: sent.value, readAt: NOW });
      seen.resolve(undefined);
      await waitSeconds(0.3);
    });
    await seen.promise;
    await Promise.all([settling, merge(portalId)]);
    const who = { portalId, userId: REP };
    const { value } = await house.ask(who, { path: `/cards/deals/${SURVIVOR}/invoices` });
    expect((value as DealInvoices).invoices).toHaveLength(1);
    expect((value as DealInvoices).billing).toMatchObject({ invoiced: '100.00', left: '0.00' });
  });
});
