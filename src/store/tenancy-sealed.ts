import { sql, type Kysely } from 'kysely';
import type { SealedRow, SealedRows } from '../tenancy/ports.ts';
import type { Tables } from './tables.ts';

/** Every secret that is stored, in one shape: of a grant in two columns, of a consent under way in one document. */
const SECRETS = sql`(
  select 'hubspot_grants' as "table", portal_id as owner, access_token, refresh_token from hubspot_grants
  union all select 'xero_grants', xero_user_id, access_token, refresh_token from xero_grants
  union all select 'consents', consent_id, tokens ->> 'accessToken', tokens ->> 'refreshToken' from consents
  where tokens is not null) as secrets`;

const ROW = sql`"table", owner, access_token as "accessToken", refresh_token as "refreshToken"`;

/** A sealed secret begins with the id of its key (src/lib/crypto.ts). */
const keyOf = (column: string) => sql`split_part(${sql.ref(column)}, '.', 1)`;

/** All stored secrets. Nothing here changes a version: a refresh that is under way must find the one that it has read. */
export function sealedRows(db: Kysely<Tables>): SealedRows {
  const select = async (statement: ReturnType<typeof sql<SealedRow>>): Promise<SealedRow[]> =>
    (await statement.execute(db)).rows;
  return {
    samples: (perKey) =>
      select(sql`
        select ${ROW} from (
          select *, row_number() over (partition by ${keyOf('access_token')}, ${keyOf('refresh_token')} order by "table", owner) as place
          from ${SECRETS}) as placed
        where place <= ${perKey}`),
    otherThan: (keyId, most) =>
      select(sql`
        select ${ROW} from ${SECRETS}
        where ${keyOf('access_token')} <> ${keyId} or ${keyOf('refresh_token')} <> ${keyId}
        order by "table", owner limit ${most}`),
    reseal: async (was, now) => (await replacing(was, now).execute(db)).numAffectedRows === 1n,
    count: async () => {
      const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from ${SECRETS}`.execute(db);
      return rows[0]?.rows ?? 0;
    },
  };
}

function replacing(was: SealedRow, now: Pick<SealedRow, 'accessToken' | 'refreshToken'>) {
  if (was.table === 'consents')
    return sql`
      update consents set tokens = tokens || ${JSON.stringify(now)}::jsonb
      where consent_id = ${was.owner} and tokens ->> 'accessToken' = ${was.accessToken}
        and tokens ->> 'refreshToken' = ${was.refreshToken}`;
  const owner = sql.ref(was.table === 'hubspot_grants' ? 'portal_id' : 'xero_user_id');
  return sql`
    update ${sql.table(was.table)} set access_token = ${now.accessToken}, refresh_token = ${now.refreshToken}
    where ${owner} = ${was.owner} and access_token = ${was.accessToken} and refresh_token = ${was.refreshToken}`;
}
