import { randomUUID } from 'node:crypto';
import { cast } from '../../sandbox/seed/cast.ts';
import { approvalDetail, approvalList, type QueuedApproval } from '../../src/contract/approval-queue.ts';
import { createInvoiceAnswer, intentState, invoiceDraft } from '../../src/contract/invoicing.ts';
import { openBadDayHouse, type BadDayHouse } from '../support/bad-days/bad-day-house.ts';
import { eachDatabase } from '../support/databases.ts';
import { waitFor } from '../support/wait-for.ts';

const REP = String(cast.users.rep.userId);

/** Between both stand-ins, over HTTP: what a rep submits, and what finance or somebody in Xero makes of it. */
eachDatabase((_name, fresh) => {
  let house: BadDayHouse;
  beforeAll(async () => {
    house = await openBadDayHouse(fresh);
    const tenantId = house.xero.state.data.organisations[0]!.organisationId;
    const rule = { id: 'r', who: { kind: 'anyone' }, pipelineId: null, upTo: null, mode: 'submit' };
    const settings = { tenantId, topic: 'approval', version: 0, document: { rules: [rule] } };
    expect(await house.ask({ method: 'POST', path: '/settings/billing', body: settings })).toMatchObject({ ok: true });
  }, 120_000);
  afterAll(() => house.close());

  const post = (path: string, body: object, as?: string) =>
    house.ask({ method: 'POST', path, body: { requestId: randomUUID(), ...body }, ...(as !== undefined && { as }) });
  const draftOf = (dealId: string) =>
    house.ask({ path: `/cards/deals/${dealId}/draft`, query: { status: 'SUBMITTED' }, as: REP });

  /** A deal of the rep's that can be billed as it is, to a customer whom Xero can e-mail. */
  async function dealOfRep(): Promise<string> {
    for (;;) {
      const dealId = await house.freshDeal();
      const { ok, value } = await draftOf(dealId);
      if (ok && invoiceDraft.parse(value).recipients.length > 0) return dealId;
    }
  }
  /** The rep looks at the draft and sends it on; how the write ended. */
  async function confirm(dealId: string, path: string, note: string): Promise<void> {
    const { hash } = invoiceDraft.parse((await draftOf(dealId)).value);
    const choices = path.endsWith('/resubmit') ? {} : { status: 'SUBMITTED' };
    const answer = createInvoiceAnswer.parse((await post(path, { dealId, hash, note, ...choices }, REP)).value);
    if (answer.outcome !== 'intent') throw new Error(answer.changes.join(' '));
    expect((await house.settled(answer.intent.intentId)).state).toBe('done');
  }
  const queued = async (dealId: string, state: string): Promise<QueuedApproval | undefined> => {
    const { value } = await house.ask({ path: '/pages/approvals', query: { state } });
    return approvalList.parse(value).approvals.find(({ deal }) => deal.id === dealId);
  };
  const shown = async (approval: QueuedApproval | undefined) =>
    approvalDetail.parse((await house.ask({ path: `/pages/approvals/${approval?.approvalId ?? ''}` })).value);

  test('submitted, returned, mended, submitted again, approved and sent: each as it stands in Xero', async () => {
    const dealId = await dealOfRep();
    await confirm(dealId, `/cards/deals/${dealId}/invoices`, 'As agreed');
    const [made] = await house.inXero(dealId);
    expect(made?.Status).toBe('SUBMITTED');
    const first = await queued(dealId, 'waiting');
    await post(`/pages/approvals/${first?.approvalId ?? ''}/return`, { reason: 'One more than was ordered.' });
    expect((await house.inXero(dealId))[0]?.Status).toBe('DRAFT');
    const before = await shown(await queued(dealId, 'decided'));
    expect(before).toMatchObject({ state: 'returned', reason: 'One more than was ordered.' });

    const [line] = house.linesOf(dealId);
    await house.editInHubSpot(`line_items/${line ?? ''}`, { price: '77.5', name: 'Mended' });
    await confirm(dealId, `/cards/invoices/${made?.InvoiceID ?? ''}/resubmit`, 'Mended');
    const asked = await shown(await queued(dealId, 'waiting'));
    expect(asked).toMatchObject({ note: 'Mended', invoice: { id: made?.InvoiceID, number: made?.InvoiceNumber } });
    expect(asked.lines).toHaveLength(before.lines.length);
    expect(asked.lines.map(({ description }) => description.split('\n')[0])).toContain('Mended');

    const approved = await post(`/pages/approvals/${asked.approvalId}/approve`, { version: asked.version, send: true });
    expect(intentState.parse(approved.value).state).toBe('done');
    expect((await house.inXero(dealId)).map(({ Status }) => Status)).toEqual(['AUTHORISED']);
    const { invoices } = house.xero.state.data.organisations[0]!;
    const sent = () => invoices.find(({ invoiceId }) => invoiceId === made?.InvoiceID)?.sentToContact;
    await waitFor(sent, { what: 'the e-mail to go', timeoutMs: 20_000 });
  });

  test('approved in Xero meanwhile: its webhook settles the approval, and nobody of ours is named', async () => {
    const dealId = await dealOfRep();
    await confirm(dealId, `/cards/deals/${dealId}/invoices`, 'As agreed');
    const asked = await shown(await queued(dealId, 'waiting'));
    await house.tellXero('webhooks', { mode: 'deliver' });
    await house.tellXero('edit', { invoiceId: asked.invoice.id, changes: { status: 'AUTHORISED' } });
    const decided = await waitFor(() => queued(dealId, 'decided'), { what: 'the webhook', timeoutMs: 20_000 });
    await house.tellXero('webhooks', { mode: 'drop' });
    expect(decided).toMatchObject({ state: 'approved', decidedBy: null, actions: [] });
    const late = await post(`/pages/approvals/${asked.approvalId}/return`, { reason: 'Not like this.' });
    expect(late.error?.message).toContain('was approved by somebody in Xero already');
    expect((await house.inXero(dealId))[0]?.Status).toBe('AUTHORISED');
  });
});
