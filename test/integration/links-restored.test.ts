import { randomUUID } from 'node:crypto';
import type { CreateInvoiceAnswer, DealInvoices, IntentState, InvoiceDraft } from '../../src/contract/invoicing.ts';
import { linkAnswer } from '../../src/contract/links.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { matched, REP } from '../support/draft-house.ts';
import { openOutboxHouse, type OutboxHouse } from '../support/outbox/outbox-house.ts';

/* Deal 5 is billed and deleted, its invoice is moved to deal 6 of the same customer, and deal 5 is restored. */
eachDatabase((_name, fresh) => {
  let house: OutboxHouse;
  beforeAll(async () => {
    house = await openOutboxHouse(fresh);
  });
  afterAll(() => house.remove());

  const ask = async <T>(portalId: string, path: string, body?: object): Promise<T> => {
    const answer = await house.ask({ portalId, userId: REP }, body ? { method: 'POST', path, body } : { path });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value as T;
  };
  const bill = async (portalId: string, dealId: string): Promise<IntentState> => {
    house.hubspotSays(liveDeal({ id: dealId }));
    const { hash } = await ask<InvoiceDraft>(portalId, `/cards/deals/${dealId}/draft`);
    const body = { requestId: randomUUID(), hash };
    const answer = await ask<CreateInvoiceAnswer>(portalId, `/cards/deals/${dealId}/invoices`, body);
    if (answer.outcome !== 'intent') throw new Error(JSON.stringify(answer.changes));
    return answer.intent;
  };
  const goneAt = (portalId: string, at: Date | null) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ gone_at: at }).where('object_id', '=', '5').execute(),
    );
  const moved = async (): Promise<{ portalId: string; made: IntentState }> => {
    const portalId = await house.write((id) => matched(id).deal('6', { ownerId: '70', companyId: '42' }));
    const made = await bill(portalId, '5');
    await goneAt(portalId, NOW);
    const body = { invoiceId: made.invoice?.id, stepId: null, moveFrom: '5', confirmOver: true };
    expect(linkAnswer.parse(await ask(portalId, '/cards/deals/6/links', body))).toMatchObject({ outcome: 'linked' });
    await goneAt(portalId, null);
    return { portalId, made };
  };

  test('the restored deal is billed anew, and the other one is billed by what it got', async () => {
    const { portalId, made } = await moved();
    expect(await ask<DealInvoices>(portalId, '/cards/deals/5/invoices')).toMatchObject({
      mayCreate: true,
      invoices: [],
    });
    const anew = await bill(portalId, '5');
    expect(anew.state).toBe('done');
    expect(anew.intentId).not.toBe(made.intentId);
    const { writes } = house.xero;
    expect((await bill(portalId, '6')).intentId).toBe(made.intentId);
    expect(house.xero.writes).toBe(writes);
  });
});
