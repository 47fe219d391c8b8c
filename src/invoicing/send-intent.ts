import type { Claim } from './claim-intent.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { putBack } from './put-back.ts';
import { fitsInto } from './rules/next-step.ts';
import { settleIntent } from './settle-intent.ts';

/**
 * Sends a claimed intent, the same bytes under the same key as long as its attempt lasts, and settles it by Xero's answer.
 * Nothing is sent that would not end within the lease.
 */
export async function sendIntent(
  deps: OutboxDeps,
  { intent, leaseUntil, first }: Claim,
): Promise<'wait' | 'settled' | 'not_settled'> {
  const { portalId, tenantId, intentId, kind, documentId, request } = intent;
  const readAt = deps.clock.now();
  if (!fitsInto(leaseUntil, readAt)) return 'wait';
  const key = `${intentId}:${intent.attempt}`;
  const sent = await deps.writer.send({ portalId, tenantId }, { kind, documentId, request, key });
  await deps.inOutbox(portalId, (unit) =>
    sent.ok
      ? settleIntent(deps, unit, { tenantId, intentId, written: sent.value, readAt })
      : putBack(deps, unit, { claimed: intent, failure: sent.error, first }),
  );
  return sent.ok ? 'settled' : 'not_settled';
}
