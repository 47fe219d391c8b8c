import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import type { OpenableFile } from '../../src/access/ports.ts';
import type { Deps } from '../runtime/deps.ts';
import type { Reply } from '../runtime/door.ts';
import type { SettingsUnit } from '../runtime/settings-unit.ts';
import { requireAdmin } from '../asked/admin-door.ts';
import { refused } from './refused.ts';

/**
 * All that is stored of the portal, as of one moment, if the person is an admin now: a line of JSON for each row, compressed.
 * The first line says what it is. Grants at the vendors are no part of it.
 */
export async function openPortalExport(
  { settings, clock }: Deps,
  portalId: string,
  { userId, userEmail, objectTypeId, objectId }: OpenableFile,
): Promise<Reply> {
  const at = clock.now();
  return settings.inSettings(portalId, async (unit) => {
    const admin = await requireAdmin(unit, { userId });
    if (!admin.ok) return refused(admin.error);
    await unit.audit.note({ at, userId, userEmail, action: 'open_export', objectTypeId, objectId, right: 'admin' });
    const body = await buffer(Readable.from(linesOf(unit, { portalId, at })).pipe(createGzip()));
    const name = `tieout-${portalId}-${at.toISOString().slice(0, 10)}.ndjson.gz`;
    const headers = { 'content-disposition': `attachment; filename="${name}"` };
    return { status: 200, contentType: 'application/gzip', body, headers };
  });
}

async function* linesOf(
  { everyRow }: Pick<SettingsUnit, 'everyRow'>,
  { portalId, at }: { portalId: string; at: Date },
): AsyncIterable<string> {
  const what = 'Everything that Tieout stores of this HubSpot account, a line for each row of each table';
  yield `${JSON.stringify({ export: what, portalId, exportedAt: at.toISOString(), format: 1 })}\n`;
  for await (const { table, row } of everyRow()) yield `{"table":${JSON.stringify(table)},"row":${row}}\n`;
}
