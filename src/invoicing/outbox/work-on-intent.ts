import { claimIntent } from './claim-intent.ts';
import { lookForIntent } from './look-for-intent.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import type { NextStep } from './rules/next-step.ts';
import { sendIntent } from './send-intent.ts';

/** What an intent's work came to: how its sending or looking ended, or why neither was done. */
export type Worked = NextStep['do'] | 'settled' | 'not_settled' | 'found' | 'not_found';

/**
 * Takes an intent one step on: sends it, looks for it in Xero, or sees when that is due. Any number may try at once: one gets
 * the lease, the others wait.
 */
export async function workOnIntent(deps: OutboxDeps, asked: { portalId: string; intentId: string }): Promise<Worked> {
  const claimed = await deps.inOutbox(asked.portalId, (unit) => claimIntent(deps, unit, asked.intentId));
  if (claimed.claim === null) return claimed.do;
  return claimed.do === 'look' ? lookForIntent(deps, claimed.claim) : sendIntent(deps, claimed.claim);
}
