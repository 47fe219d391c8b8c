import { closeIssues } from '../issues/close-issues.ts';
import type { IssueReport } from '../issues/ports.ts';
import type { Clock } from '../lib/clock.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { NewId } from '../lib/ids.ts';
import { ok, type Result } from '../lib/result.ts';
import type { Fact, StreamFacts, StreamName } from './facts.ts';
import type { Cursor, InMirror, MirrorUnit, Page, Readers, StreamKey } from './ports.ts';
import { provePage } from './prove-page.ts';
import { afterPage, hasMoved, passOf, type Pass } from './rules/pass.ts';
import { maySettle, mustCatchUp } from './rules/whole-pass.ts';
import type { Hurry } from './start-pull.ts';
import { storeRows, type Storing } from './store-rows.ts';
import { priorityOf, STREAMS } from './streams.ts';

export interface PullDeps {
  inMirror: InMirror;
  readers: Readers;
  clock: Clock;
  newId: NewId;
}

/**
 * What became of a page: stored with more to come, stored as the last of its pass, dropped because another job had stored
 * it meanwhile, or not read: an admin has stopped the reading, or whoever asked for it now has found a pass under way.
 */
export type PulledPage = 'more' | 'last' | 'superseded' | 'stopped' | 'under_way';

type KeyOf<S extends StreamName> = StreamKey & { stream: S };

/** What names the issue, and the organisation that it is about. */
export type PullIssue = Pick<IssueReport, 'kind' | 'subject' | 'about'>;

/** What a stream was read with, and the transaction that takes it in. */
interface Reading {
  deps: Pick<PullDeps, 'clock'>;
  unit: Pick<MirrorUnit, 'issues'>;
  key: StreamKey;
}

/** What the telling of a failure turns on. */
type FailureKind = Pick<VendorFailure, 'code'> & { ofApp?: true };

/**
 * The issue that a failure is told under: one per stream, or, when the vendor lets us in no more or refuses the app itself,
 * one for the whole connection. Closed by the next page, or fetch, that is read.
 */
export function pullIssue({ tenantId, stream }: StreamKey, failure: FailureKind): PullIssue {
  const about = { tenantId: tenantId === '' ? null : tenantId };
  const connection = tenantId === '' ? 'hubspot' : tenantId;
  if (failure.code === 'auth_revoked') return { kind: 'reconnect_needed', subject: connection, about };
  if (failure.ofApp) return { kind: 'pull_failed', subject: connection, about };
  return { kind: 'pull_failed', subject: tenantId === '' ? stream : `${tenantId}/${stream}`, about };
}

/**
 * Reads the stream's next page and stores it. The page's rows, the moved cursor and the request for what comes after it are
 * kept together or not at all, so that a crash at any point costs one page and nothing else. The vendor's failure is
 * noted at the cursor and handed back; what the queue then does is the caller's to decide.
 */
export async function pullPage<S extends StreamName>(
  deps: PullDeps,
  key: KeyOf<S>,
  hurry: Hurry = 'in_turn',
): Promise<Result<PulledPage, VendorFailure>> {
  const before = await deps.inMirror(key.portalId, ({ rows }) => rows.cursor(key));
  if (before.stoppedAt) return ok('stopped');
  if (before.pass && hurry === 'now') {
    await deps.inMirror(key.portalId, ({ queue }) => queue.pullPage(key, { priority: priorityOf(key.stream) }));
    return ok('under_way');
  }
  const readAt = deps.clock.now();
  const pass = passOf(before, { tellsChanges: STREAMS[key.stream].tellsChanges, now: readAt });
  const { portalId, tenantId } = key;
  const asked = { page: pass.page, changedSince: pass.changedSince, openOnly: pass.kind === 'open' };
  const read = await deps.readers[key.stream]({ portalId, tenantId, ...asked });
  if (!read.ok) {
    await noteFailure(deps, key, read.error);
    return read;
  }
  return ok(
    await deps.inMirror(portalId, (unit) => storePage({ deps, unit, key }, { before, pass, page: read.value, readAt })),
  );
}

/** An organisation that lets us in no more is left alone from now on, until it is connected again. */
async function noteFailure({ inMirror, clock }: PullDeps, key: StreamKey, failure: VendorFailure): Promise<void> {
  await inMirror(key.portalId, async ({ rows }) => {
    await rows.saveFailure(key, failure.code, clock.now());
    if (failure.code === 'auth_revoked' && !failure.told) await rows.requireReconnect(key.tenantId);
  });
}

interface ReadPage<S extends StreamName> {
  before: Cursor;
  pass: Pass;
  page: Page<StreamFacts[S]>;
  readAt: Date;
}

async function storePage<S extends StreamName>(storing: Storing<S>, read: ReadPage<S>): Promise<PulledPage> {
  const { unit, key } = storing;
  const { page, readAt, pass } = read;
  const cursor = await unit.rows.cursor(key);
  if (hasMoved(read.before, cursor)) return 'superseded';
  const differs = await takePage(storing, read);
  const next = afterPage(cursor, pass, {
    page: { ...countsOf(page), readAt, differs },
    tellsChanges: STREAMS[key.stream].tellsChanges,
  });
  await unit.rows.saveCursor(key, next);
  await unit.rows.saveFailure(key, null, readAt);
  await closePullIssues(storing);
  return goOn(storing, next);
}

/** Stores the rows of a page, or, of a proof, compares them. Returns whether that has found something. */
async function takePage<S extends StreamName>(storing: Storing<S>, read: ReadPage<S>): Promise<boolean> {
  const { page, readAt, pass, before } = read;
  if (pass.kind === 'proof') return provePage(storing, { rows: page.rows, readUntil: before.readUntil });
  await storeRows(storing, { ...page, readAt });
  return false;
}

const countsOf = ({ rows, unreadable, next, total }: Page<Fact>) => ({
  next,
  rows: rows.length,
  unreadable: unreadable.length,
  total: total ?? null,
  oldest: rows.map(({ updatedAt }) => updatedAt).reduce<Date | null>((a, b) => (a && a < b ? a : b), null),
});

/** Asks for what comes after the page: the next one, what changed while the list was read, or what is to be settled. */
async function goOn<S extends StreamName>({ unit, key }: Storing<S>, cursor: Cursor): Promise<PulledPage> {
  if (cursor.stoppedAt) return 'stopped';
  if (cursor.pass || mustCatchUp(cursor)) {
    await unit.queue.pullPage(key, { priority: priorityOf(key.stream) });
    return 'more';
  }
  if (maySettle(cursor)) await unit.queue.settlePass(key);
  return 'last';
}

/** Closes what a reading of the stream has shown to be mended. */
export async function closePullIssues({ deps, unit, key }: Reading): Promise<void> {
  const told: FailureKind[] = [
    { code: 'vendor_rejected' },
    { code: 'vendor_rejected', ofApp: true },
    { code: 'auth_revoked' },
  ];
  const issues = told.map((failure) => pullIssue(key, failure));
  await closeIssues(
    { issues: unit.issues, clock: deps.clock },
    { kind: issues.map(({ kind }) => kind), subjects: issues.map(({ subject }) => subject) },
  );
}
