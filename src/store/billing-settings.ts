import { sql } from 'kysely';
import { wholeDocument, type ChosenTopic, type CrmChoices } from '../billing-settings/facts.ts';
import type { BillingSettingsStore, KeptVersion } from '../billing-settings/ports.ts';
import type { BillingSettingsRow } from './connecting-tables.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';
import { teamsOf } from './crm-teams.ts';

/** As many products as a list to choose from is long. */
const MOST_PRODUCTS = 500;

/** What is chosen for the invoices of the organisations of the handle's portal. */
export function billingSettingsStore(handle: PortalHandle): BillingSettingsStore {
  const { portalId, db } = handle;
  const of = (tenantId: string) =>
    db
      .selectFrom('billing_settings')
      .selectAll()
      .where('portal_id', '=', portalId)
      .where('tenant_id', '=', tenantId)
      .orderBy('version', 'desc');
  return {
    newest: async (tenantId) => {
      const rows = await of(tenantId)
        .clearOrderBy()
        .distinctOn('topic')
        .orderBy('topic')
        .orderBy('version', 'desc')
        .execute();
      return rows.map(fromRow);
    },
    history: async (tenantId, topic, limit) => {
      const rows = await of(tenantId).where('topic', '=', topic).limit(limit).execute();
      return rows.map(fromRow);
    },
    add: async (tenantId, { topic, document, version, changed, undoneFrom }) => {
      const added = await db
        .insertInto('billing_settings')
        .values({
          ...{ portal_id: portalId, tenant_id: tenantId, topic, version },
          document: JSON.stringify(document),
          changed_by: changed.userId,
          changed_by_email: changed.userEmail,
          changed_at: changed.at,
          undone_from: undoneFrom,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },
    crm: () => readCrmChoices(handle),
    wonLast: () => readWonLast(handle),
  };
}

const fromRow = (row: Omit<BillingSettingsRow, 'document'> & { document: unknown }): KeptVersion => ({
  ...({ topic: row.topic, document: wholeDocument(row.topic, row.document as object) } as ChosenTopic),
  version: row.version,
  changed: { userId: row.changed_by, userEmail: row.changed_by_email, at: row.changed_at },
  undoneFrom: row.undone_from,
});

async function readWonLast({ portalId, db }: PortalHandle): Promise<string | null> {
  const row = await db
    .selectFrom('crm_deals')
    .select('object_id')
    .where('portal_id', '=', portalId)
    .where('is_won', '=', true)
    .where('gone_at', 'is', null)
    .orderBy('close_date', (order) => order.desc().nullsLast())
    .orderBy('object_id', 'desc')
    .executeTakeFirst();
  return row?.object_id ?? null;
}

/** Pipelines, owners, their teams and the first products by name: one statement. */
async function readCrmChoices({ portalId, db }: PortalHandle): Promise<CrmChoices> {
  const here = sql`portal_id = ${portalId} and gone_at is null`;
  const { rows } = await sql<CrmChoices>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', pipeline_id, 'name', name) order by position, name)
        from crm_pipelines where ${here}), '[]') as pipelines,
      coalesce((select jsonb_agg(jsonb_build_object('ownerId', owner_id, 'userId', user_id, 'name',
          coalesce(${personName('crm_owners')}, 'Owner ' || owner_id)) order by owner_id)
        from crm_owners where ${here}), '[]') as owners,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name, id)
        from (${teamsOf(portalId)}) team), '[]') as teams,
      coalesce((select jsonb_agg(jsonb_build_object('id', object_id, 'name', name) order by name, object_id) from (
          select object_id, name from crm_products where ${here} order by name, object_id limit ${MOST_PRODUCTS}
        ) as first), '[]') as products`.execute(db);
  const [choices] = rows;
  if (!choices) throw new Error('A statement without a condition has no row');
  return choices;
}
