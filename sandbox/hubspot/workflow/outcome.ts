import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AppAnswer } from '../calling/call-app.ts';

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 12 * 60 * MINUTE_MS;
const TRIED_FOR_MS = 3 * 24 * 3600 * 1000;
const DEFAULT_EXPIRATION = 'P7D';

export const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const answerSchema = z.object({ outputFields: valuesSchema.default({}) });

/** What an answer of the app means for the execution. Waits are in milliseconds from now. */
export type Outcome =
  | { kind: 'ended'; state: 'SUCCESS' | 'FAIL_CONTINUE'; outputFields: Record<string, string> }
  | { kind: 'blocked'; forMs: number; outputFields: Record<string, string> }
  | { kind: 'again'; inMs: number; reason: string }
  | { kind: 'failed'; reason: string };

/** Output fields as a workflow keeps them: text; null is none. */
export const asText = (values: z.infer<typeof valuesSchema>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );

const durationMs = (text: string): number | undefined => {
  try {
    const relativeTo = Temporal.PlainDateTime.from('2026-01-01');
    return Temporal.Duration.from(text).total({ unit: 'milliseconds', relativeTo });
  } catch {
    return undefined;
  }
};

const parseAnswer = (text: string): Record<string, string> | undefined => {
  try {
    const parsed = answerSchema.safeParse(text === '' ? {} : JSON.parse(text));
    return parsed.success ? asText(parsed.data.outputFields) : undefined;
  } catch {
    return undefined;
  }
};

const understood = (text: string): Outcome => {
  const outputFields = parseAnswer(text);
  if (outputFields === undefined) return { kind: 'failed', reason: 'The answer holds no output fields in JSON' };
  const state = outputFields['hs_execution_state'] ?? 'SUCCESS';
  if (state === 'SUCCESS' || state === 'FAIL_CONTINUE') return { kind: 'ended', state, outputFields };
  if (state !== 'BLOCK') return { kind: 'failed', reason: `hs_execution_state cannot be ${state}` };
  const duration = outputFields['hs_expiration_duration'] ?? DEFAULT_EXPIRATION;
  const forMs = durationMs(duration);
  if (forMs === undefined || forMs <= 0)
    return { kind: 'failed', reason: `hs_expiration_duration cannot be ${duration}` };
  return { kind: 'blocked', forMs, outputFields };
};

/** The wait grows twofold from a minute to half a day; after three days nothing is tried any more. */
const again = (
  reason: string,
  { attempts, sinceMs, askedMs }: { attempts: number; sinceMs: number; askedMs?: number },
): Outcome => {
  const inMs = askedMs ?? Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return sinceMs + inMs > TRIED_FOR_MS
    ? { kind: 'failed', reason: `${reason}, for three days` }
    : { kind: 'again', inMs, reason };
};

/**
 * Reads what the app answered to the `attempts`-th attempt, `sinceMs` after the first; no answer is undefined. 2xx counts by its
 * `hs_execution_state`; 429, 5xx and no answer are tried again, anything else has failed.
 */
export const outcomeOf = (answer: AppAnswer | undefined, so: { attempts: number; sinceMs: number }): Outcome => {
  if (answer === undefined) return again('No answer', so);
  const { status, text, retryAfterSeconds } = answer;
  if (status >= 200 && status < 300) return understood(text);
  const reason = `Answered ${status}`;
  if (status === 429)
    return again(reason, retryAfterSeconds === undefined ? so : { ...so, askedMs: retryAfterSeconds * 1000 });
  return status >= 500 ? again(reason, so) : { kind: 'failed', reason };
};
