import type { InvoiceFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { queueNext } from './put-back.ts';
import { isUnderWay } from './rules/next-step.ts';
import { dealOf, invoiceSubject } from './rules/subjects.ts';

/**
 * What waited for the invoice may go: its mail, and that its quote is invoiced. While another invoice of the deal is on its way
 * still, the quote waits for that one: if it is refused, the deal is not billed in full.
 */
export async function releaseWaiting(
  { clock }: Pick<SettleDeps, 'clock'>,
  unit: OutboxUnit,
  { intent, invoice }: { intent: Intent; invoice: InvoiceFact },
): Promise<void> {
  const of = { subject: invoiceSubject(invoice.id), documentId: invoice.id, documentNumber: invoice.invoiceNumber };
  for (const waiting of await unit.outbox.waitingFor(intent.intentId)) {
    const isOfQuote = waiting.kind === 'move_quote';
    const waitsFor = isOfQuote ? await anotherUnderWay(unit, intent) : null;
    const next = { ...waiting, ...(isOfQuote ? {} : of), waitsFor };
    await unit.outbox.save(next);
    if (waitsFor === null) await queueNext(unit, next, clock.now());
  }
}

/** Another intent that bills the same deal and is not settled yet, locked; null: there is none. */
async function anotherUnderWay(
  { ledger, outbox }: Pick<OutboxUnit, 'ledger' | 'outbox'>,
  { tenantId, subject, intentId: own }: Intent,
): Promise<string | null> {
  const dealId = dealOf(subject)?.dealId;
  const entries = dealId === undefined ? [] : await ledger.entries(tenantId, [dealId]);
  for (const { intent } of entries) {
    if (!intent || intent.intentId === own || !isUnderWay(intent)) continue;
    const locked = await outbox.lock(intent.intentId);
    if (locked && isUnderWay(locked)) return locked.intentId;
  }
  return null;
}
