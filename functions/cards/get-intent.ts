import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { intentQuery } from '../../src/contract/invoicing.ts';
import { DEAL, type RecordRef } from '../../src/customers/facts.ts';
import type { Intent } from '../../src/invoicing/facts.ts';
import { readIntent } from '../../src/invoicing/outbox/read-intent.ts';
import { customerIn, dealOf, invoiceIn, isOfCustomer, quoteIn } from '../../src/invoicing/outbox/rules/subjects.ts';
import { err, ok } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentIntent } from '../present/present-intent.ts';
import { askedRecord } from '../asked/asked-customer.ts';

/**
 * GET /cards/intents/:intentId: how a write stands, for whoever may see the amounts of the deal, or the customer, that it is
 * about. Who asked for the write gets no further than the right reaches.
 */
export const getIntent = cardDoor({
  method: 'GET',
  path: '/cards/intents/:intentId',
  auth: 'hubspot',
  input: intentQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const view = await readIntent(reads, input.intentId);
        const look = view && (await lookAt(reads, view.intent, caller.userId));
        if (!look) return err({ code: 'not_found' });
        const books = await reads.receivables.books();
        const isMain = books?.tenantId === view.intent.tenantId;
        const state = presentIntent(view, isMain ? books.shortCode : null);
        if (state.invoice) await reads.audit.note({ at: clock.now(), ...caller, ...look, action: 'view_invoice' });
        return ok(state);
      }),
});

/** The record that the intent is about and the person's right on it; null: that is not enough to see it. */
async function lookAt(
  reads: PortalReads,
  intent: Intent,
  userId: string,
): Promise<(RecordRef & { right: Right }) | null> {
  const record = await recordIn(reads, intent);
  if (!record) return null;
  const asked = await askedRecord(reads, { ...record, userId });
  return asked.ok && atLeast(asked.value.right, 'amounts') ? { ...record, right: asked.value.right } : null;
}

/** The record that an intent is about: of work on an invoice the deal that is billed by it. */
async function recordIn(
  reads: PortalReads,
  { kind, tenantId, subject, documentId }: Intent,
): Promise<RecordRef | null> {
  if (isOfCustomer(kind)) return customerIn(subject);
  const quoteId = quoteIn(subject);
  if (quoteId !== null) return dealRecord(await reads.quotes.dealOf(quoteId));
  const dealId =
    dealOf(subject)?.dealId ?? (await reads.billing.dealBilledBy(tenantId, invoiceIn(subject) ?? documentId ?? ''));
  return dealRecord(dealId);
}

const dealRecord = (dealId: string | null): RecordRef | null =>
  dealId === null ? null : { objectTypeId: DEAL, objectId: dealId };
