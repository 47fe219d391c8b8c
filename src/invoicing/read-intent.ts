import type { InvoiceFact } from '../mirror/facts.ts';
import type { Intent } from './facts.ts';
import type { BillingStore, OutboxStore } from './ports.ts';

/** How a write stands: the intent, the one it waits for, and the invoice as the mirror has it. */
export interface IntentView {
  intent: Intent;
  waitsFor: Intent | null;
  invoice: InvoiceFact | null;
}

/** What reading intents needs of the portal, in one transaction. */
export interface IntentReads {
  outbox: Pick<OutboxStore, 'read'>;
  billing: Pick<BillingStore, 'invoice'>;
}

/** An intent with what is to be told of it. Null: there is none. */
export async function readIntent(reads: IntentReads, intentId: string): Promise<IntentView | null> {
  const intent = await reads.outbox.read(intentId);
  return intent && viewOf(reads, intent);
}

/** The same for an intent that was read already. */
export async function viewOf({ outbox, billing }: IntentReads, intent: Intent): Promise<IntentView> {
  return {
    intent,
    waitsFor: intent.waitsFor === null ? null : await outbox.read(intent.waitsFor),
    invoice: intent.documentId === null ? null : await billing.invoice(intent.tenantId, intent.documentId),
  };
}
