import type { Failure, NotAllowed, NotLive } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { OtherCustomer } from './outbox/insert-contact.ts';
import type { InOutbox, OutboxUnit } from './ports.ts';
import { answerBefore, type CardRequest } from './outbox/request-replay.ts';
import type { InvoiceDraft } from './rules/draft.ts';

/** By what, and how, something is decided. */
interface ByDraft<D, T> {
  /** The draft as it would be made now. */
  draft: () => Promise<Result<D, Failure>>;
  /** What keeps the person from it; null: nothing does. */
  refusal: (drafted: D) => NotAllowed | null;
  decide: (unit: OutboxUnit, drafted: D) => Promise<Result<T, Failure>>;
}

/** The intent that answered the same request before. */
interface Answered {
  outcome: 'intent';
  intentId: string;
}

/**
 * Decides something by a draft as it is made now, once: a request that was answered gets the same answer, nothing is decided
 * for an organisation that is not live, and nothing beyond what the person may.
 */
export async function decideByDraft<D extends { draft: Pick<InvoiceDraft, 'live'> }, T>(
  inOutbox: InOutbox,
  { portalId, request }: { portalId: string; request: CardRequest },
  { draft, refusal, decide }: ByDraft<D, T>,
): Promise<Result<T | Answered, Failure>> {
  const before = await inOutbox(portalId, (unit) => answerBefore(unit, request));
  if (!before.ok) return before;
  if (before.value !== null) return ok({ outcome: 'intent', intentId: before.value });
  const drafted = await draft();
  if (!drafted.ok) return drafted;
  if (!drafted.value.draft.live) return err<NotLive>({ code: 'not_live' });
  const refused = refusal(drafted.value);
  if (refused) return err(refused);
  return inOutbox(portalId, (unit) => decide(unit, drafted.value)).catch((error: unknown) => {
    if (error instanceof OtherCustomer) return err(error.conflict);
    throw error;
  });
}
