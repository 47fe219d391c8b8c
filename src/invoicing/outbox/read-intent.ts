import type { CreditFact, InvoiceFact } from '../../mirror/facts.ts';
import type { CreditStore } from '../credits/ports.ts';
import type { Intent } from '../facts.ts';
import type { BillingStore, OutboxStore } from '../ports.ts';
import { invoiceIn, isOfCredit } from './rules/subjects.ts';

/** How a write stands: the intent, the one it waits for, and the invoice as the mirror has it. */
export interface IntentView {
  intent: Intent;
  waitsFor: Intent | null;
  invoice: InvoiceFact | null;
  /** Of a credit note: the note as the mirror has it, and what sets it against the invoice. */
  credit: CreditFact | null;
  allocation: Intent | null;
}

/** What reading intents needs of the portal, in one transaction. */
export interface IntentReads {
  outbox: Pick<OutboxStore, 'read' | 'waitedFor' | 'ofSubjects'>;
  billing: Pick<BillingStore, 'invoice'>;
  credits: Pick<CreditStore, 'note'>;
}

/** An intent with what is to be told of it. Null: there is none. */
export async function readIntent(reads: IntentReads, intentId: string): Promise<IntentView | null> {
  const intent = await reads.outbox.read(intentId);
  return intent && viewOf(reads, intent);
}

/** The same for an intent that was read already. */
export async function viewOf({ outbox, billing, credits }: IntentReads, intent: Intent): Promise<IntentView> {
  const { tenantId, documentId, kind, subject } = intent;
  const creditId = isOfCredit(kind) ? documentId : null;
  const invoiceId = isOfCredit(kind) ? invoiceIn(subject) : documentId;
  return {
    intent,
    waitsFor: intent.waitsFor === null ? null : await outbox.read(intent.waitsFor),
    invoice: invoiceId === null ? null : await billing.invoice(tenantId, invoiceId),
    credit: creditId === null ? null : await credits.note(tenantId, creditId),
    allocation: kind === 'create_credit_note' ? await allocationOf(outbox, intent) : null,
  };
}

/** What is to set the credit note against its invoice: it waits until the note stands, and names that from then on. */
async function allocationOf(
  outbox: IntentReads['outbox'],
  { intentId, tenantId, subject, documentId }: Intent,
): Promise<Intent | null> {
  if (documentId === null) return outbox.waitedFor(intentId, 'allocate_credit');
  const moves = await outbox.ofSubjects(tenantId, [subject]);
  return moves.find((move) => move.kind === 'allocate_credit' && move.documentId === documentId) ?? null;
}
