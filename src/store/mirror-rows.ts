import { sql, type RawBuilder } from 'kysely';
import type { StreamFacts, StreamName } from '../mirror/facts.ts';
import type { StreamKey } from '../mirror/ports.ts';
import { STREAM_TABLES } from './mirror-streams.ts';
import type { StreamTable } from './mirror-table.ts';
import type { PortalHandle } from './portal.ts';

/** A stream of one portal and tenant; the tenant is `''` for HubSpot's streams. */
type KeyOf<S extends StreamName> = StreamKey & { stream: S };

/**
 * Writes a page of rows in one statement, whatever its length: the rows travel as one JSON parameter. A stored row gives
 * way only to a later (vendor's update time, time our read began), ties going to the later read; one that is gone comes back only
 * by a read that began no earlier than the one that missed it. Returns how many rows were written.
 */
export async function upsertRows<S extends StreamName>(
  handle: PortalHandle,
  key: KeyOf<S>,
  page: { facts: StreamFacts[S][]; readAt: Date },
): Promise<number> {
  const layout = layoutOf(key.stream);
  const rows = latestOfEach(page.facts).map((fact) => ({
    ...layout.toRow(fact),
    ...ownerColumns(handle, key),
    vendor_updated_at: fact.updatedAt,
    read_at: page.readAt,
    gone_at: null,
  }));
  const [first] = rows;
  if (!first) return 0;
  const table = sql.table(layout.table);
  const columns = Object.keys(first);
  const target = [...Object.keys(ownerColumns(handle, key)), ...layout.key];
  const changes = columns.filter((column) => !target.includes(column));
  const written = await sql`
    insert into ${table} as stored (${names(columns)})
    select ${names(columns)} from jsonb_populate_recordset(null::${table}, ${json(rows)}::jsonb)
    on conflict (${names(target)}) do update
    set ${sql.join(changes.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}
    where (excluded.vendor_updated_at, excluded.read_at) >= (stored.vendor_updated_at, stored.read_at)
      and (stored.gone_at is null or excluded.read_at >= stored.gone_at)`.execute(handle.db);
  return Number(written.numAffectedRows ?? 0);
}

/** Every row of the stream that is not known to be gone, by id; or those of some ids. */
export async function readRows<S extends StreamName>(
  handle: PortalHandle,
  key: KeyOf<S>,
  ids?: string[],
): Promise<StreamFacts[S][]> {
  const layout = layoutOf(key.stream);
  const wanted = ids ? sql` and ${idIn(key.stream, ids)}` : sql``;
  const { rows } = await sql`
    select * from ${sql.table(layout.table)} where ${ownRows(handle, key)} and gone_at is null${wanted}`.execute(
    handle.db,
  );
  return rows.map((row) => layout.fromRow(row as never)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A condition that lets the stream's own rows through. */
export function ownRows(handle: PortalHandle, key: StreamKey): RawBuilder<boolean> {
  const { only } = layoutOf(key.stream);
  const filters = Object.entries({ ...ownerColumns(handle, key), ...(only && { [only.column]: only.value }) });
  return sql<boolean>`${sql.join(
    filters.map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  )}`;
}

/** A condition that lets the rows of those ids through. */
export const idIn = (stream: StreamName, ids: string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(idColumn(stream))} = any(${ids}::text[])`;

/** The column that holds the vendor's id of a row; the one row of `organisation` goes by its tenant's. */
export const idColumn = (stream: StreamName): string => layoutOf(stream).key.at(-1) ?? 'tenant_id';

const layoutOf = <S extends StreamName>(stream: S): StreamTable<S> => STREAM_TABLES[stream];

/** PostgreSQL's text takes neither half a character (a name that was cut inside an emoji) nor the character 0. */
const json = (rows: object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value,
  );

const names = (columns: string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** HubSpot's rows belong to the portal alone, Xero's to an organisation of the portal. */
const ownerColumns = (handle: PortalHandle, key: StreamKey): Record<string, string> =>
  key.tenantId === '' ? { portal_id: handle.portalId } : { portal_id: handle.portalId, tenant_id: key.tenantId };

/** A page that holds a row twice (it moved while the vendor was listing) counts once, with its latest state. */
function latestOfEach<F extends { id: string; updatedAt: Date }>(facts: F[]): F[] {
  const latest = new Map<string, F>();
  for (const fact of facts) {
    const seen = latest.get(fact.id);
    if (!seen || fact.updatedAt >= seen.updatedAt) latest.set(fact.id, fact);
  }
  return [...latest.values()];
}
