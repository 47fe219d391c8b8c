import type { Intent } from '../../invoicing/facts.ts';
import type { Failure, NotAllowed, Vendor } from '../../lib/failure.ts';
import type { Hold, Verdict } from '../facts.ts';
import { failed, HIDDEN, missingWords, needsYou, notAllowed } from './verdict.ts';

/** What a row's failure before anything was decided means for it and for its run. */
export type Meaning =
  | { do: 'settle'; verdict: Verdict }
  /** The vendor takes no calls for so long: the row waits, and the run with it. */
  | { do: 'hold'; by: Vendor; seconds: number; isBusy: boolean }
  /** No row can be billed. */
  | { do: 'stop' };

/** A vendor that cannot be reached is asked again after so long. */
const UNREACHED_SECONDS = 60;

type Words = (failure: Failure) => { message: string; fix?: string | undefined };

/** What a failure means for a run over many deals. No attempt is spent while a vendor is busy or away. */
export function meaningOf(failure: Failure, words: Words): Meaning {
  switch (failure.code) {
    case 'vendor_throttled':
      return {
        do: 'hold',
        by: failure.vendor,
        seconds: Math.max(1, Math.ceil(failure.retryAfterSeconds)),
        isBusy: true,
      };
    case 'vendor_unavailable':
      return { do: 'hold', by: failure.vendor, seconds: UNREACHED_SECONDS, isBusy: false };
    case 'not_live':
    case 'not_connected':
    case 'auth_revoked':
      return { do: 'stop' };
    case 'not_allowed':
      return { do: 'settle', verdict: notAllowed(failure satisfies NotAllowed) };
    case 'not_found':
    case 'not_supported':
      return { do: 'settle', verdict: HIDDEN };
    case 'not_ready':
      return { do: 'settle', verdict: { ...needsYou('', ''), ...missingWords(failure.gaps) } };
    case 'conflict':
      return { do: 'settle', verdict: needsYou(failure.message, 'Look at the deal, then check it again.') };
    case 'vendor_rejected':
    case 'vendor_unclear':
    case 'vendor_failing':
      return { do: 'settle', verdict: asFailed(words(failure)) };
  }
}

const asFailed = ({ message, fix = '' }: ReturnType<Words>): Verdict => failed(message, fix);

/** A run to which a vendor did not answer for so long ends: people start it again when the vendor works. */
const GIVE_UP_MS = 3_600_000;

/** The hold that follows on one before it; null: it has lasted too long. That a vendor is busy never does. */
export function holdOn(
  before: Hold | null,
  { by, until, now, isBusy }: { by: Vendor; until: Date; now: Date; isBusy: boolean },
): Hold | null {
  const since = before?.since ?? now;
  return !isBusy && now.getTime() - since.getTime() >= GIVE_UP_MS ? null : { by, until, since };
}

const NAMES: Record<Vendor, string> = { xero: 'Xero', hubspot: 'HubSpot' };

/** What is said of a run that ends for that. */
export const gaveUp = (by: Vendor): { words: string; fix: string } => ({
  words: `${NAMES[by]} could not be reached for an hour.`,
  fix: `Start it again when ${NAMES[by]} works: what is not billed is ready as before.`,
});

/** Until when a run waits because Xero did not take what was sent; null: it goes on. */
export function waitsUntil({ state, failure, dueAt }: Pick<Intent, 'state' | 'failure' | 'dueAt'>): Date | null {
  const isBusy = failure?.code === 'vendor_throttled' || failure?.code === 'vendor_unavailable';
  return state === 'pending' && isBusy ? dueAt : null;
}
