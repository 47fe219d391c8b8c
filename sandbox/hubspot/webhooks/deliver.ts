import type { Clock } from '../../kit/clock.ts';
import { callApp, type Caller } from '../calling/call-app.ts';
import type { WaitingEvent, WebhookMemory } from './memory.ts';
import { nextAttempt } from './retries.ts';

const MOST = 100;

/** One round of sending. */
export interface Round extends Caller {
  clock: Clock;
  memory: WebhookMemory;
  targetUrl: string;
  timeoutMs: number;
  /** POSTs under way at once. */
  atOnce: number;
  /** How often each is sent. */
  times: number;
}

/** Cuts events into POSTs. */
export const inBatches = (events: readonly WaitingEvent[], most = MOST): WaitingEvent[][] =>
  Array.from({ length: Math.ceil(events.length / most) }, (_, index) => events.slice(index * most, (index + 1) * most));

const settle = ({ clock, memory }: Round, batch: readonly WaitingEvent[], arrived: boolean): void => {
  const over = new Set<WaitingEvent>(arrived ? batch : []);
  if (arrived) memory.delivered += batch.length;
  for (const one of arrived ? [] : batch) {
    one.attempts += 1;
    const name = [one.facts['eventId'], one.facts['subscriptionId']].join('/');
    const dueAt = nextAttempt(one.attempts, { now: clock.now(), name });
    if (dueAt !== undefined) one.dueAt = dueAt;
    else {
      over.add(one);
      memory.givenUp += 1;
    }
  }
  memory.waiting = memory.waiting.filter((one) => !over.has(one));
};

const post = async (round: Round, batch: readonly WaitingEvent[]): Promise<void> => {
  const body = JSON.stringify(batch.map(({ facts, attempts }) => ({ ...facts, attemptNumber: attempts })));
  const { targetUrl: url, timeoutMs } = round;
  let arrived = true;
  for (let time = 0; time < round.times && arrived; time += 1) {
    const answer = await callApp(round, { url, body, olderVersion: 'v1', timeoutMs });
    // The stand-in itself is closing: that says nothing about the app.
    if (round.stop.aborted) return;
    arrived = answer !== undefined && answer.status >= 200 && answer.status < 300;
    if (!arrived) round.memory.failed += 1;
  }
  settle(round, batch, arrived);
};

/** Sends these POSTs, so many at once; what fails waits for its next attempt, until HubSpot gives up. */
export const deliver = async (round: Round, batches: readonly WaitingEvent[][]): Promise<void> => {
  const left = [...batches];
  const worker = async (): Promise<void> => {
    for (let batch = left.shift(); batch !== undefined; batch = left.shift()) await post(round, batch);
  };
  await Promise.all(Array.from({ length: round.atOnce }, worker));
};
