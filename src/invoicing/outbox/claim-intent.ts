import type { VendorFailing, VendorUnclear } from '../../lib/failure.ts';
import type { Intent } from '../facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { queueNext, rejectIntent, secondsUntil } from './put-back.ts';
import { leaseFrom, nextStep, type NextStep } from './rules/next-step.ts';

/** An intent that this sender has for itself until its lease ends. */
export interface Claim {
  intent: Intent;
  leaseUntil: Date;
  /** Whether nothing was sent under this key before. */
  first: boolean;
}

/** What is to be done now, and the claim to do it. */
interface Claimed {
  do: NextStep['do'];
  claim: Claim | null;
}

/** Whatever the last try met, an earlier one may have gone through. */
const NEVER_FOUND_OUT: VendorUnclear = {
  code: 'vendor_unclear',
  vendor: 'xero',
  remembered: false,
  detail: 'it was never found out',
};

const failing = ({ attempt }: Intent): VendorFailing => ({ code: 'vendor_failing', vendor: 'xero', attempts: attempt });

/**
 * Decides the intent's next step under its lock, and takes the lease where Xero is to be called. Together with the lease a
 * job is queued for when it ends, so that a crash at any point is taken up from there.
 */
export async function claimIntent(deps: SettleDeps, unit: OutboxUnit, intentId: string): Promise<Claimed> {
  const intent = await unit.outbox.lock(intentId);
  if (!intent) return { do: 'nothing', claim: null };
  const now = deps.clock.now();
  const step = nextStep(intent, { now, live: await unit.billing.isLive(intent.tenantId) });
  switch (step.do) {
    case 'send':
    case 'send_anew':
    case 'look':
      return { do: step.do, claim: await takeLease(deps, unit, { intent, step: step.do }) };
    case 'refuse':
      await rejectIntent(deps, unit, { ...intent, failure: { code: 'not_live' } });
      break;
    case 'give_up':
      await rejectIntent(deps, unit, { ...intent, failure: NEVER_FOUND_OUT });
      break;
    case 'stop':
      await rejectIntent(deps, unit, { ...intent, failure: failing(intent) });
      break;
    case 'wait':
      await unit.queue.workOn(intent.intentId, secondsUntil(step.until, now));
      break;
    case 'nothing':
  }
  return { do: step.do, claim: null };
}

async function takeLease(
  deps: SettleDeps,
  unit: OutboxUnit,
  { intent, step }: { intent: Intent; step: 'send' | 'send_anew' | 'look' },
): Promise<Claim> {
  const now = deps.clock.now();
  const leaseUntil = leaseFrom(now);
  const leased: Intent = { ...attemptOf(intent, step), leaseOwner: deps.newId(), leaseUntil };
  const first = leased.firstSentAt === null;
  const claimed: Intent = step === 'look' ? leased : { ...leased, firstSentAt: leased.firstSentAt ?? now };
  await unit.outbox.save(claimed);
  await queueNext(unit, claimed, now);
  return { intent: claimed, leaseUntil, first };
}

/** The attempt that the step belongs to: a new one starts with nothing sent and nothing looked for. */
function attemptOf(intent: Intent, step: 'send' | 'send_anew' | 'look'): Intent {
  if (step === 'look') return { ...intent, state: 'unclear' };
  if (step === 'send') return { ...intent, state: 'sending' };
  const fresh = { firstSentAt: null, faultRemembered: false, looks: 0, lookedAt: null };
  return { ...intent, ...fresh, state: 'sending', attempt: intent.attempt + 1 };
}
