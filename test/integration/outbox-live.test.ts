import { randomUUID } from 'node:crypto';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import {
  createInvoiceAnswer,
  dealInvoices,
  intentState,
  type CreateInvoiceAnswer,
  type DealInvoices,
  type InvoiceDraft,
  type IntentState,
} from '../../src/contract/invoicing.ts';
import { overHttp, type Transport } from '../support/door-transports.ts';
import { openHouse, type House } from '../support/house.ts';
import { calls, patience } from '../support/rough-day.ts';
import { signed, type Asked } from '../support/signed.ts';
import { waitFor } from '../support/wait-for.ts';
import { askedAgainWhenBusy } from '../support/when-busy.ts';

const REP = String(cast.users.rep.userId);
const FINANCE = String(cast.users.finance.userId);
const portalId = String(cast.portalId);
type DealName = keyof typeof cast.deals;
type Body = Record<string, string>;

let house: House;
let transport: Transport;
beforeAll(async () => {
  house = await openHouse();
  transport = await overHttp(createApp(house.deps, doors));
}, patience(90_000));
afterAll(async () => {
  await transport.close();
  await house.close();
});

interface Answered<T> {
  ok: boolean;
  value: T;
  error?: { code: string; message: string };
}

const ask = <T>(asked: Asked, userId = REP): Promise<Answered<T>> =>
  askedAgainWhenBusy(() => askOnce<T>(asked, userId));

async function askOnce<T>(asked: Asked, userId: string): Promise<Answered<T>> {
  const answer = await transport.send(signed({ portalId, userId, now: new Date() }, asked));
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return JSON.parse(answer.text) as Answered<T>;
}

const idOf = (deal: DealName): string => cast.deals[deal].dealId;
const draftOf = async (deal: DealName, choices: Body = {}): Promise<InvoiceDraft> =>
  (await ask<InvoiceDraft>({ path: `/cards/deals/${idOf(deal)}/draft`, query: choices })).value;
const post = (deal: DealName, body: Body, userId = REP) =>
  ask<CreateInvoiceAnswer>({ method: 'POST', path: `/cards/deals/${idOf(deal)}/invoices`, body }, userId);

async function click(deal: DealName, choices: Body = {}): Promise<IntentState> {
  const { hash } = await draftOf(deal, choices);
  const answer = await post(deal, { ...choices, hash: hash ?? '', requestId: randomUUID() });
  expect(answer).toMatchObject({ ok: true, value: { outcome: 'intent' } });
  const created = createInvoiceAnswer.parse(answer.value);
  if (created.outcome !== 'intent') throw new Error('The deal has changed');
  return created.intent;
}

const invoicesOf = async (deal: DealName, userId = REP): Promise<DealInvoices> => {
  const { value } = await ask<DealInvoices>({ path: `/cards/deals/${idOf(deal)}/invoices` }, userId);
  expect(dealInvoices.parse(value)).toEqual(value);
  return value;
};

const move = (action: string, { id }: { id: string }, userId = FINANCE) => {
  const deal = 'readyToInvoice';
  const body = { dealId: idOf(deal), requestId: randomUUID() };
  return ask<IntentState>({ method: 'POST', path: `/cards/invoices/${id}/${action}`, body }, userId);
};

const stateOf = async (intentId: string): Promise<IntentState> =>
  intentState.parse((await ask<IntentState>({ path: `/cards/intents/${intentId}` })).value);

interface XeroInvoice {
  InvoiceID: string;
  Status: string;
  Url?: string;
}

/** What stands in Xero for the deal, whatever we believe. */
async function inXero(deal: DealName): Promise<XeroInvoice[]> {
  const answer = await fetch(`${house.xero.url}/__sandbox/invoices?tenantId=${cast.organisationId}`);
  const { Invoices } = (await answer.json()) as { Invoices: XeroInvoice[] };
  return Invoices.filter(({ Url }) => Url?.includes(`/0-3/${idOf(deal)}?`));
}

async function control(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${house.xero.url}/__sandbox${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect([answer.status, await answer.text()]).toEqual([expect.any(Number), expect.not.stringContaining('error')]);
}

/** Calls of Xero so far, by operation. */
async function xeroCalls(): Promise<Record<string, number>> {
  const answer = await fetch(`${house.xero.url}/__sandbox/calls`);
  return ((await answer.json()) as { byOperation: Record<string, number> }).byOperation;
}

test('one click is one write, no read, and one invoice as it was shown', async () => {
  await control('/webhooks', { mode: 'hold' });
  const before = await xeroCalls();
  const intent = await click('readyToInvoice');
  expect(intent).toMatchObject({
    state: 'done',
    invoice: { total: '1414.50', currency: 'GBP' },
    problem: null,
    difference: null,
  });
  const after = await xeroCalls();
  const made = Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) =>
      count === before[name] ? [] : [[name, count - (before[name] ?? 0)]],
    ),
  );
  expect(made).toEqual({ createInvoices: calls(1) });
  await control('/webhooks', { mode: 'deliver' });
  expect(await inXero('readyToInvoice')).toHaveLength(1);
  const shown = await invoicesOf('readyToInvoice');
  expect(shown).toMatchObject({ pending: null, mayCreate: false, live: true });
  expect(shown.whyNot).toContain(`billed by invoice ${intent.invoice?.number}`);
  expect(shown.invoices).toMatchObject([{ state: 'draft', total: '1414.50', actions: ['delete', 'pdf'] }]);
});

test('the same request gets the same answer; with other words it is refused; another click finds the deal billed', async () => {
  const { hash } = await draftOf('inEuro');
  const body = { hash: hash ?? '', requestId: randomUUID() };
  const first = await post('inEuro', body);
  expect(first).toMatchObject({ ok: true, value: { intent: { state: 'done' } } });
  expect(await post('inEuro', body)).toEqual(first);
  expect(await post('inEuro', { ...body, reference: 'other' })).toMatchObject({
    ok: false,
    error: { code: 'conflict', message: 'This request was made before, and asked for something else.' },
  });
  expect(await post('inEuro', { ...body, requestId: randomUUID() })).toEqual(first);
  expect(await inXero('inEuro')).toHaveLength(1);
});

test('20 clicks at once make one invoice, and all are told of the same', async () => {
  const { hash } = await draftOf('noLineItems');
  const clicks = Array.from({ length: 20 }, () => post('noLineItems', { hash: hash ?? '', requestId: randomUUID() }));
  const answers = (await Promise.all(clicks)).map(({ value }) => createInvoiceAnswer.parse(value));
  const ids = answers.map((answer) => (answer.outcome === 'intent' ? answer.intent.intentId : answer.outcome));
  expect(new Set(ids).size).toBe(1);
  await waitFor(async () => (await stateOf(ids[0]!)).state === 'done', { what: 'the intent to be done' });
  expect(await inXero('noLineItems')).toHaveLength(1);
});

test('an answer that is lost is found out under the same key: still one invoice', async () => {
  await control('/webhooks', { mode: 'hold' });
  await control('/faults', { operation: 'createInvoices', kind: 'commit-then-cut', times: 1 });
  const intent = await click('onlyPerson');
  expect(intent).toMatchObject({ state: 'checking', invoice: null });
  expect(intent.problem?.message).toBe('Xero did not say whether it went through.');
  expect((await invoicesOf('onlyPerson')).pending).toMatchObject({ intentId: intent.intentId, state: 'checking' });
  const settled = await waitFor(
    async () => {
      const now = await stateOf(intent.intentId);
      return now.state === 'done' && now;
    },
    { what: 'the intent to be done', timeoutMs: 15_000 },
  );
  expect(settled.invoice?.total).toBe('112.00');
  expect(await inXero('onlyPerson')).toHaveLength(1);
  await control('/webhooks', { mode: 'deliver' });
});

test('a webhook that comes before the lost answer settles it', async () => {
  await control('/webhooks', { beforeAnswer: true });
  await control('/faults', { operation: 'createInvoices', kind: 'commit-then-cut', times: 1 });
  const { intentId } = await click('discounted');
  await waitFor(async () => (await stateOf(intentId)).state === 'done', { what: 'the intent to be done' });
  expect(await inXero('discounted')).toHaveLength(1);
  await control('/webhooks', { beforeAnswer: false });
});

test('a customer that Xero does not know is made first, once, and is the customer from then on', async () => {
  const choices = { newContactName: 'Bramble Nursery' };
  expect(await click('customerNotInXero', choices)).toMatchObject({ state: 'done', problem: null });
  expect(await inXero('customerNotInXero')).toHaveLength(1);
  const { customer } = await draftOf('customerNotInXero');
  expect(customer).toMatchObject({ name: 'Bramble Nursery', isNew: false });
});

test('approved, then voided, then billed again; a rep may do neither', async () => {
  const { invoices } = await invoicesOf('readyToInvoice', FINANCE);
  const invoice = invoices[0]!;
  expect(await move('approve', invoice, REP)).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
  expect(await move('approve', invoice)).toMatchObject({ ok: true, value: { state: 'done' } });
  const approved = await invoicesOf('readyToInvoice', FINANCE);
  expect(approved.invoices).toMatchObject([
    { state: 'awaiting_payment', actions: ['email', 'void', 'credit', 'pay_link', 'pdf'] },
  ]);
  expect(await move('approve', invoice)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(await move('email', invoice)).toMatchObject({ ok: true, value: { state: 'done' } });
  await waitFor(async () => (await invoicesOf('readyToInvoice')).invoices[0]?.sentToContact, {
    what: 'the mail to be seen',
  });
  expect(await move('void', invoice)).toMatchObject({ ok: true, value: { state: 'done' } });
  expect(await invoicesOf('readyToInvoice')).toMatchObject({ mayCreate: true, whyNot: null });
  const again = await click('readyToInvoice');
  expect(again.invoice?.id).not.toBe(invoice.id);
  expect((await inXero('readyToInvoice')).map(({ Status }) => Status).sort()).toEqual(['DRAFT', 'VOIDED']);
});

test('what Xero refuses is told in its own words, and the way is free again', async () => {
  await control('/faults', { operation: 'createInvoices', kind: 'status', status: 400, times: 1 });
  const refused = await click('customerOwesMuch');
  expect(refused).toMatchObject({ state: 'rejected', invoice: null });
  expect(refused.problem?.message).toMatch(/^Xero refused: /);
  expect(await inXero('customerOwesMuch')).toEqual([]);
  expect(await click('customerOwesMuch')).toMatchObject({ state: 'done' });
});

test('a deal that has changed since is shown again, and nothing is written', async () => {
  const answer = await post('inEuro', { hash: 'of-another-day', requestId: randomUUID() });
  expect(answer).toMatchObject({ ok: true, value: { outcome: 'intent' } });
  const changed = await post('unknownProduct', { hash: 'of-another-day', requestId: randomUUID() });
  expect(changed).toMatchObject({ ok: true, value: { outcome: 'changed', changes: [expect.any(String)] } });
  expect(await inXero('unknownProduct')).toEqual([]);
});

test('nothing is written while the connection is not live, and the card says so', async () => {
  const setLive = (live: boolean) =>
    house.store.withPortal(portalId, ({ db }) => db.updateTable('xero_connections').set({ live }).execute());
  await setLive(false);
  const { hash } = await draftOf('unknownProduct');
  const answer = await post('unknownProduct', { hash: hash ?? '', requestId: randomUUID() });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_live' } });
  expect(await invoicesOf('unknownProduct')).toMatchObject({
    live: false,
    mayCreate: false,
    whyNot: expect.stringContaining('an admin switches the connection live') as string,
  });
  await setLive(true);
  expect(await inXero('unknownProduct')).toEqual([]);
});
