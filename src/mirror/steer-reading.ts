import type { Conflict } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { ReadingUnit, StreamKey } from './ports.ts';
import { UNREAD } from './rules/pass.ts';
import { progressOf, type Progress } from './rules/progress.ts';
import { priorityOf, streamsOfTenant } from './streams.ts';

interface Tenant {
  portalId: string;
  tenantId: string;
}

/** How far the first reading of an organisation has come; null: it is over. */
export async function readingOf(
  { rows }: Pick<ReadingUnit, 'rows'>,
  tenantId: string,
  now: Date,
): Promise<Progress | null> {
  const known = new Map((await rows.cursors(tenantId)).map(({ stream, cursor }) => [stream, cursor]));
  const streams = streamsOfTenant(tenantId);
  return progressOf(
    streams.map((stream) => ({ stream, cursor: known.get(stream) ?? UNREAD })),
    now,
  );
}

/**
 * Stops a first reading after the page that is being read; what was read stays, and changes that Xero tells of are still
 * fetched. A conflict when the organisation was read to the end before.
 */
export async function stopReading(unit: ReadingUnit, tenant: Tenant, at: Date): Promise<Result<'stopped', Conflict>> {
  const progress = await readingOf(unit, tenant.tenantId, at);
  if (!progress) return err({ code: 'conflict', message: 'The organisation has been read to the end already.' });
  await eachStream(tenant, async (key) => {
    const cursor = await unit.rows.cursor(key);
    await unit.rows.saveCursor(key, { ...cursor, stoppedAt: cursor.stoppedAt ?? at });
  });
  return ok('stopped');
}

/** Goes on where a reading was stopped; what was not is left alone. */
export async function goOnReading({ rows, queue }: ReadingUnit, { portalId, tenantId }: Tenant): Promise<void> {
  const stopped = (await rows.cursors(tenantId)).filter(({ cursor }) => cursor.stoppedAt !== null);
  for (const { stream } of stopped) {
    const key = { portalId, tenantId, stream };
    await rows.saveCursor(key, { ...(await rows.cursor(key)), stoppedAt: null });
    await queue.pullPage(key, { priority: priorityOf(stream) });
  }
}

/** Reads everything again, beside what is under way; what is there stays until a newer state is read. */
export async function readAgain({ rows, queue }: ReadingUnit, tenant: Tenant): Promise<void> {
  await eachStream(tenant, async (key) => {
    const cursor = await rows.cursor(key);
    await rows.saveCursor(key, { ...cursor, stoppedAt: null, wanted: 'full' });
    await queue.pullPage(key, { priority: priorityOf(key.stream) });
  });
}

async function eachStream({ portalId, tenantId }: Tenant, act: (key: StreamKey) => Promise<void>): Promise<void> {
  for (const stream of streamsOfTenant(tenantId)) await act({ portalId, tenantId, stream });
}
