import { createInvoiceAnswer, dealInvoices, invoiceDraft, type InvoiceDraft } from '../../src/contract/invoicing.ts';
import { decimal } from '../../src/lib/money.ts';
import { openApprovalsHouse, type ApprovalsHouse } from '../support/approvals-house.ts';
import { liveDeal } from '../support/billing-facts.ts';
import { eachDatabase } from '../support/databases.ts';
import { APPROVER, LOOKER } from '../support/draft-house.ts';

const NAME = 'Refit';

eachDatabase((_name, fresh) => {
  let house: ApprovalsHouse;
  beforeAll(async () => {
    house = await openApprovalsHouse(fresh);
  });
  afterAll(() => house.remove());

  /** The deal comes to that, for HubSpot and for the mirror. */
  async function dealIs(portalId: string, amount: string): Promise<void> {
    house.hubspotSays(liveDeal({ amount, lines: [], name: NAME }));
    await house.store.withPortal(portalId, ({ db }) =>
      db.updateTable('crm_deals').set({ amount, currency: 'GBP', name: NAME }).where('object_id', '=', '5').execute(),
    );
  }
  /** A portal whose deal of 100.00 was billed. */
  async function billed(status = 'DRAFT'): Promise<string> {
    const portalId = await house.portalWith();
    await dealIs(portalId, '100');
    await house.click({ portalId, userId: APPROVER }, { status });
    return portalId;
  }
  const shown = async (portalId: string, userId?: string) => {
    const asked = await house.get({ portalId, ...(userId && { userId }) }, '/cards/deals/5/invoices');
    return dealInvoices.parse(asked.value);
  };
  const invoiceOf = async (portalId: string) => (await shown(portalId)).invoices[0]!;
  const draftOf = async (portalId: string): Promise<InvoiceDraft> => {
    const { id } = await invoiceOf(portalId);
    return invoiceDraft.parse((await house.get({ portalId }, '/cards/deals/5/draft', { updates: id })).value);
  };
  const update = async (portalId: string, draft: InvoiceDraft) => {
    const { updates, hash } = draft;
    const body = { dealId: '5', hash, version: updates?.version };
    const posted = await house.post({ portalId }, `/cards/invoices/${updates?.invoiceId ?? ''}/update`, body);
    return createInvoiceAnswer.parse(posted.value);
  };

  test('a deal that is as its invoice was made of has nothing to say; nor has one that is not billed', async () => {
    expect((await shown(await house.portalWith())).changes).toEqual([]);
    expect((await shown(await billed())).changes).toEqual([]);
  });

  test('a deal that is raised after its draft: said with the difference, and the draft is updated by its line’s id', async () => {
    const portalId = await billed();
    await dealIs(portalId, '120');
    const { changes, invoices } = await shown(portalId);
    expect(changes).toEqual([
      {
        ...{ invoiceId: invoices[0]!.id, number: invoices[0]!.number, currency: 'GBP', amount: '20.00' },
        differences: [
          {
            ...{ what: '“Refit”', was: 'GBP 100.00', is: 'GBP 120.00' },
            words: '“Refit” was GBP 100.00, is GBP 120.00',
          },
        ],
        ...{ edits: [], offers: ['update'], says: null },
      },
    ]);
    const before = house.xero.invoices.get(invoices[0]!.id)!.fact;
    const draft = await draftOf(portalId);
    expect(draft).toMatchObject({ status: 'DRAFT', totals: { total: '144.00' }, updates: { edits: [] } });
    expect(await update(portalId, draft)).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    const after = house.xero.invoices.get(before.id)!.fact;
    expect([after.status, after.subTotal.toFixed()]).toEqual(['DRAFT', '120']);
    expect(after.lines.map(({ lineItemId }) => lineItemId)).toEqual(before.lines.map(({ lineItemId }) => lineItemId));
    expect((await shown(portalId)).changes).toEqual([]);
    await dealIs(portalId, '90');
    expect((await shown(portalId)).changes).toMatchObject([{ amount: '-30.00' }]);
  });

  test('the draft of a step is updated, and submitted again, as that step', async () => {
    const portalId = await house.portalWith();
    await dealIs(portalId, '100');
    const step = (role: string, percent: string) => ({
      ...{ stepId: null, role, share: { kind: 'percent', percent }, when: { kind: 'now' } },
    });
    const steps = [step('Deposit', '30'), step('Balance', '70')];
    const asking = { portalId, userId: APPROVER };
    const saved = await house.post({ portalId }, '/cards/deals/5/schedule', { dealId: '5', version: 0, steps });
    expect(saved.ok).toBe(true);
    await house.click(asking, { status: 'DRAFT' });
    await dealIs(portalId, '200');
    const draft = await draftOf(portalId);
    expect(draft).toMatchObject({ step: { role: 'Deposit', amount: '60.00' }, totals: { total: '72.00' } });
    expect(await update(portalId, draft)).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    await dealIs(portalId, '300');
    const { id, stepId } = await invoiceOf(portalId);
    const { hash } = await house.draft(asking, { status: 'SUBMITTED', stepId: stepId ?? '' });
    const posted = await house.post(asking, `/cards/invoices/${id}/resubmit`, { dealId: '5', hash });
    expect(createInvoiceAnswer.parse(posted.value)).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    const { status, subTotal } = house.xero.invoices.get(id)!.fact;
    expect([status, subTotal.toFixed()]).toEqual(['SUBMITTED', '90']);
    const [asked] = (await house.queue(asking)).approvals;
    expect(asked?.warnings.filter((words) => words.startsWith('The deal'))).toEqual([]);
  });

  test('what the deal became since the draft was shown is shown first', async () => {
    const portalId = await billed();
    await dealIs(portalId, '120');
    const draft = await draftOf(portalId);
    await dealIs(portalId, '130');
    const answer = await update(portalId, draft);
    expect(answer).toMatchObject({ outcome: 'changed', draft: { totals: { total: '156.00' } } });
    expect(answer.outcome === 'changed' && answer.changes).toContain('The total is now GBP 156.00.');
  });

  test('a draft that was edited in Xero unnoticed: it is said, and overwritten once it was seen', async () => {
    const portalId = await billed();
    await dealIs(portalId, '120');
    const draft = await draftOf(portalId);
    const { fact, listedFrom } = house.xero.invoices.get(draft.updates!.invoiceId)!;
    const lines = fact.lines.map((line) => ({ ...line, unitAmount: decimal('95'), lineAmount: decimal('95') }));
    const edited = {
      ...fact,
      lines,
      subTotal: decimal('95'),
      total: decimal('114'),
      updatedAt: new Date('2026-11-20T13:00:00Z'),
    };
    house.xero.invoices.set(fact.id, { fact: edited, listedFrom });
    const answer = await update(portalId, draft);
    const words = ['In Xero “Refit” was GBP 100.00, is GBP 95.00.', 'In Xero the total was GBP 120.00, is GBP 114.00.'];
    if (answer.outcome !== 'changed') throw new Error('It was overwritten unseen');
    expect([answer.changes, answer.draft.updates?.edits]).toEqual([words, words]);
    expect(house.xero.invoices.get(fact.id)!.fact.subTotal.toFixed()).toBe('95');
    expect(await update(portalId, answer.draft)).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    expect(house.xero.invoices.get(fact.id)!.fact.subTotal.toFixed()).toBe('120');
  });

  test('an approved invoice is not updated: whoever may approve can void it or credit it, the rep is told so', async () => {
    const portalId = await billed('AUTHORISED');
    await dealIs(portalId, '120');
    expect((await shown(portalId, APPROVER)).changes).toMatchObject([
      { offers: ['void_again', 'credit_again'], says: null },
    ]);
    expect((await shown(portalId)).changes).toMatchObject([
      { offers: [], says: 'Whoever has the right “approve” can put the invoice right.' },
    ]);
    const draft = await draftOf(portalId);
    const posted = await house.post({ portalId }, `/cards/invoices/${draft.updates!.invoiceId}/update`, {
      ...{ dealId: '5', hash: draft.hash, version: draft.updates!.version },
    });
    expect(posted.error?.message).toContain('is AUTHORISED in Xero by now: its lines are no longer changed.');
  });

  /** A portal whose deal of 100.00 is billed as a half and the rest, the first of them as a draft. */
  async function inHalves(): Promise<string> {
    const portalId = await house.portalWith();
    await dealIs(portalId, '100');
    const when = { kind: 'now' };
    const steps = [
      { stepId: null, role: 'Deposit', share: { kind: 'percent', percent: '50' }, when },
      { stepId: null, role: 'Balance', share: { kind: 'rest' }, when },
    ];
    const saved = await house.post({ portalId }, '/cards/deals/5/schedule', { dealId: '5', version: 0, steps });
    expect(saved).toMatchObject({ ok: true });
    await house.click({ portalId }, { status: 'DRAFT' });
    return portalId;
  }
  const netIn = (invoiceId: string): string => house.xero.invoices.get(invoiceId)!.fact.subTotal.toFixed(2);

  test('of a deal in steps an unbilled one takes a change; once all are billed the last is updated, to the cent', async () => {
    const portalId = await inHalves();
    await dealIs(portalId, '120');
    const first = await shown(portalId);
    expect([first.changes, first.billing?.left]).toEqual([[], '70.00']);
    await house.click({ portalId }, { status: 'DRAFT' });
    await dealIs(portalId, '150');
    const { changes, billing } = await shown(portalId);
    expect([billing?.left, changes.length]).toEqual(['30.00', 1]);
    expect(changes[0]).toMatchObject({ amount: '30.00', offers: ['update'] });
    const { invoiceId } = changes[0]!;
    const before = Number(netIn(invoiceId));
    const drawn = await house.get({ portalId }, '/cards/deals/5/draft', { updates: invoiceId });
    const answer = await update(portalId, invoiceDraft.parse(drawn.value));
    expect(answer).toMatchObject({ outcome: 'intent', intent: { state: 'done' } });
    const after = await shown(portalId);
    expect([after.billing?.invoiced, after.billing?.left, after.changes]).toEqual(['150.00', '0.00', []]);
    expect(Number(netIn(invoiceId))).toBe(before + 30);
  });

  test('while one invoice of a deal is being updated no other is made: it may come to more than is known', async () => {
    const portalId = await inHalves();
    await dealIs(portalId, '200');
    house.xero.faults.push('cut_before');
    const drawn = await draftOf(portalId);
    expect(drawn.totals?.subTotal).toBe('100.00');
    expect(await update(portalId, drawn)).toMatchObject({ outcome: 'intent', intent: { state: 'checking' } });
    const { hash } = await house.draft({ portalId }, { status: 'DRAFT' });
    const posted = await house.post({ portalId }, '/cards/deals/5/invoices', { status: 'DRAFT', hash });
    expect(posted.error?.message).toContain('An invoice of this deal is being updated in Xero just now');
  });

  test('the door is shut to whoever may only look, and to an invoice of another deal', async () => {
    const portalId = await billed();
    const { id } = await invoiceOf(portalId);
    const looker = { portalId, userId: LOOKER };
    const body = { dealId: '5', hash: 'h', version: 'v' };
    expect(await house.post(looker, `/cards/invoices/${id}/update`, body)).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await house.get(looker, '/cards/deals/5/draft', { updates: id })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await house.post({ portalId }, '/cards/invoices/other/update', body)).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await house.get({ portalId }, '/cards/deals/5/draft', { updates: 'other' })).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});
