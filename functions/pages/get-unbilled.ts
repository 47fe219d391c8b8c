import { atLeast } from '../../src/access/rules/right.ts';
import { unbilledQuery, type UnbilledList } from '../../src/contract/unbilled.ts';
import { ok } from '../../src/lib/result.ts';
import type { Unbilled } from '../../src/unbilled/facts.ts';
import { readUnbilled } from '../../src/unbilled/read-unbilled.ts';
import { chosen, pageOf, showOf, totalsOf, type Choice, type Show } from '../../src/unbilled/rules/list-unbilled.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentFreshness } from '../present/present-freshness.ts';
import { presentTotal, presentUnbilled } from '../present/present-unbilled.ts';
import { theirs, unbilledSeen } from './seen-unbilled.ts';
import { whatToDo } from './unbilled-fixes.ts';

const PAGE_SIZE = 25;

/** GET /pages/unbilled: won and not invoiced, as far as the person may see it (C122–C124). No vendor is called. */
export const getUnbilled = cardDoor({
  method: 'GET',
  path: '/pages/unbilled',
  auth: 'hubspot',
  input: unbilledQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const seen = await unbilledSeen(reads, caller);
        if (!seen.ok) return seen;
        const { books, rightOn, right } = seen.value;
        const { all, calendar, isCut } = await readUnbilled(reads, { books, now });
        const mine = all.filter(({ deal }) => atLeast(rightOn(deal), 'amounts'));
        const choice = { ...input, pipelineId: input.pipeline, isTheirs: theirs(seen.value, input.owner) };
        const { rows, next } = pageOf(chosen(mine, choice), { cursor: input.cursor ?? null, most: PAGE_SIZE });
        const organisation = { objectTypeId: 'xero_organisation', objectId: books.tenantId };
        await reads.audit.note({ at: now, ...caller, ...organisation, action: 'list_unbilled', right });
        const toDo = await whatToDo(reads, { seen: seen.value, portalId: caller.portalId, rows, now });
        return ok<UnbilledList>({
          rows: rows.map((row) => presentUnbilled(row, { books, today: calendar.today, ...toDo(row) })),
          ...{ next, isCut, organisation: books.organisation, liveSince: calendar.liveSince },
          totals: totalsOf(mine, choice).map(presentTotal),
          counts: countsOf(mine, choice),
          hidden: under(all, input.show) - under(mine, input.show),
          choices: { owners: ownersOf(mine), pipelines: await pipelinesOf(reads, mine) },
          ...(await howFresh(reads, now)),
        });
      }),
});

const under = (rows: readonly Unbilled[], show: Show): number => rows.filter((row) => showOf(row) === show).length;

/** Whichever currency is chosen. */
function countsOf(mine: readonly Unbilled[], choice: Choice): UnbilledList['counts'] {
  const count = (show: Show): number => chosen(mine, { ...choice, show, currency: undefined }).length;
  return { open: count('open'), planned: count('planned'), before: count('before'), ignored: count('ignored') };
}

const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name, 'en');

function ownersOf(mine: readonly Unbilled[]): UnbilledList['choices']['owners'] {
  const owners = mine.flatMap(({ deal: { owner } }) => (owner ? [[owner.id, owner] as const] : []));
  return [...new Map(owners).values()].toSorted(byName);
}

async function pipelinesOf(
  { unbilled }: Pick<PortalReads, 'unbilled'>,
  mine: readonly Unbilled[],
): Promise<UnbilledList['choices']['pipelines']> {
  const names = await unbilled.pipelines();
  const ids = new Set(mine.flatMap(({ deal: { pipelineId } }) => pipelineId ?? []));
  return [...ids].map((id) => ({ id, name: names.get(id) ?? `Pipeline ${id}` })).toSorted(byName);
}

async function howFresh(
  { receivables }: Pick<PortalReads, 'receivables'>,
  now: Date,
): Promise<Pick<UnbilledList, 'asOf' | 'stale'>> {
  const { asOf, stale, reason } = presentFreshness(await receivables.books(), now);
  return { asOf, stale: stale ? (reason ?? 'Xero has not been read for a while.') : null };
}
