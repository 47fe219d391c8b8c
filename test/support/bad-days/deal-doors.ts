import { randomUUID } from 'node:crypto';
import {
  createInvoiceAnswer,
  dealInvoices,
  intentState,
  invoiceDraft,
  type CreateInvoiceAnswer,
  type DealInvoices,
  type IntentState,
  type InvoiceDraft,
} from '../../../src/contract/invoicing.ts';
import type { Asked } from '../signed.ts';
import { waitFor } from '../wait-for.ts';

export type Body = Record<string, string>;

/** What a card gets. */
export interface Answered<T = unknown> {
  ok: boolean;
  value: T;
  error?: { code: string; message: string; fix?: string };
}

/** `as`: another user than who asks as a rule. */
export type Ask = <T>(asked: Asked & { as?: string }) => Promise<Answered<T>>;

/** The doors that a deal's card calls, each answer held against the contract. */
export interface DealDoors {
  draft: (dealId: string, choices?: Body) => Promise<InvoiceDraft>;
  /** Confirms, as the door answers it: `requestId` is a new one unless given. */
  post: (dealId: string, body: Body) => Promise<Answered<CreateInvoiceAnswer>>;
  /** Looks at the draft and confirms it; how the write stands then. */
  click: (dealId: string, choices?: Body) => Promise<IntentState>;
  shown: (dealId: string) => Promise<DealInvoices>;
  stateOf: (intentId: string) => Promise<IntentState>;
  /** Waits until the intent has come to an end; how it stands then. */
  settled: (intentId: string) => Promise<IntentState>;
}

/** The doors over whatever carries a call. */
export function dealDoors(ask: Ask): DealDoors {
  const get = async (path: string, query: Body = {}): Promise<unknown> => {
    const answer = await ask({ path, query });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const draft: DealDoors['draft'] = async (dealId, choices) =>
    invoiceDraft.parse(await get(`/cards/deals/${dealId}/draft`, choices));
  const post: DealDoors['post'] = (dealId, body) =>
    ask({ method: 'POST', path: `/cards/deals/${dealId}/invoices`, body: { requestId: randomUUID(), ...body } });
  const stateOf: DealDoors['stateOf'] = async (intentId) => intentState.parse(await get(`/cards/intents/${intentId}`));
  return {
    ...{ draft, post, stateOf },
    click: async (dealId, choices = {}) => {
      const { hash, gaps } = await draft(dealId, choices);
      if (hash === null) throw new Error(gaps.map(({ message }) => message).join(' '));
      const posted = await post(dealId, { ...choices, hash });
      if (!posted.ok) throw new Error(JSON.stringify(posted.error));
      const answer = createInvoiceAnswer.parse(posted.value);
      if (answer.outcome !== 'intent') throw new Error(`The deal has changed: ${answer.changes.join(' ')}`);
      return answer.intent;
    },
    shown: async (dealId) => dealInvoices.parse(await get(`/cards/deals/${dealId}/invoices`)),
    settled: (intentId) =>
      waitFor(
        async () => {
          const now = await stateOf(intentId);
          return (now.state === 'done' || now.state === 'rejected') && now;
        },
        { what: 'the intent to be settled', timeoutMs: 20_000 },
      ),
  };
}
