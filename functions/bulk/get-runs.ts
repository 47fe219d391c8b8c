import { bulkRunsQuery, type BulkRunList } from '../../src/contract/bulk.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentRunHead } from '../present/present-bulk.ts';
import { runsSeen } from './seen-runs.ts';

const PAGE_SIZE = 20;

/** GET /bulk/runs: who billed many deals together, and how that stands; the person's own runs or everybody's. No amounts. */
export const getRuns = cardDoor({
  method: 'GET',
  path: '/bulk/runs',
  auth: 'hubspot',
  input: bulkRunsQuery,
  handler:
    ({ inBulk, clock }) =>
    ({ caller: { portalId, userId }, input: { cursor = null } }) =>
      inBulk(portalId, async (unit) => {
        const seen = await runsSeen(unit, { userId });
        if (!seen.ok) return seen;
        const createdBy = seen.value.of === 'all' ? null : userId;
        const { runs, next } = await unit.bulk.list({ createdBy, cursor, most: PAGE_SIZE });
        const now = clock.now();
        return ok<BulkRunList>({
          runs: runs.map(({ run, tallies }) => presentRunHead({ run, tallies, isOwn: run.createdBy === userId, now })),
          next,
        });
      }),
});
