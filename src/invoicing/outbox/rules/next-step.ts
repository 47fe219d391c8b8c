import type { Intent } from '../../facts.ts';

/** What is to be done about an intent now. */
export type NextStep =
  /** Send the request under the key of its attempt: for the first time, or the same bytes again. */
  | { do: 'send' }
  /** Nothing of the attempt before was found: send under a new key. */
  | { do: 'send_anew' }
  /** Find out in Xero whether the attempt went through. */
  | { do: 'look' }
  /** It may not be sent, and it is proven that nothing was written. */
  | { do: 'refuse' }
  /** It is not known whether it went through, it cannot be found out, and a second time would do harm. */
  | { do: 'give_up' }
  /** It failed at every attempt and stands nowhere in Xero: a person runs it again when Xero works. */
  | { do: 'stop' }
  | { do: 'wait'; until: Date }
  /** It is settled, or another intent comes first. */
  | { do: 'nothing' };

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long one sender has an intent for itself; Xero is given 25 seconds of it. */
const LEASE_MS = 45 * SECOND;

/** Of a lease, what must be left when the call begins: Xero's 25 seconds, and some to store its answer. */
const CALL_MS = 30 * SECOND;

/** Xero keeps an idempotency key for six minutes; a sending that is decided by then has ended long before, with its lease. */
const SAME_KEY_MS = 4 * MINUTE;

/** What was sent under the key has come to an end by then, and is in Xero's lists. */
const LOOK_AFTER_MS = 7 * MINUTE;
const BETWEEN_LOOKS_MS = MINUTE;
const LOOKS = 2;

/** Attempts, each under a key of its own: with waiting and looking five of them last 40 minutes and more. */
const MOST_ATTEMPTS = 5;

/** The end of a lease that begins now. */
export const leaseFrom = (now: Date): Date => after(now, LEASE_MS);

/** Whether a call that begins now would end within the lease: a process that was held up must not send. */
export const fitsInto = (leaseUntil: Date, now: Date): boolean => leaseUntil.getTime() - now.getTime() >= CALL_MS;

/**
 * The one table of how an intent goes on (docs/decisions/0021-the-outbox.md). `live`: whether writing to the organisation is
 * switched on. Whoever does what it says has read the intent in the transaction in which it takes the lease.
 */
export function nextStep(intent: Intent, { now, live }: { now: Date; live: boolean }): NextStep {
  if (!isUnderWay(intent) || intent.waitsFor !== null) return { do: 'nothing' };
  if (intent.leaseUntil && now < intent.leaseUntil) return { do: 'wait', until: intent.leaseUntil };
  if (intent.firstSentAt !== null) return afterSending(intent, { firstSentAt: intent.firstSentAt, now, live });
  if (!live) return { do: 'refuse' };
  return now < intent.dueAt ? { do: 'wait', until: intent.dueAt } : { do: 'send' };
}

/** Whether it is neither done nor given back. */
export const isUnderWay = ({ state }: Pick<Intent, 'state'>): boolean =>
  state === 'pending' || state === 'sending' || state === 'unclear';

interface Sent {
  firstSentAt: Date;
  now: Date;
  live: boolean;
}

function afterSending(intent: Intent, { firstSentAt, now, live }: Sent): NextStep {
  if (live && !intent.faultRemembered && now < after(firstSentAt, SAME_KEY_MS))
    return now < intent.dueAt ? { do: 'wait', until: intent.dueAt } : { do: 'send' };
  if (intent.kind === 'email_invoice') return { do: 'give_up' };
  const lookFrom = intent.lookedAt ? after(intent.lookedAt, BETWEEN_LOOKS_MS) : after(firstSentAt, LOOK_AFTER_MS);
  if (intent.looks >= LOOKS) return { do: live ? afterVain(intent) : 'refuse' };
  const from = intent.dueAt > lookFrom ? intent.dueAt : lookFrom;
  return now < from ? { do: 'wait', until: from } : { do: 'look' };
}

/** The attempt stands nowhere in Xero. */
const afterVain = ({ attempt }: Intent): 'send_anew' | 'stop' => (attempt < MOST_ATTEMPTS ? 'send_anew' : 'stop');

const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);
