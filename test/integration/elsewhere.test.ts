import { dealReadiness } from '../../src/contract/readiness.ts';
import { decimal } from '../../src/lib/money.ts';
import { ok } from '../../src/lib/result.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { matched, openDraftHouse, REP, type DraftHouse } from '../support/draft-house.ts';
import type { Ledger } from '../support/ledger-builder.ts';
import { unclearIntent } from '../support/outbox/intent-row.ts';

const INTENT = '3f1c7a52-1111-4222-8333-444455556666';
type More = Parameters<Ledger['invoice']>[2];

/** The draft of deal 5 comes to GBP 100.00 and 20.00 tax on 20 November; the customer's contact is `c`. */
eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  beforeEach(() => house.hubspotSays(ok(liveDeal())));
  afterAll(() => house.remove());

  const same = { total: '120.00', subTotal: '100.00', totalTax: '20.00' };
  const with1 = (more: More = same, contactId = 'c') =>
    house.write((id) =>
      matched(id)
        .contact('other')
        .invoice('x', contactId, { invoiceNumber: 'INV-7', ...more }),
    );
  const found = async (portalId: string) => (await house.draft(portalId)).elsewhere?.invoiceId ?? null;

  test('an invoice of the same total is told, in the checks without its amount, and the draft can be sent all the same', async () => {
    const draft = await house.draft(await with1());
    expect(draft.elsewhere).toEqual({
      ...{ invoiceId: 'x', number: 'INV-7', date: '2026-11-01', currency: 'GBP', total: '120.00' },
    });
    expect(draft.hash).not.toBeNull();
    const check = draft.readiness.checks.find(({ id }) => id === 'customer');
    expect(check).toMatchObject({ state: 'warning', fix: 'If it bills this deal, link it instead of billing twice.' });
    expect(check?.why).toBe(
      'INV-7 of 1 November 2026 was made elsewhere for this customer and comes to the same amount.',
    );
  });

  test('the hash of what would be sent is the same with it and without', async () => {
    const portalId = await with1();
    const told = await house.draft(portalId);
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('mirror_invoices').set({ gone_at: NOW }).execute(),
    );
    const without = await house.draft(portalId);
    expect([told.hash, without.elsewhere]).toEqual([without.hash, null]);
  });

  test.each<[string, More, string | null]>([
    ['of the same amount without tax', { total: '100.00' }, 'x'],
    ['a draft', { ...same, status: 'DRAFT' }, 'x'],
    ['paid already', { ...same, status: 'PAID', amountDue: '0.00' }, 'x'],
    ['90 days old', { ...same, date: '2026-08-22' }, 'x'],
    ['older', { ...same, date: '2026-08-21' }, null],
    ['of another amount', { total: '120.01', subTotal: '100.01' }, null],
    ['in another currency', { ...same, currency: 'EUR' }, null],
    ['voided', { ...same, status: 'VOIDED' }, null],
    ['deleted', { ...same, status: 'DELETED' }, null],
  ])('%s', async (_what, more, invoiceId) => expect(await found(await with1(more))).toBe(invoiceId));

  test('another customer’s is not told', async () => expect(await found(await with1(same, 'other'))).toBeNull());

  test('one that bills a deal is not told, nor one that Tieout is making', async () => {
    const linked = await with1();
    const mine = { portal_id: linked, tenant_id: `tenant-of-${linked}` };
    await house.store.withPortal(linked, ({ db }) =>
      db
        .insertInto('invoice_links')
        .values({ ...mine, deal_id: '6', step: 'whole', invoice_id: 'x', intent_id: null, linked_at: NOW })
        .execute(),
    );
    expect(await found(linked)).toBeNull();
    const url = `https://app.hubspot.com/contacts/1/record/0-3/6?tieout=${INTENT}`;
    const making = await with1({ ...same, url });
    expect(await found(making)).toBe('x');
    await house.store.withPortal(making, ({ db }) =>
      db.insertInto('outbox_intents').values(unclearIntent(making, INTENT)).execute(),
    );
    expect(await found(making)).toBeNull();
  });

  test('readiness says it from the mirror, without an amount', async () => {
    const portalId = await house.write((id) =>
      matched(id)
        .deal('5', { ownerId: '70', companyId: '42', amount: decimal('100') })
        .invoice('x', 'c', { invoiceNumber: 'INV-7', ...same }),
    );
    const answer = await house.ask({ userId: REP, portalId }, { path: '/cards/deals/5/readiness' });
    expect(JSON.stringify(dealReadiness.parse(answer.value))).not.toMatch(/1[02]0\.00/);
  });
});
