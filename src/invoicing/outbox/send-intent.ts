import type { Claim } from './claim-intent.ts';
import { mirrorAllocated } from '../credits/find-credit.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { putBack } from './put-back.ts';
import { seeTaken } from './see-taken.ts';
import { fitsInto } from './rules/next-step.ts';
import { settleIntent } from './settle-intent.ts';

/**
 * Sends a claimed intent, the same bytes under the same key as long as its attempt lasts, and settles it by Xero's answer. An
 * item or a quote that is refused because its code or number is taken is looked up: it may have been made unnoticed, or a person
 * is shown it.
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
  const taken = sent.ok ? null : await seeTaken(deps.writer, intent, sent.error);
  const written = sent.ok ? sent.value : taken?.isOurs ? taken.written : null;
  await deps.inOutbox(portalId, async (unit) => {
    if (written) return settleIntent(deps, unit, { tenantId, intentId, written, readAt });
    if (taken) await taken.mirror(unit, readAt);
    if (!sent.ok) await putBack(deps, unit, { claimed: intent, failure: sent.error, first });
  });
  if (written?.kind === 'allocated') await mirrorAllocated(deps, intent);
  return written ? 'settled' : 'not_settled';
}
