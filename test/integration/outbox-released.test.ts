import { randomUUID } from 'node:crypto';
import { doors } from '../../functions/runtime/doors.ts';
import { createApp } from '../../functions/runtime/express.ts';
import { cast } from '../../sandbox/seed/cast.ts';
import type { CreateInvoiceAnswer, DealInvoices, InvoiceDraft } from '../../src/contract/invoicing.ts';
import { overHttp, type Transport } from '../support/door-transports.ts';
import { openHouse, type House } from '../support/house.ts';
import { signed, type Asked } from '../support/signed.ts';
import { waitFor } from '../support/wait-for.ts';
import { askedAgainWhenBusy } from '../support/when-busy.ts';
import { patience } from '../support/rough-day.ts';

const portalId = String(cast.portalId);
const path = `/cards/deals/${cast.deals.readyToInvoice.dealId}`;

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

async function ask<T>(asked: Asked): Promise<T> {
  const userId = String(cast.users.rep.userId);
  const answer = await askedAgainWhenBusy(async () => {
    const { text } = await transport.send(signed({ portalId, userId, now: new Date() }, asked));
    return JSON.parse(text) as { value: T };
  });
  return answer.value;
}

const shown = () => ask<DealInvoices>({ path: `${path}/invoices` });

async function click(): Promise<string> {
  const { hash } = await ask<InvoiceDraft>({ path: `${path}/draft` });
  const body = { hash: hash ?? '', requestId: randomUUID() };
  const answer = await ask<CreateInvoiceAnswer>({ method: 'POST', path: `${path}/invoices`, body });
  return answer.outcome === 'intent' ? (answer.intent.invoice?.id ?? '') : answer.outcome;
}

/** What a person does in Xero. */
async function edit(invoiceId: string, changes: object): Promise<void> {
  const answer = await fetch(`${house.xero.url}/__sandbox/edit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ invoiceId, changes }),
  });
  expect(answer.ok).toBe(true);
}

test('somebody writes another address in Xero and deletes the draft: the webhook frees the deal, and it is billed again', async () => {
  const first = await click();
  await waitFor(async () => (await shown()).invoices.some(({ id }) => id === first), {
    what: 'the invoice to be shown',
  });
  await edit(first, { url: 'https://wiki.acme.test/projects/5' });
  await edit(first, { status: 'DELETED' });
  await waitFor(async () => (await shown()).mayCreate, { what: 'the deal to be free', timeoutMs: 20_000 });
  const second = await click();
  expect([second === first, (await shown()).invoices.map(({ state }) => state).sort()]).toEqual([
    false,
    ['deleted', 'draft'],
  ]);
});
