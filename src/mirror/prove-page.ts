import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { Fact, StreamFacts, StreamName } from './facts.ts';
import { compareFacts, type Difference } from './rules/compare.ts';
import { asComparable } from './rules/moved-balances.ts';
import { OVERLAP_MS } from './rules/pass.ts';
import { aboutRow, rowSubject, type Storing } from './store-rows.ts';

/**
 * Compares a page of the vendor's list with the mirror and files one issue a row that differs; the issues of rows that agree
 * are closed. What the vendor has changed since the mirror was read, or the mirror has seen since, is news and no
 * difference. Returns whether anything differs.
 */
export async function provePage<S extends StreamName>(
  storing: Storing<S>,
  { rows, readUntil }: { rows: StreamFacts[S][]; readUntil: Date | null },
): Promise<boolean> {
  const { deps, unit, key } = storing;
  const given = { issues: unit.issues, ...deps };
  const known = (readUntil?.getTime() ?? 0) - OVERLAP_MS;
  const settled = rows.filter(({ updatedAt }) => updatedAt.getTime() < known);
  const ids = settled.map(({ id }) => id);
  const moved = key.stream === 'contacts' ? await unit.rows.movedBalances(key.tenantId, ids) : [];
  const mirror = asComparable(key.stream, { mirror: await unit.rows.read(key, ids), vendor: settled, moved });
  const newer = newerIn(mirror, settled);
  const differences = compareFacts<Fact>(key.stream, {
    mirror: mirror.filter(({ id }) => !newer.has(id)),
    vendor: settled.filter(({ id }) => !newer.has(id)),
  });
  const byRow = Map.groupBy(differences, ({ id }) => id);
  for (const [id, found] of byRow)
    await openIssue(given, {
      kind: 'mirror_differs',
      subject: rowSubject(key, id),
      about: aboutRow(key, id),
      message: wordsOf(key.stream, id, found),
      vendorWords: [],
      fix: 'It is read again by itself within the hour. If this stays, read the organisation again in the settings.',
    });
  const agreeing = settled.filter(({ id }) => !byRow.has(id)).map(({ id }) => rowSubject(key, id));
  await closeIssues(given, { kind: 'mirror_differs', subjects: agreeing });
  return byRow.size > 0;
}

/** Ids of rows that a webhook has brought since. */
function newerIn(mirror: Fact[], vendor: Fact[]): Set<string> {
  const theirs = new Map(vendor.map(({ id, updatedAt }) => [id, updatedAt]));
  return new Set(mirror.filter(({ id, updatedAt }) => updatedAt > (theirs.get(id) ?? updatedAt)).map(({ id }) => id));
}

/** Names the fields and never their values: who may see amounts is not decided by an issue. */
function wordsOf(stream: StreamName, id: string, found: Difference[]): string {
  const called = found[0]?.number ?? id;
  const isMissing = found.some(({ field }) => field === '(whole)');
  if (isMissing) return `${called} of ${stream} is at the vendor and missing here.`;
  return `${called} of ${stream} is not as the vendor has it: ${found.map(({ field }) => field).join(', ')}.`;
}
