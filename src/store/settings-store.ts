import { sql } from 'kysely';
import { STREAMS_OF_AGE } from '../receivables/facts.ts';
import { NOTHING_SET, type DraftDefaults, type EndedHow } from '../tenancy/facts.ts';
import type { KnownPerson, PortalFacts, SettingsStore, TiedOrganisation } from '../tenancy/settings/ports.ts';
import { lockPortal } from './access-admins.ts';
import { STREAM_TABLES } from './mirror-streams.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';

/** What admins see and set of the handle's portal. */
export function settingsStore(handle: PortalHandle): SettingsStore {
  const { portalId, db } = handle;
  const connection = (tenantId: string) =>
    db.updateTable('xero_connections').where('portal_id', '=', portalId).where('tenant_id', '=', tenantId);
  return {
    portal: () => readPortal(handle),
    organisations: () => readOrganisations(handle),
    people: () => readPeople(handle),
    lock: () => lockPortal(handle),
    saveDefaults: async ({ tenantId, version, defaults, userId, userEmail, at }) => {
      const added = await db
        .insertInto('settings')
        .values({
          portal_id: portalId,
          tenant_id: tenantId,
          version,
          document: JSON.stringify(defaults),
          changed_by: userId,
          changed_by_email: userEmail,
          changed_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },
    makeMain: async (tenantId) => {
      // One after the other: two main ones at once, and be it within a statement, are refused.
      await db.updateTable('xero_connections').set({ is_main: false }).where('portal_id', '=', portalId).execute();
      await connection(tenantId).set({ is_main: true }).execute();
    },
    setLive: async ({ tenantId, on, userId, at }) => {
      await connection(tenantId).set({ live: on, live_by: userId, live_at: at }).execute();
    },
    end: async ({ tenantId, how, by, at }) => {
      const ended = await connection(tenantId)
        // Whoever connects it again decides anew whether anything is written to it.
        .set({ state: 'disconnected', live: false, ended_at: at, ended_how: how, ended_by: by })
        .where('state', '<>', 'disconnected')
        .executeTakeFirst();
      return ended.numUpdatedRows === 1n;
    },
  };
}

async function readPortal({ portalId, db }: PortalHandle): Promise<PortalFacts | null> {
  const row = await db.selectFrom('portals').selectAll().where('portal_id', '=', portalId).executeTakeFirst();
  if (!row) return null;
  return {
    portalId,
    name: row.name,
    uiDomain: row.ui_domain,
    timeZone: row.time_zone,
    currency: row.company_currency,
    installedBy: row.installed_by,
    installedAt: row.installed_at,
  };
}

async function readPeople({ portalId, db }: PortalHandle): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select distinct on (user_id) user_id as "userId", email,
      coalesce(${personName('crm_owners')}, 'User ' || user_id) as name
    from crm_owners where portal_id = ${portalId} and user_id is not null and gone_at is null
    order by user_id, owner_id`.execute(db);
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

interface Row {
  tenant_id: string;
  name: string;
  state: TiedOrganisation['state'];
  is_main: boolean;
  connected_by: string;
  connected_at: Date;
  ended_at: Date | null;
  ended_how: EndedHow | null;
  ended_by: string | null;
  live: boolean;
  live_by: string | null;
  live_at: Date | null;
  streams: number;
  last_sync: Date | null;
  failures: string[];
  version: number | null;
  document: DraftDefaults | null;
  changed_by: string | null;
  changed_by_email: string | null;
  changed_at: Date | null;
}

/** The streams of an organisation without which its books are not read. */
const XERO_STREAMS = Object.keys(STREAM_TABLES).filter((name) => !name.startsWith('crm_')).length;

async function readOrganisations({ portalId, db }: PortalHandle): Promise<TiedOrganisation[]> {
  const { rows } = await sql<Row>`
    select connection.*, coalesce(organisation.name, connection.tenant_name) as name,
      coalesce(reading.streams, 0) as streams, reading.last_sync, coalesce(reading.failures, '[]') as failures,
      newest.version, newest.document, newest.changed_by, newest.changed_by_email, newest.changed_at
    from xero_connections connection
    left join mirror_organisations organisation on organisation.portal_id = ${portalId}
      and organisation.tenant_id = connection.tenant_id and organisation.gone_at is null
    left join lateral (
      select count(read_until)::integer as streams,
        min(read_until) filter (where stream in (${sql.join(STREAMS_OF_AGE)})) as last_sync,
        coalesce(jsonb_agg(distinct failure) filter (where failure is not null), '[]') as failures
      from stream_cursors where portal_id = ${portalId} and tenant_id = connection.tenant_id
    ) as reading on true
    left join lateral (
      select * from settings where portal_id = ${portalId} and tenant_id = connection.tenant_id
      order by settings.version desc limit 1
    ) as newest on true
    where connection.portal_id = ${portalId}
    order by connection.is_main desc, name, connection.tenant_id`.execute(db);
  return rows.map(fromRow);
}

const fromRow = (row: Row): TiedOrganisation => ({
  tenantId: row.tenant_id,
  name: row.name,
  state: row.state,
  isMain: row.is_main,
  connectedBy: row.connected_by,
  connectedAt: row.connected_at,
  ended: endedOf(row),
  live: { on: row.live, by: row.live_by, at: row.live_at },
  lastSync: row.streams < XERO_STREAMS ? null : row.last_sync,
  failures: row.failures,
  kept: {
    version: row.version ?? 0,
    defaults: row.document ?? NOTHING_SET,
    changed:
      row.changed_by === null || row.changed_at === null
        ? null
        : { userId: row.changed_by, userEmail: row.changed_by_email ?? '', at: row.changed_at },
  },
});

const endedOf = ({ state, ended_at, ended_how, ended_by }: Row): TiedOrganisation['ended'] =>
  state === 'disconnected' && ended_at && ended_how ? { at: ended_at, how: ended_how, by: ended_by } : null;
