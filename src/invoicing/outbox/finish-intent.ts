import { closeIssues } from '../../issues/close-issues.ts';
import type { Intent } from '../facts.ts';
import type { SettleDeps } from './outbox-deps.ts';
import type { OutboxUnit } from '../ports.ts';
import { issueOf } from './put-back.ts';

/** Keeps that an intent is over and what it came to, and closes what was told of it. */
export async function finish(
  { clock }: Pick<SettleDeps, 'clock'>,
  unit: OutboxUnit,
  { intent, state = 'done' }: { intent: Intent; state?: 'done' | 'released' },
): Promise<void> {
  const settled = { state, settledAt: clock.now(), failure: null, leaseOwner: null, leaseUntil: null };
  await unit.outbox.save({ ...intent, ...settled });
  for (const kind of ['write_failed', 'write_unclear'] as const) {
    const { subject } = issueOf(kind, intent);
    await closeIssues({ issues: unit.issues, clock }, { kind, subjects: [subject] });
  }
}
