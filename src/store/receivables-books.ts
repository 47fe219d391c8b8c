import { sql } from 'kysely';
import { STREAMS_OF_FIGURES, type Books, type StreamReading } from '../receivables/facts.ts';
import type { EndedHow } from '../tenancy/facts.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';

interface Row {
  tenant_id: string;
  organisation: string;
  state: Books['state'];
  ended_at: Date | null;
  ended_how: EndedHow | null;
  ended_by: string | null;
  another_connected: boolean;
  short_code: string | null;
  base_currency: string | null;
  time_zone: string | null;
  portal_zone: string;
  readings: (Omit<StreamReading, 'readUntil'> & { readUntil: string | null })[];
}

/**
 * The organisation that the portal is connected to, and how far each of its streams was read: one statement. Of several
 * the main one counts, even when it is disconnected; without a main one that which works, then the oldest.
 */
export async function readBooks({ portalId, db }: PortalHandle): Promise<Books | null> {
  const { rows } = await sql<Row>`
    select connection.tenant_id, coalesce(organisation.name, connection.tenant_name) as organisation, connection.state,
      connection.ended_at, connection.ended_how,
      (select ${personName('owner')} from crm_owners owner
        where owner.portal_id = ${portalId} and owner.user_id = connection.ended_by limit 1) as ended_by,
      exists (select from xero_connections another where another.portal_id = ${portalId}
        and another.tenant_id <> connection.tenant_id and another.state = 'connected') as another_connected,
      organisation.short_code, organisation.base_currency, organisation.time_zone, portal.time_zone as portal_zone,
      coalesce((
        select jsonb_agg(jsonb_build_object('stream', stream, 'readUntil', read_until, 'failure', failure) order by stream)
        from stream_cursors cursor
        where cursor.portal_id = ${portalId} and cursor.tenant_id = connection.tenant_id
          and cursor.stream in (${sql.join(STREAMS_OF_FIGURES)})
      ), '[]') as readings
    from xero_connections connection
    join portals portal on portal.portal_id = connection.portal_id
    left join mirror_organisations organisation
      on organisation.portal_id = ${portalId} and organisation.tenant_id = connection.tenant_id
      and organisation.gone_at is null
    where connection.portal_id = ${portalId}
    order by connection.is_main desc, connection.state = 'connected' desc, connection.connected_at, connection.tenant_id
    limit 1`.execute(db);
  return rows[0] ? fromRow(rows[0]) : null;
}

const fromRow = (row: Row): Books => ({
  tenantId: row.tenant_id,
  organisation: row.organisation,
  state: row.state,
  ended:
    row.state === 'disconnected' && row.ended_at && row.ended_how
      ? { at: row.ended_at, how: row.ended_how, by: row.ended_by }
      : null,
  anotherConnected: row.another_connected,
  shortCode: row.short_code,
  baseCurrency: row.base_currency,
  timeZone: row.time_zone,
  portalZone: row.portal_zone,
  readings: row.readings.map(({ stream, readUntil, failure }) => ({
    stream,
    readUntil: readUntil === null ? null : new Date(readUntil),
    failure,
  })),
});
