import type { WriteFailure } from '../../../lib/failure.ts';
import type { Intent } from '../../facts.ts';

const SECOND = 1000;

/** What was never sent in an hour is given back: nobody expects it any more. */
const GIVE_UP_AFTER_MS = 3600 * SECOND;

/** Until an admin has connected again there is little use in asking. */
const REVOKED_MS = 600 * SECOND;

interface Sending {
  /** Whether nothing was sent under this key before. */
  first: boolean;
  now: Date;
}

/**
 * How an intent stands after its sending failed. A refusal of what was sent for the first time proves that nothing
 * was written. Otherwise an earlier sending under the key may have gone through, and a proof is only what Xero repeats for
 * a key: a 400, or a refused element.
 */
export function afterFailure(sent: Intent, failure: WriteFailure, { first, now }: Sending): Intent {
  const intent: Intent = { ...sent, leaseOwner: null, leaseUntil: null, failure };
  const back: Intent = first ? { ...intent, state: 'pending', firstSentAt: null } : { ...intent, state: 'unclear' };
  const refused: Intent = { ...intent, state: 'rejected', settledAt: now };
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  switch (failure.code) {
    case 'vendor_throttled':
      return { ...back, dueAt: after(Math.max(SECOND, failure.retryAfterSeconds * SECOND)) };
    case 'vendor_unavailable': {
      const tooOld = now.getTime() - sent.createdAt.getTime() >= GIVE_UP_AFTER_MS;
      return first && tooOld ? refused : { ...back, dueAt: after(pauseMs(sent.createdAt, now)) };
    }
    case 'vendor_rejected': {
      const proven = first || failure.status === 400 || failure.status === 200;
      return proven ? refused : { ...back, faultRemembered: true, dueAt: now };
    }
    case 'auth_revoked':
      return first ? refused : { ...back, dueAt: after(REVOKED_MS) };
    case 'vendor_unclear': {
      const faultRemembered = sent.faultRemembered || failure.remembered;
      return { ...intent, state: 'unclear', faultRemembered, dueAt: after(pauseMs(sent.firstSentAt ?? now, now)) };
    }
  }
}

/** As long again as it has lasted so far: from 5 seconds up to a minute. */
function pauseMs(since: Date, now: Date): number {
  return Math.min(60 * SECOND, Math.max(5 * SECOND, now.getTime() - since.getTime()));
}
