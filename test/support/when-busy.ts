import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { onRoughDay } from './rough-day.ts';
import { waitFor } from './wait-for.ts';

/** How often one is asked at most: of the calls of one question, one in twenty is throttled. */
export const MOST_ASKED = 20;

const busy = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.literal('vendor_throttled'),
    fix: z.string().optional(),
    retryAfterSeconds: z.number().optional(),
  }),
});
const underWay = z.object({
  state: z.literal('in_progress'),
  problem: z.object({ fix: z.string() }).nullable(),
});
const goesOn = z.object({
  ok: z.literal(true),
  value: z.union([underWay, z.object({ intent: underWay }).transform(({ intent }) => intent)]),
});

/**
 * Asks a door or a function of ours, and on a rough day asks the same again as long as a vendor is busy, after the pause that the
 * answer names: what a person does who reads "Try again in 5 seconds." or that it goes on by itself, and clicks or looks
 * again. On a good day every answer stands.
 */
export async function askedAgainWhenBusy<T>(ask: () => Promise<T>): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    const pause = onRoughDay && asked < MOST_ASKED ? pauseOf(answer) : null;
    if (pause === null) return answer;
    await sleep(pause * 1000);
  }
}

/** Seconds; null where nobody is busy. */
function pauseOf(answer: unknown): number | null {
  const refused = busy.safeParse(answer).data;
  if (refused) return refused.error.retryAfterSeconds ?? secondsIn(refused.error.fix);
  const waiting = goesOn.safeParse(answer).data;
  return waiting ? secondsIn(waiting.value.problem?.fix) : null;
}

const secondsIn = (words = ''): number => Number(/ in (\d+) seconds/.exec(words)?.[1] ?? 1);

/** On a rough day what was just written is not listed yet: then the check is made again until it holds. On a good day, once. */
export async function onceListed(check: () => Promise<void>): Promise<void> {
  if (!onRoughDay) return check();
  await waitFor(async () => (await check(), true), { what: 'the list to show it' });
}
