import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok } from '../../lib/result.ts';
import { hubspotFailure } from '../hubspot/failures.ts';
import type { CallLedger } from './call-ledger.ts';
import type { Answer, Gate, Passing } from './gate.ts';
import { headerCount } from './header-count.ts';
import { createNodeCount, type CountDeps, type NodeCount } from './node-count.ts';

/** Of a marketplace app, per portal; searches have a limit of their own. Source: HubSpot's usage guidelines. */
const TEN_SECONDS = { name: 'hubspot-ten-seconds', points: 110, ms: 10_000 };
const SEARCHES = { name: 'hubspot-searches', points: 5, ms: 1000 };

/** The share of either limit that is kept for people. */
const RESERVE = 0.1;

/**
 * Holds to HubSpot's limits. They are over within seconds, so that a call waits for its turn where that is in time. HubSpot has
 * no limit of a day for such an app.
 */
export function createHubSpotGate(deps: CountDeps & { ledger: CallLedger }): Gate {
  const calls = { count: createNodeCount(deps, TEN_SECONDS), limit: TEN_SECONDS };
  const searches = { count: createNodeCount(deps, SEARCHES), limit: SEARCHES };
  const underWay = new Map<string, number>();
  const add = (portalId: string, one: number): number => {
    const sum = (underWay.get(portalId) ?? 0) + one;
    underWay.set(portalId, sum);
    return sum;
  };
  return async (passing) => {
    const { portalId } = passing.caller;
    const { count, limit } = passing.isSearch ? searches : calls;
    const reserve = passing.of === 'live' ? 0 : Math.ceil(limit.points * RESERVE);
    const tooLongMs = await waitFor(count, { ...passing, reserve });
    if (tooLongMs !== null)
      return err({
        ...{ code: 'vendor_throttled', vendor: 'hubspot', limit: limit.name.replace('hubspot-', '') },
        retryAfterSeconds: Math.max(1, Math.ceil(tooLongMs / 1000)),
      });
    add(portalId, 1);
    return ok((answer) => {
      const others = add(portalId, -1);
      if (answer) learn(count, portalId, { answer, others });
      deps.ledger.note({ portalId, tenantId: '', of: passing.of, told: null });
    });
  };
}

/** Waits until the call is counted; resolves to null, or to the milliseconds that it would have to wait where that is too long. */
async function waitFor(
  count: NodeCount,
  { caller: { portalId }, reserve, waitMs }: Passing & { reserve: number },
): Promise<number | null> {
  for (let left = waitMs; ;) {
    if (count.left(portalId) > reserve && (await count.take(portalId))) return null;
    const ms = Math.max(1, count.msUntil(portalId, reserve + 1));
    if (ms > left) return ms;
    await sleep(ms);
    left -= ms;
  }
}

function learn(count: NodeCount, portalId: string, { answer, others }: { answer: Answer; others: number }): void {
  const failure = answer.status === 429 ? hubspotFailure(answer) : null;
  if (failure?.code === 'vendor_throttled') count.block(portalId, failure.retryAfterSeconds);
  else count.believe(portalId, headerCount(answer, 'x-hubspot-ratelimit-remaining'), others);
}
