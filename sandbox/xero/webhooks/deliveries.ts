import type { Clock } from '../../kit/clock.ts';
import { intentToReceive } from './intent-to-receive.ts';
import { NO_TROUBLE, type NumberedEvent, type WebhookMemory } from './memory.ts';
import { payloadOf } from './payload.ts';
import { postSigned, type Letter } from './post.ts';

const RETRY_MS = 15 * 60 * 1000;
const GIVE_UP_MS = 24 * 3600 * 1000;
const KEEP_MS = 31 * 24 * 3600 * 1000;

/** What every delivery needs. */
export interface Courier {
  clock: Clock;
  memory: WebhookMemory;
  timeoutMs: number;
  stop: AbortSignal;
}

type Receiver = Pick<Letter, 'url' | 'key'>;

/** One round of sending. */
export interface Round {
  /** The POSTs to make of these events, in this order. */
  cut: (events: readonly NumberedEvent[]) => NumberedEvent[][];
  /** How often each is sent. */
  times: number;
}

const noteFailure = ({ clock, memory }: Courier): void => {
  const now = clock.now();
  memory.failingSince ??= now.toISOString();
  if (now.getTime() - Date.parse(memory.failingSince) < GIVE_UP_MS) {
    memory.nextAttemptAt = new Date(now.getTime() + RETRY_MS).toISOString();
    return;
  }
  memory.disabled = `Every delivery since ${memory.failingSince} failed`;
  memory.nextAttemptAt = undefined;
};

/** The events that wait and that Xero still keeps. */
const stillKept = ({ clock, memory }: Courier): NumberedEvent[] => {
  const oldest = clock.now().getTime() - KEEP_MS;
  memory.waiting = memory.waiting.filter(({ event }) => Date.parse(`${event.eventDateUtc}Z`) >= oldest);
  return memory.waiting;
};

/** Whether the next attempt lies in the future. */
const mustWait = ({ clock, memory }: Courier): boolean =>
  memory.nextAttemptAt !== undefined && Date.parse(memory.nextAttemptAt) > clock.now().getTime();

/** Sends one payload, and at once again when it fails; answers whether it arrived. */
const send = async (courier: Courier, to: Receiver, body: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const status = await postSigned({ ...courier, ...to, body });
    if (status !== undefined && status >= 200 && status < 300) return true;
    // The stand-in itself is closing: that says nothing about the receiver.
    if (courier.stop.aborted) return false;
    courier.memory.failed += 1;
  }
  noteFailure(courier);
  return false;
};

const settle = (memory: WebhookMemory, batch: NumberedEvent[]): void => {
  const arrived = new Set(batch);
  memory.waiting = memory.waiting.filter((one) => !arrived.has(one));
  memory.delivered += batch.length;
  Object.assign(memory, NO_TROUBLE);
};

/** The receiver that has proved itself; deliveries are switched off when it fails to. Undefined: nothing can be sent. */
export const openReceiver = async (courier: Courier): Promise<Receiver | undefined> => {
  const { memory } = courier;
  const { url, key } = memory;
  if (memory.disabled !== undefined || url === undefined || key === undefined) return undefined;
  if (!memory.confirmed) {
    const refused = await intentToReceive({ ...courier, url, key });
    if (courier.stop.aborted) return undefined;
    if (refused === undefined) memory.confirmed = true;
    else memory.disabled = refused;
  }
  return memory.confirmed ? { url, key } : undefined;
};

/**
 * Sends what waits now, until a delivery fails. A failure is tried again at once, then every 15 minutes; after 24 hours of
 * nothing but failures deliveries are off. Nothing is sent before the receiver has proved itself.
 */
export const drain = async (courier: Courier, { cut, times }: Round): Promise<void> => {
  const events = stillKept(courier);
  if (events.length === 0 || mustWait(courier)) return;
  const receiver = await openReceiver(courier);
  if (receiver === undefined) return;
  for (const batch of cut(events)) {
    const body = payloadOf(batch);
    for (let time = 0; time < times; time += 1) if (!(await send(courier, receiver, body))) return;
    settle(courier.memory, batch);
  }
};
