import { closeIssues } from '../issues/close-issues.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { StreamFacts, StreamName } from './facts.ts';
import type { Confirmers, ConfirmRows, Cursor, FetchedRows, InMirror, MirrorUnit, StreamKey } from './ports.ts';
import { MOST_IDS } from './rules/next-batch.ts';
import { OVERLAP_MS } from './rules/pass.ts';
import { countDiffers, maySettle, type Held } from './rules/whole-pass.ts';
import { buryRows, rowSubject, storeRows } from './store-rows.ts';
import { STREAMS } from './streams.ts';

export interface SettleDeps {
  inMirror: InMirror;
  confirmers: Confirmers;
  clock: Clock;
  newId: NewId;
}

/** What was done: some suspects confirmed with more to come, all of it, or nothing because nothing was left. */
export type Settled = 'more' | 'settled' | 'nothing';

type KeyOf<S extends StreamName> = StreamKey & { stream: S };

/**
 * Settles what a pass over everything has left: rows that it did not see are asked for by their ids, at most 40 a call, and
 * only those that the vendor no longer has are marked gone; then issues of rows that it did not tell again are closed, and
 * the vendor's count is compared with the mirror's. Fails as reading fails, and is then to be asked for again.
 */
export async function settlePass<S extends StreamName>(
  deps: SettleDeps,
  key: KeyOf<S>,
): Promise<Result<Settled, VendorFailure>> {
  const confirm: ConfirmRows<S> | undefined = deps.confirmers[key.stream];
  const suspects = await deps.inMirror(key.portalId, (unit) => suspectsOf(unit, key));
  if (suspects === null) return ok('nothing');
  if (!confirm || suspects.length === 0)
    return ok(await deps.inMirror(key.portalId, (unit) => compareCount(deps, unit, key)));
  const readAt = deps.clock.now();
  const found = await confirm(key, suspects);
  if (!found.ok) return found;
  await deps.inMirror(key.portalId, async (unit) => {
    await takeConfirmed({ deps, unit, key }, { suspects, found: found.value, readAt });
    await unit.queue.settlePass(key);
  });
  return ok('more');
}

/** Rows that the last full pass did not see; null: nothing is left to be settled. */
async function suspectsOf({ rows }: MirrorUnit, key: StreamKey): Promise<string[] | null> {
  const cursor = await rows.cursor(key);
  if (!maySettle(cursor)) return null;
  const { confirmedAtOnce = MOST_IDS } = STREAMS[key.stream];
  return cursor.fullUntil ? rows.unseen(key, cursor.fullUntil, confirmedAtOnce) : [];
}

interface Settling<S extends StreamName> {
  deps: SettleDeps;
  unit: MirrorUnit;
  key: KeyOf<S>;
}

async function takeConfirmed<S extends StreamName>(
  { deps, unit, key }: Settling<S>,
  { suspects, found, readAt }: { suspects: string[]; found: FetchedRows<StreamFacts[S]>; readAt: Date },
): Promise<void> {
  await storeRows({ deps, unit, key }, { ...found, readAt });
  const there = [...found.rows.map(({ id }) => id), ...found.unreadable.map(({ id }) => id), ...found.others];
  // The vendor may have answered with an older state than the mirror's: the row is there all the same.
  await unit.rows.markSeen(key, there, readAt);
  const absent = suspects.filter((id) => !there.includes(id));
  await buryRows({ unit, key }, absent, readAt);
}

/** What an issue about the whole of a stream is filed under. */
const countSubject = ({ tenantId, stream }: StreamKey): string => (tenantId === '' ? stream : `${tenantId}/${stream}`);

async function compareCount(deps: SettleDeps, unit: MirrorUnit, key: StreamKey): Promise<Settled> {
  const cursor = await unit.rows.cursor(key);
  if (!maySettle(cursor) || !cursor.countedAt) return 'nothing';
  await closeUnseen(deps, { unit, key, since: cursor.fullUntil });
  const held = await unit.rows.count(key, new Date(cursor.countedAt.getTime() - OVERLAP_MS));
  const differs = countDiffers(cursor.listed, held);
  await tellCount({ issues: unit.issues, ...deps }, key, { listed: cursor.listed, held, differs });
  const miscounted = cursor.listed === null ? cursor.miscounted : differs;
  const wanted = cursor.wanted ?? againAfter(cursor, differs);
  await unit.rows.saveCursor(key, { ...cursor, countedAt: null, miscounted, wanted });
  return 'settled';
}

/** What neither the pass over everything nor anybody since has told again of a row is mended, or the row is gone. */
async function closeUnseen(
  { clock }: SettleDeps,
  { unit, key, since }: { unit: MirrorUnit; key: StreamKey; since: Date | null },
): Promise<void> {
  if (!since) return;
  const tenantId = key.tenantId === '' ? null : key.tenantId;
  const unseen = { under: rowSubject(key, ''), tenantId, seenBefore: since, at: clock.now() };
  for (const kind of ['row_unreadable', 'mirror_differs'] as const) await unit.issues.closeUnseen({ kind, ...unseen });
}

/** A proof that finds a difference has everything read again; a full pass that does has done so itself. */
const againAfter = ({ fullUntil, provedUntil }: Cursor, differs: boolean): Cursor['wanted'] =>
  differs && fullUntil !== null && provedUntil !== null && provedUntil > fullUntil ? 'full' : null;

async function tellCount(
  given: Parameters<typeof openIssue>[0],
  key: StreamKey,
  { listed, held, differs }: { listed: number | null; held: Held; differs: boolean },
): Promise<void> {
  const issue = { kind: 'mirror_differs' as const, subject: countSubject(key) };
  if (differs)
    await openIssue(given, {
      ...issue,
      about: { tenantId: key.tenantId === '' ? null : key.tenantId },
      message: `The vendor lists ${listed} rows of ${key.stream}, and ${held.all} are here.`,
      vendorWords: [],
      fix: 'It is read again by itself every night. If this stays, send this message to support.',
    });
  else if (listed !== null) await closeIssues(given, { kind: issue.kind, subjects: [issue.subject] });
}
