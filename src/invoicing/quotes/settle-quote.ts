import type { QuoteFact } from '../../mirror/facts.ts';
import type { Intent } from '../facts.ts';
import { finish } from '../outbox/finish-intent.ts';
import type { SettleDeps } from '../outbox/outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { queueNext } from '../outbox/put-back.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { differenceOf } from '../rules/preview-difference.ts';
import { quoteIn } from '../outbox/rules/subjects.ts';

/** A quote that was made or moved; the next move of it that waited may go. */
export async function settleQuote(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, quote }: { intent: Intent; quote: QuoteFact },
): Promise<void> {
  if (!isUnderWay(intent)) return;
  const { tenantId, intentId, createdBy: by } = intent;
  const difference = intent.kind === 'create_quote' && intent.preview ? differenceOf(intent.preview, quote) : null;
  const document = { documentId: quote.id, documentNumber: quote.quoteNumber, difference };
  await finish(deps, unit, { intent: { ...intent, ...document } });
  const quoteId = quoteIn(intent.subject);
  const dealId = quoteId === null ? null : await unit.quotes.dealOf(quoteId);
  if (intent.kind === 'create_quote' && quoteId !== null && dealId !== null)
    await unit.quotes.link({ tenantId, quoteId, xeroQuoteId: quote.id, dealId, intentId, by, at: deps.clock.now() });
  for (const waiting of await unit.outbox.waitingFor(intentId)) {
    const ready = { ...waiting, waitsFor: null };
    await unit.outbox.save(ready);
    await queueNext(unit, ready, deps.clock.now());
  }
}
