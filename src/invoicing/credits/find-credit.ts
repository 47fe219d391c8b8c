import * as z from 'zod';
import type { VendorFailure } from '../../lib/failure.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Intent } from '../facts.ts';
import type { OutboxDeps } from '../outbox/outbox-deps.ts';
import type { Written, XeroWriter } from '../ports.ts';
import { invoiceIn } from '../outbox/rules/subjects.ts';
import { bearsMark } from './rules/credit-mark.ts';

const newNote = z.object({ CreditNotes: z.tuple([z.object({ Contact: z.object({ ContactID: z.string() }) })]) });

/** The credit notes of the customer that bear the intent's mark. */
export async function findCredit(
  writer: XeroWriter,
  intent: Intent,
  changedSince: Date,
): Promise<Result<Written[], VendorFailure>> {
  const { portalId, tenantId, request, intentId } = intent;
  const [{ Contact }] = newNote.parse(JSON.parse(request)).CreditNotes;
  const listed = await writer.findCreditNotes({ portalId, tenantId }, { contactId: Contact.ContactID, changedSince });
  if (!listed.ok) return listed;
  const ours = listed.value.filter(({ reference }) => bearsMark(reference, intentId));
  return ok(ours.map((credit) => ({ kind: 'credit', credit })));
}

/**
 * How a credit note and its invoice stand in Xero, where the one is set against the other: we set a note against its invoice
 * once, so that any allocation proves ours, or makes it needless.
 */
export async function findAllocated(
  writer: XeroWriter,
  { portalId, tenantId, intentId, subject, documentId }: Intent,
): Promise<Result<Written[], VendorFailure>> {
  const where = { portalId, tenantId };
  const invoiceId = invoiceIn(subject);
  if (documentId === null || invoiceId === null) throw new Error(`The intent ${intentId} names no credit note`);
  const note = await writer.readCreditNote(where, documentId);
  if (!note.ok) return note;
  const credit = note.value;
  if (!credit?.allocations.some((one) => one.invoiceId === invoiceId)) return ok([]);
  const read = await writer.readInvoice(where, invoiceId);
  return ok([{ kind: 'allocated', credit, invoice: read.ok ? read.value : null }]);
}

/**
 * Takes into the mirror how both stand after an allocation, whose answer says nothing of it, so that the card shows it at once.
 * What cannot be read now, the next reading brings.
 */
export async function mirrorAllocated({ inOutbox, writer, clock }: OutboxDeps, intent: Intent): Promise<void> {
  const readAt = clock.now();
  const found = await findAllocated(writer, intent);
  if (!found.ok) return;
  await inOutbox(intent.portalId, async (unit) => {
    for (const written of found.value) await mirrorWritten(unit, { tenantId: intent.tenantId, written, readAt });
  });
}

/** Puts into the mirror what was read of both. */
export async function mirrorWritten(
  { credits, billing }: Parameters<Parameters<OutboxDeps['inOutbox']>[1]>[0],
  { tenantId, written, readAt }: { tenantId: string; written: Written; readAt: Date },
): Promise<void> {
  if (written.kind !== 'allocated') return;
  if (written.credit) await credits.mirror(tenantId, written.credit, readAt);
  if (written.invoice) await billing.mirrorInvoice(tenantId, written.invoice, readAt);
}
