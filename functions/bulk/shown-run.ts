import type { ListedRow } from '../../src/bulk/ports.ts';
import type { BulkUnit } from '../../src/bulk/ports.ts';
import { standingOf } from '../../src/bulk/rules/standing.ts';
import type { BulkRun as RunJson } from '../../src/contract/bulk.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { problemOf } from '../runtime/failures.ts';
import { presentRows, presentRun } from '../present/present-bulk.ts';
import type { RunSeen } from './seen-runs.ts';

/** The run as it stands, without rows. */
export async function shownRun(unit: BulkUnit, seen: RunSeen, now: Date): Promise<RunJson> {
  const { run, isOwn } = seen;
  const tallies = await unit.bulk.tallies(run.runId);
  return presentRun({ run, tallies, isOwn, now }, whyNot(await unit.billing.books(), run.tenantId));
}

export const OTHER_BOOKS = 'It was planned for another organisation than the one that is connected now.';

/** Why nothing of the run can be billed now, whoever asks; null: it can. */
function whyNot(books: BillingBooks | null, tenantId: string): string | null {
  if (books?.state !== 'connected') return problemOf({ code: 'not_connected' }).message;
  if (books.tenantId !== tenantId) return OTHER_BOOKS;
  return books.live ? null : problemOf({ code: 'not_live' }).message;
}

const PAGE_SIZE = 50;

type Group = 'ready' | 'needs_you' | 'cannot' | 'results' | undefined;

/** The run with a page of its rows. */
export async function shownRows(
  unit: BulkUnit,
  seen: RunSeen,
  { group, cursor, now }: { group: Group; cursor: number; now: Date },
): Promise<RunJson> {
  const rows = await unit.bulk.rows(seen.run.runId);
  const books = await unit.billing.books(seen.run.tenantId);
  const asked = rows.filter((row) => isIn(group, row));
  if (group === 'results') asked.sort((one, other) => placeOf(one) - placeOf(other));
  const end = cursor + PAGE_SIZE;
  return {
    ...(await shownRun(unit, seen, now)),
    ...presentRows({
      ...{ rows, page: asked.slice(cursor, end), next: asked.length > end ? String(end) : null },
      ...{ sees: seen.sees, shortCode: books?.shortCode ?? null },
    }),
  };
}

/** What a person has to look at comes first; what is done last. */
const CHOSEN = ['failed', 'checking', 'sending', 'waiting', 'done'];

const placeOf = ({ state, intent }: ListedRow): number => CHOSEN.indexOf(standingOf(state, intent?.state ?? null));

function isIn(group: Group, { state, intent }: ListedRow): boolean {
  const standing = standingOf(state, intent?.state ?? null);
  if (group === undefined) return true;
  return group === 'results' ? CHOSEN.includes(standing) : standing === group;
}
