import { err, type Result } from '../lib/result.ts';
import type { Consent } from './ports.ts';

/**
 * Why a step of a consent is not made: nothing is known of what was brought along, its time is over, it was used before,
 * another browser began it, the person may not (any more), or Xero let us into nothing that can be connected.
 */
export type ConsentRefusal =
  'unknown' | 'expired' | 'spent' | 'other_browser' | 'not_admin' | 'nothing_connected' | 'practice_only';

export interface ConsentRefused {
  code: 'consent_refused';
  why: ConsentRefusal;
}

export const refused = (why: ConsentRefusal): Result<never, ConsentRefused> => err({ code: 'consent_refused', why });

/** What is wanted of a consent that somebody has brought along. */
interface Wanted {
  kind: Consent['kind'];
  steps: readonly Consent['step'][];
  /** Of the browser; null: it has none. Absent: no browser has opened the consent yet. */
  cookieHash?: string | null;
  at: Date;
}

/** What keeps the consent from going on; null: nothing. Who comes from another browser learns no more than that. */
export function obstacleOf(consent: Consent | null, { kind, steps, cookieHash, at }: Wanted): ConsentRefusal | null {
  if (consent?.kind !== kind) return 'unknown';
  if (cookieHash !== undefined && (cookieHash === null || consent.cookieHash !== cookieHash)) return 'other_browser';
  if (!steps.includes(consent.step)) return 'spent';
  return consent.expiresAt <= at ? 'expired' : null;
}
