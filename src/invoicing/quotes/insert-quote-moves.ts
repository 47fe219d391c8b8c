import type { NewId } from '../../lib/ids.ts';
import type { Intent } from '../facts.ts';
import { newIntent } from '../outbox/new-intent.ts';
import type { OutboxUnit } from '../ports.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { quoteSubject } from '../outbox/rules/subjects.ts';
import { moveQuoteRequest, wayToInvoiced } from './rules/quote-moves.ts';

/**
 * Decides that the quote in Xero is marked as invoiced once the given intent has made its invoice: one move after the other, each
 * waiting for the one before. What keeps the invoice from being made keeps the quote as it is. Nothing, where the quote does
 * not stand in Xero, is invoiced already, or is being changed.
 */
export async function insertQuoteMoves(
  { newId }: { newId: NewId },
  { outbox, quotes }: Pick<OutboxUnit, 'outbox' | 'quotes'>,
  { first, quoteId }: { first: Intent; quoteId: string },
): Promise<void> {
  const { portalId, tenantId, createdBy, createdByEmail, createdAt } = first;
  const subject = quoteSubject(quoteId);
  if ((await outbox.ofSubjects(tenantId, [subject])).some(isUnderWay)) return;
  const [link] = await quotes.links(tenantId, [quoteId]);
  const [mirrored] = link ? await quotes.byIds(tenantId, [link.xeroQuoteId]) : [];
  if (!mirrored) return;
  const { quote } = mirrored;
  let waitsFor = first.intentId;
  for (const to of wayToInvoiced(quote.status)) {
    const move = newIntent({
      ...{ intentId: newId(), portalId, tenantId, kind: 'move_quote', subject, waitsFor },
      request: moveQuoteRequest(quote, to),
      ...{ documentId: quote.id, documentNumber: quote.quoteNumber },
      ...{ createdBy, createdByEmail, createdAt },
    });
    if (!(await outbox.insert(move)))
      throw new Error(`The move of the quote that waits for ${waitsFor} cannot be added`);
    waitsFor = move.intentId;
  }
}
