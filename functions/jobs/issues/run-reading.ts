import { closeIssues } from '../../../src/issues/close-issues.ts';
import type { StreamName } from '../../../src/mirror/facts.ts';
import type { StreamKey } from '../../../src/mirror/ports.ts';
import { pullIssue, pullPage, type PulledPage } from '../../../src/mirror/pull-page.ts';
import { readRow, type ReadRow } from '../../../src/mirror/read-row.ts';
import { priorityOf, STREAMS, streamsOfTenant } from '../../../src/mirror/streams.ts';
import { problemOf, treatmentOf } from '../../runtime/failures.ts';
import { treatFailure } from '../../runtime/treat-failure.ts';
import { done, failed, waiting, type RunDeps, type Running, type RunOutcome } from './run-deps.ts';

const isStream = (name: string | undefined): name is StreamName => name !== undefined && name in STREAMS;

/** The streams that an issue of reading is about: one, or all of a connection. */
function streamsIn(portalId: string, subject: string): StreamKey[] {
  const parts = subject.split('/');
  const stream = parts.at(-1);
  if (isStream(stream)) return [{ portalId, tenantId: parts.length > 1 ? (parts[0] ?? '') : '', stream }];
  const tenantId = subject === 'hubspot' ? '' : subject;
  return streamsOfTenant(tenantId).map((one) => ({ portalId, tenantId, stream: one }));
}

const READ: Record<PulledPage, RunOutcome> = {
  last: done('It was read.'),
  superseded: done('It was read.'),
  more: done('It is read again; the rest follows by itself.'),
  under_way: waiting('A reading of it is under way.'),
  stopped: failed('An admin has stopped this reading in the settings.'),
};

/** Reads the next page of the stream now; the other streams of the connection follow by the queue. */
export async function readStream(deps: RunDeps, { portalId, issue }: Running): Promise<RunOutcome> {
  const [key, ...others] = streamsIn(portalId, issue.subject);
  if (!key) return failed('Tieout does not read this any more.');
  const pulled = await pullPage(deps, key, 'now');
  if (!pulled.ok) {
    await treatFailure(deps, {
      ...{ portalId, lastAttempt: true, failure: pulled.error, issue: pullIssue(key, pulled.error) },
      again: ({ queue }, startAfterSeconds) => queue.pullPage(key, { startAfterSeconds }),
    });
    const { message } = problemOf(pulled.error);
    return treatmentOf(pulled.error).do === 'later' ? waiting(`${message} It goes on by itself.`) : failed(message);
  }
  await deps.inMirror(portalId, async ({ queue }) => {
    for (const other of others) await queue.pullPage(other, { priority: priorityOf(other.stream) });
  });
  return READ[pulled.value];
}

const GONE = 'The vendor no longer has it, so nothing is missing here.';

const ROW: Record<Exclude<ReadRow, 'no_single_rows'>, RunOutcome> = {
  stored: done('It was read and understood.'),
  unreadable: failed('It was read, and is still not understood.'),
  gone: done(GONE),
};

/** What the subject of a row, or of a whole stream, names: `crm_deals/7`, `{organisation}/invoices/i1`, `{organisation}/invoices`. */
function rowIn(subject: string): { tenantId?: string; stream?: StreamName; id?: string } {
  const [first = '', second, ...rest] = subject.split('/');
  if (isStream(first)) return { stream: first, ...(second !== undefined && { id: second }) };
  if (!isStream(second)) return {};
  return { tenantId: first, stream: second, ...(rest[0] !== undefined && { id: rest.join('/') }) };
}

/** Asks the vendor for the one row that the issue is about; for all rows where it is about all, or has no rows of its own. */
export async function readRows(deps: RunDeps, running: Running): Promise<RunOutcome> {
  const { portalId, issue } = running;
  const { tenantId = '', stream, id } = rowIn(issue.subject);
  if (!stream || id === undefined) return readAll(deps, running);
  const read = await readRow(deps, { portalId, tenantId, stream }, id);
  if (!read.ok) return failed(problemOf(read.error).message);
  return read.value === 'no_single_rows' ? readAll(deps, running) : ROW[read.value];
}

async function tenantsOf({ inMirror }: RunDeps, { portalId, issue }: Running, stream: StreamName): Promise<string[]> {
  if (STREAMS[stream].vendor === 'hubspot') return [''];
  const { tenantId } = issue.about;
  return tenantId ? [tenantId] : inMirror(portalId, ({ rows }) => rows.connectedTenants());
}

/** Has everything of the stream read again; the pass over all closes what has been mended. */
async function readAll(deps: RunDeps, running: Running): Promise<RunOutcome> {
  const { portalId, issue } = running;
  const { stream } = rowIn(issue.subject);
  if (!stream) {
    await deps.inMirror(portalId, ({ issues }) =>
      closeIssues({ issues, ...deps }, { kind: issue.kind, subjects: [issue.subject] }),
    );
    return done('Tieout does not read this any more.');
  }
  for (const tenantId of await tenantsOf(deps, running, stream))
    await deps.inMirror(portalId, async ({ rows, queue }) => {
      const key = { portalId, tenantId, stream };
      const cursor = await rows.cursor(key);
      if (!cursor.pass) await rows.saveCursor(key, { ...cursor, wanted: 'full' });
      await queue.pullNow(key, { priority: priorityOf(stream) });
    });
  return waiting('Everything of this kind is read again; that takes some minutes.');
}
