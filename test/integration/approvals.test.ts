import { createInvoiceAnswer, dealInvoices } from '../../src/contract/invoicing.ts';
import { revisionOf } from '../../src/invoicing/outbox/rules/intent-mark.ts';
import { openApprovalsHouse, refused, stateOf, type ApprovalsHouse } from '../support/approvals-house.ts';
import { liveDeal, liveLine } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER, matched, REP } from '../support/draft-house.ts';

/** Anyone who may invoice may submit. */
const SUBMIT = { upTo: null, mode: 'submit' };

/** From the rep's click to the invoice that finance has approved, through the doors. */
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

  const audited = (portalId: string) =>
    house.store.withPortal(portalId, async ({ db }) => {
      const rows = await db.selectFrom('audit_log').select(['action', 'user_id']).orderBy('audit_id').execute();
      return rows.map(({ action, user_id: by }) => `${action} ${by}`);
    });

  test('without a policy a rep makes drafts, and nothing else', async () => {
    const portalId = await house.write();
    expect((await house.draft({ portalId })).may).toBe('draft');
    const { writes } = house.xero;
    for (const status of ['SUBMITTED', 'AUTHORISED']) {
      expect(await house.get({ portalId }, '/cards/deals/5/draft', { status })).toMatchObject(refused('approve'));
      expect(await house.post({ portalId }, '/cards/deals/5/invoices', { status, hash: 'any' })).toMatchObject(
        refused('approve'),
      );
    }
    expect(house.xero.writes).toBe(writes);
    await house.click({ portalId }, {});
    expect((await house.shown({ portalId })).actions).toEqual(['delete', 'pdf']);
    const { id } = await house.shown({ portalId });
    expect(await house.post({ portalId }, `/cards/invoices/${id}/submit`, { dealId: '5' })).toMatchObject(
      refused('approve'),
    );
  });

  test('a rep submits, finance returns with a reason, the rep mends and submits again, finance approves and sends', async () => {
    const portalId = await house.portalWith(SUBMIT);
    expect((await house.draft({ portalId })).may).toBe('submit');
    expect(await house.submit(portalId)).toMatchObject({ state: 'done' });
    expect(await house.shown({ portalId })).toMatchObject({
      state: 'submitted',
      approval: { state: 'waiting', askedBy: `user${REP}@acme.test`, note: 'As agreed' },
      actions: ['delete', 'pdf'],
    });
    const asked = await house.waiting(portalId);
    expect(asked).toMatchObject({
      deal: { id: '5' },
      customer: 'Zoë & Söhne GmbH',
      invoice: { total: '120.00' },
      lines: [{ description: 'Desk', lineAmount: '100.00' }],
      actions: ['approve', 'approve_and_send', 'return'],
    });
    const returned = await house.decide({ portalId }, asked, { reason: 'The price is last year’s.' });
    expect(stateOf(returned)).toBe('done');
    expect(await house.shown({ portalId })).toMatchObject({
      state: 'draft',
      approval: { state: 'returned', decidedBy: `user${APPROVER}@acme.test`, reason: 'The price is last year’s.' },
      actions: ['resubmit', 'submit', 'delete', 'pdf'],
    });
    const seen = await house.get({ portalId, userId: APPROVER }, '/cards/deals/5/invoices');
    const { billing, invoices } = dealInvoices.parse(seen.value);
    expect(invoices[0]?.actions).toContain('approve');
    expect(billing?.next?.do).not.toBe('approve');
    expect((await house.queue({ portalId, userId: APPROVER })).approvals).toEqual([]);
    expect(await house.queue({ portalId }, 'decided')).toMatchObject({
      sees: 'own',
      approvals: [{ state: 'returned' }],
    });

    const { hash: stale } = await house.draft({ portalId }, { status: 'SUBMITTED' });
    house.hubspotSays(liveDeal({ amount: '110', lines: [liveLine({ unitPrice: '110' })] }));
    const { id } = await house.shown({ portalId });
    const again = (hash: string | null) =>
      house.post({ portalId }, `/cards/invoices/${id}/resubmit`, { dealId: '5', hash, note: 'Mended' });
    expect(createInvoiceAnswer.parse((await again(stale)).value)).toMatchObject({ outcome: 'changed' });
    const { hash } = await house.draft({ portalId }, { status: 'SUBMITTED' });
    const revised = createInvoiceAnswer.parse((await again(hash)).value);
    expect(revised).toMatchObject({ outcome: 'intent', intent: { state: 'done', invoice: { id } } });
    expect(revisionOf(house.xero.invoices.get(id)?.fact.url ?? null)).toBe(
      revised.outcome === 'intent' && revised.intent.intentId,
    );
    const mended = await house.waiting(portalId);
    expect(mended).toMatchObject({ note: 'Mended', before: [{ state: 'resubmitted', note: 'As agreed' }] });
    expect(stateOf(await house.decide({ portalId }, mended, { send: true }))).toBe('done');
    expect(house.xero.invoices.get(id)?.fact.status).toBe('AUTHORISED');
    expect(await house.mailed(portalId)).toHaveLength(1);
    expect((await house.shown({ portalId })).approval).toMatchObject({ state: 'approved' });
    expect((await audited(portalId)).filter((line) => !/^(view|list)_/.test(line))).toEqual([
      ...[`create_invoice ${REP}`, `return_invoice ${APPROVER}`, `revise_invoice ${REP}`],
      ...[`approve_invoice ${APPROVER}`, `email_invoice ${APPROVER}`],
    ]);
  });

  test('whoever approves sees what the readiness of the deal finds worth a look, and everybody whom Xero would e-mail', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const unknown = await house.waiting(portalId);
    expect(unknown).toMatchObject({ recipients: [], warnings: ['Xero has no e-mail address of the customer.'] });
    const person = { firstName: 'Ada', lastName: null, email: 'ada@zoe.test', includeInEmails: true };
    const persons = JSON.stringify([person, { ...person, email: 'bob@zoe.test', includeInEmails: false }]);
    await house.store.withPortal(portalId, async ({ db }) => {
      await db.updateTable('crm_deals').set({ company_id: '42' }).execute();
      await db.updateTable('mirror_contacts').set({ email: 'post@zoe.test', persons }).execute();
    });
    const known = await house.waiting(portalId);
    expect(known.recipients).toEqual(['post@zoe.test', 'ada@zoe.test']);
    const called = '“Zoë & Söhne GmbH”';
    const worthALook = [`${called} has no post code in Xero.`, `It is not known in which country ${called} is.`];
    expect(known.warnings).toEqual(worthALook);
    const [row] = (await house.queue({ portalId, userId: APPROVER })).approvals;
    expect(row?.warnings).toEqual(worthALook);
    await house.decide({ portalId }, known, {});
    const [decided] = (await house.queue({ portalId, userId: APPROVER }, 'decided')).approvals;
    expect(decided?.warnings).toEqual([]);
  });

  test('a draft is submitted as it is, with a note', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.click({ portalId }, {});
    const { id } = await house.shown({ portalId });
    expect(
      stateOf(await house.post({ portalId }, `/cards/invoices/${id}/submit`, { dealId: '5', note: 'Please' })),
    ).toBe('done');
    expect((await house.waiting(portalId)).note).toBe('Please');
  });

  test('a policy up to an amount: beyond it a rep may not submit again, and finance may', async () => {
    const portalId = await house.portalWith({ upTo: { amount: '120', currency: 'GBP' }, mode: 'submit' });
    await house.submit(portalId);
    await house.decide({ portalId }, await house.waiting(portalId), { reason: 'More is due.' });
    house.hubspotSays(liveDeal({ amount: '130', lines: [liveLine({ unitPrice: '130' })] }));
    const { id } = await house.shown({ portalId });
    const beyond = await house.draft({ portalId }, { status: 'SUBMITTED' });
    expect(beyond.may).toBe('draft');
    const words = 'Over GBP 120.00 you may not submit it: you may make a draft.';
    expect(beyond.readiness.checks.find(({ id }) => id === 'approval')).toMatchObject({ state: 'warning', why: words });
    const { writes } = house.xero;
    const again = { dealId: '5', hash: beyond.hash };
    const beyondPolicy = { ok: false, error: { code: 'not_allowed', message: words } };
    expect(await house.post({ portalId }, `/cards/invoices/${id}/resubmit`, again)).toMatchObject(beyondPolicy);
    const anew = { status: 'SUBMITTED', hash: beyond.hash };
    expect(await house.post({ portalId }, '/cards/deals/5/invoices', anew)).toMatchObject(beyondPolicy);
    expect(house.xero.writes).toBe(writes);
    const byFinance = await house.post({ portalId, userId: APPROVER }, `/cards/invoices/${id}/resubmit`, again);
    expect(createInvoiceAnswer.parse(byFinance.value)).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
  });

  test('an invoice beyond the amount is not approved by the rep, who is told the limit', async () => {
    const portalId = await house.portalWith({ upTo: { amount: '100', currency: 'GBP' }, mode: 'approve' }, SUBMIT);
    await house.submit(portalId);
    const { id } = await house.shown({ portalId });
    const { writes } = house.xero;
    expect(await house.post({ portalId }, `/cards/invoices/${id}/approve`, { dealId: '5' })).toMatchObject({
      error: { code: 'not_allowed', message: 'Over GBP 100.00 finance approves: you may submit it for approval.' },
    });
    expect(house.xero.writes).toBe(writes);
  });

  test('a rep whom the policy lets approve and send needs nobody; the mail waits for the invoice', async () => {
    const portalId = await house.portalWith({ upTo: { amount: '500', currency: 'GBP' }, mode: 'approve_and_send' });
    await house.click({ portalId }, { status: 'AUTHORISED' }, { send: true });
    expect(await house.mailed(portalId)).toHaveLength(1);
    expect(await house.shown({ portalId })).toMatchObject({ state: 'awaiting_payment', approval: null });
  });

  test('who may not approve decides nothing and sees own askings alone; who may not invoice sees none', async () => {
    const portalId = await house.portalWith(SUBMIT);
    await house.submit(portalId);
    const asked = await house.waiting(portalId);
    const { writes } = house.xero;
    for (const how of [{}, { reason: 'Mine.' }])
      expect(await house.decide({ portalId, userId: REP }, asked, how)).toMatchObject(refused('approve'));
    expect(await house.queue({ portalId })).toMatchObject({ sees: 'own', approvals: [{ actions: [] }], waiting: 1 });
    expect(await house.get({ portalId, userId: LOOKER }, '/pages/approvals')).toMatchObject(refused('invoice'));
    const { id } = await house.shown({ portalId });
    const reason = { dealId: '5', reason: 'Mine.' };
    expect(await house.post({ portalId }, `/cards/invoices/${id}/return`, reason)).toMatchObject(refused('approve'));
    const other = await house.write((to) => matched(to));
    expect(
      await house.get({ portalId: other, userId: APPROVER }, `/pages/approvals/${asked.approvalId}`),
    ).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(house.xero.writes).toBe(writes);
  });
});
