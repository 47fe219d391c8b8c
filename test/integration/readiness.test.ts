import { dealReadiness, type DealReadiness } from '../../src/contract/readiness.ts';
import { decimal } from '../../src/lib/money.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { ok } from '../../src/lib/result.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW } from '../support/door-house.ts';
import { dealLine, dealQuote } from '../support/plain-facts.ts';
import { LOOKER, matched, openDraftHouse, REP, unmatched, type DraftHouse } from '../support/draft-house.ts';

/** The deal is company 42's, which is Xero contact `c`. */
const ours = (portalId: string) => matched(portalId).deal('5', { name: 'Refit', ownerId: '70', companyId: '42' });
const path = '/cards/deals/5/readiness';
const missingIn = ({ readiness }: DealReadiness) =>
  readiness.checks.filter(({ state }) => state === 'missing').map(({ id, why }) => `${id}: ${why ?? ''}`);

eachDatabase((_name, fresh) => {
  let house: DraftHouse;
  beforeAll(async () => {
    house = await openDraftHouse(fresh);
  });
  beforeEach(() => house.hubspotSays(ok(liveDeal())));
  afterAll(() => house.remove());

  const ask = (portalId: string, userId = REP) => house.ask({ userId, portalId }, { path });
  const readiness = async (portalId: string, userId?: string): Promise<DealReadiness> => {
    const answer = await ask(portalId, userId);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return dealReadiness.strict().parse(answer.value);
  };

  test('a deal that could be billed, by what the mirror has: no vendor is asked', async () => {
    const portalId = await house.write((id) =>
      ours(id).rows('crm_line_items', dealLine('51', '5'), dealLine('52', '6', { price: null })),
    );
    const { readiness: found, asOf } = await readiness(portalId);
    expect([found.ready, found.of]).toEqual([10, 10]);
    expect(asOf).toBe('2026-11-01T09:00:00.000Z');
    expect(house.asked).toEqual([]);
    const trail = await house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('audit_log').select(['user_id', 'action', 'object_id']).execute(),
    );
    expect(trail).toEqual([{ user_id: REP, action: 'view_draft', object_id: '5' }]);
  });

  test('everything that is missing is said at once, at any stage', async () => {
    const portalId = await house.write((id) =>
      unmatched(id)
        .salesAccount('201')
        .deal('5', { name: 'Refit', ownerId: '70', companyId: '42', currency: 'USD', stageId: 'appointmentscheduled' })
        .rows('crm_line_items', dealLine('51', '5', { price: null }))
        .rows('crm_line_items', dealLine('52', '5', { name: 'Support', billingFrequency: 'monthly' })),
    );
    expect(missingIn(await readiness(portalId))).toEqual([
      'customer: Xero does not know Zoë & Söhne yet.',
      'lines: “Support” is billed again and again.',
      'lines: “Desk” has no price.',
      'account: It is not known which sales account this goes to.',
      'currency: Acme Books has no currency USD in Xero.',
    ]);
  });

  test('lines come in their order, with discounts as HubSpot means them', async () => {
    const portalId = await house.write((id) =>
      ours(id).rows(
        'crm_line_items',
        dealLine('51', '5', {
          name: 'Second',
          position: decimal('2'),
          discount: decimal('60'),
          quantity: decimal('2'),
        }),
        dealLine('52', '5', { name: 'First', position: decimal('1'), discountRate: decimal('101') }),
        dealLine('53', '5', { name: 'Last', discount: decimal('100.01') }),
      ),
    );
    expect(missingIn(await readiness(portalId))).toEqual([
      'lines: The discount of “First” is less than nothing or more than the line.',
      'lines: The discount of “Last” is less than nothing or more than the line.',
    ]);
  });

  test('how far the person may take it by the policy: within it, beyond it, and for whoever creates none', async () => {
    const portalId = await house.write((id) => ours(id).rows('crm_line_items', dealLine('51', '5')));
    const approval = async (userId?: string) =>
      (await readiness(portalId, userId)).readiness.checks.find(({ id }) => id === 'approval');
    const nothing = { label: 'Approval', fix: null, field: null, lineId: null };
    expect(await approval()).toEqual({
      ...{ id: 'approval', state: 'passed', ...nothing },
      why: 'You may make a draft; whoever has the right “approve” approves it.',
    });
    const rule = { id: 'r', who: { kind: 'anyone' }, pipelineId: null, mode: 'approve' };
    const policy = (version: number, amount: string) =>
      house.store.withPortal(portalId, ({ db }) =>
        db
          .insertInto('billing_settings')
          .values({
            ...{ portal_id: portalId, tenant_id: `tenant-of-${portalId}`, topic: 'approval', version },
            document: JSON.stringify({ rules: [{ ...rule, upTo: { amount, currency: 'GBP' } }] }),
            ...{ changed_by: '8', changed_by_email: 'boss@acme.test', changed_at: NOW, undone_from: null },
          })
          .execute(),
      );
    await policy(1, '500');
    expect(await approval()).toMatchObject({ state: 'passed', why: 'You may approve up to GBP 500.00.' });
    await policy(2, '1');
    expect(await approval()).toMatchObject({
      state: 'warning',
      why: 'Over GBP 1.00 finance approves: you may make a draft.',
      fix: 'Leave it a draft: whoever has the right “approve” approves it.',
    });
    expect(await approval(LOOKER)).toMatchObject({ state: 'not_checked', why: null });
  });

  test('it is shut to whoever may not see amounts, and unknown deals are not found', async () => {
    const portalId = await house.write();
    expect(await ask(portalId, '99')).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    expect(await ask(portalId, LOOKER)).toMatchObject({ ok: true });
    const unknown = await house.ask({ userId: REP, portalId }, { path: '/cards/deals/6/readiness' });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  test('the draft has the quote beside it, and line by line what was chosen', async () => {
    const portalId = await house.write((id) =>
      matched(id)
        .salesAccount('201', { taxType: 'ZERORATEDOUTPUT' })
        .taxRate('ZERORATEDOUTPUT', '0')
        .rows('crm_quotes', dealQuote('9', '5', { quoteNumber: '20261101-1', amount: decimal('190') })),
    );
    house.hubspotSays(ok(liveDeal({ lines: [liveLine({ id: '51' }), liveLine({ id: '52', name: 'Poster' })] })));
    const lines = JSON.stringify({ 52: { accountCode: '201' } });
    const draft = await house.draft(portalId, { accountCode: '200', lines });
    expect(draft.lines).toMatchObject([
      { lineId: '51', accountCode: '200', taxType: 'OUTPUT2', accountWhy: 'as chosen' },
      { lineId: '52', accountCode: '201', taxType: 'ZERORATEDOUTPUT' },
    ]);
    expect(draft.comparison).toEqual({
      deal: null,
      quote: { number: '20261101-1', amount: '190.00', currency: 'GBP', status: 'APPROVED' },
      invoice: '220.00',
      from: 'quote',
      differences: [
        { amount: '10.00', cause: 'The lines have changed since the quote, or it has a discount of its own' },
        { amount: '20.00', cause: 'Tax is added' },
      ],
    });
    for (const broken of ['{', '{"52":{"accountCode":1}}', `{"52":{"itemCode":"${'x'.repeat(31)}"}}`]) {
      expect(await house.askDraft(portalId, { lines: broken })).toMatchObject({ error: { code: 'invalid_input' } });
    }
  });
});
