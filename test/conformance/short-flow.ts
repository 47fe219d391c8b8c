import { randomUUID } from 'node:crypto';
import { cast } from '../../sandbox/seed/cast.ts';
import { openHouse, type House } from '../support/house.ts';
import { PUBLIC_URL } from '../support/signed.ts';
import { waitFor } from '../support/wait-for.ts';

const { dealId } = cast.deals.readyToInvoice;
const FINANCE = cast.users.finance.userId;

interface Answer {
  ok: boolean;
  value: Record<string, unknown>;
}

/** Asks a door of the product as a card of finance does, through HubSpot's own signing. */
async function ask({ hubspot }: House, asked: `${'GET' | 'POST'} /${string}`, body?: object): Promise<Answer> {
  const [method = '', path = ''] = asked.split(' ');
  const response = await fetch(`${hubspot.url}/__sandbox/fetch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: FINANCE, url: PUBLIC_URL + path, method, ...(body && { body }) }),
  });
  const answered = (await response.json()) as { body: Answer };
  if (!answered.body.ok) throw new Error(`${asked}: ${JSON.stringify(answered)}`);
  return answered.body;
}

const invoiceOf = async (house: House): Promise<Record<string, unknown> | undefined> => {
  const { value } = await ask(house, `GET /cards/deals/${dealId}/invoices`);
  return (value['invoices'] as Record<string, unknown>[])[0];
};

async function control(url: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/__sandbox${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/**
 * The shortest whole story over both stand-ins: the app is installed and connected, every stream is read, a deal's draft becomes an
 * approved invoice, the customer pays, Xero's webhook brings that to the mirror, and cards are opened. Answers what the deal's
 * card says of the invoice in the end.
 */
export async function shortFlow(): Promise<Record<string, unknown>> {
  const house = await openHouse();
  try {
    const draft = await ask(house, `GET /cards/deals/${dealId}/draft?status=AUTHORISED`);
    const click = { status: 'AUTHORISED', hash: draft.value['hash'], requestId: randomUUID() };
    await ask(house, `POST /cards/deals/${dealId}/invoices`, click);
    const made = await waitFor(() => invoiceOf(house), { what: 'the invoice', timeoutMs: 30_000 });
    await control(house.xero.url, '/pay', { invoiceId: made['id'] });
    const paid = await waitFor(
      async () => {
        const now = await invoiceOf(house);
        return now?.['state'] === 'paid' ? now : undefined;
      },
      { what: 'the payment on the card', timeoutMs: 30_000 },
    );
    await ask(house, `GET /cards/record?objectTypeId=0-3&objectId=${dealId}`);
    return paid;
  } finally {
    await house.close();
  }
}
