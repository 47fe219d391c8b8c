import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Conflict, Failure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { InOutbox, OutboxUnit } from '../ports.ts';

/** What a person asked for under a request id of the card's. */
export interface CardRequest {
  userId: string;
  requestId: string;
  /** Everything that was asked, beside the id. */
  body: Readonly<Record<string, unknown>>;
}

const OTHER_WORDS: Conflict = {
  code: 'conflict',
  message: 'This request was made before, and asked for something else.',
};

/** The intent that answered the same request before; null: it is new. A conflict when the same id asked for something else. */
export async function answerBefore(
  { outbox }: Pick<OutboxUnit, 'outbox'>,
  request: CardRequest,
): Promise<Result<string | null, Conflict>> {
  const before = await outbox.request(request.userId, request.requestId);
  if (!before) return ok(null);
  return before.bodyHash === hashOf(request.body) ? ok(before.intentId) : err(OTHER_WORDS);
}

/**
 * Keeps which intent answers the request. Throws when, at this very moment, the same id has asked for something else: what
 * was decided for it is then not kept either.
 */
export async function keepAnswer(
  { outbox }: Pick<OutboxUnit, 'outbox'>,
  request: CardRequest,
  answer: { intentId: string; at: Date },
): Promise<string> {
  const { userId, requestId, body } = request;
  await outbox.saveRequest({ userId, requestId, bodyHash: hashOf(body), ...answer });
  const kept = await answerBefore({ outbox }, request);
  if (!kept.ok) throw new Error(`The request ${requestId} was made twice at once, for different things`);
  return kept.value ?? answer.intentId;
}

/**
 * Decides for a request in one transaction, once: one that was answered gets the same intent again. Of a decision for nothing
 * (null) no answer is kept.
 */
export const decideOnce = <T extends string | null>(
  { inOutbox, clock }: { inOutbox: InOutbox; clock: Clock },
  { portalId, request }: { portalId: string; request: CardRequest },
  decide: (unit: OutboxUnit) => Promise<Result<T, Failure>>,
): Promise<Result<T | string, Failure>> =>
  inOutbox(portalId, async (unit) => {
    const before = await answerBefore(unit, request);
    if (!before.ok) return before;
    if (before.value !== null) return ok(before.value);
    const decided = await decide(unit);
    if (!decided.ok || decided.value === null) return decided;
    return ok(await keepAnswer(unit, request, { intentId: decided.value, at: clock.now() }));
  });

const hashOf = (body: CardRequest['body']): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(body)))
    .digest('base64url');

/** The same for the same words, in whatever order they come; what is undefined is not there. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, inOrder(member)]);
}
