import { sql, type RawBuilder } from 'kysely';
import type { BulkRow } from '../bulk/facts.ts';
import type { BulkStore, ListedRow, RowKey } from '../bulk/ports.ts';
import type { Intent } from '../invoicing/facts.ts';
import type { PortalHandle } from './portal.ts';

type Rows = Pick<
  BulkStore,
  'rows' | 'row' | 'unplanned' | 'settle' | 'take' | 'putBack' | 'keepIntent' | 'choose' | 'unchoose' | 'isWon'
>;

interface Row {
  deal_id: string;
  state: BulkRow['state'];
  words: string | null;
  fix: string | null;
  planned: BulkRow['planned'];
  attempt: number;
  intent_id: string | null;
  deal_name: string | null;
  owner_id: string | null;
  owner_team_ids: string[] | null;
  intent_kind: Intent['kind'] | null;
  intent_state: Intent['state'] | null;
  intent_failure: Intent['failure'];
  intent_difference: string | null;
  document_id: string | null;
  document_number: string | null;
}

/** Rows with what the mirror knows of their deals, and how their intents stand. */
const listed = ({ portalId }: PortalHandle, runId: string): RawBuilder<unknown> => sql`
  select row.*, deal.name as deal_name, deal.owner_id, owner.team_ids as owner_team_ids,
    intent.kind as intent_kind, intent.state as intent_state, intent.failure as intent_failure,
    intent.difference as intent_difference, intent.document_id, intent.document_number
  from bulk_rows row
  left join crm_deals deal on deal.portal_id = ${portalId} and deal.object_id = row.deal_id and deal.gone_at is null
  left join crm_owners owner on owner.portal_id = ${portalId} and owner.owner_id = deal.owner_id and owner.gone_at is null
  left join outbox_intents intent on intent.portal_id = ${portalId} and intent.intent_id = row.intent_id
  where row.portal_id = ${portalId} and row.run_id = ${runId}`;

/** The rows of runs over many deals of the handle's portal. */
export function bulkRows(handle: PortalHandle): Rows {
  const { portalId, db } = handle;
  const ofRun = (runId: string) =>
    db.updateTable('bulk_rows').where('portal_id', '=', portalId).where('run_id', '=', runId);
  const one = ({ runId, dealId, attempt }: RowKey) =>
    ofRun(runId).where('deal_id', '=', dealId).where('attempt', '=', attempt);
  return {
    rows: async (runId) => {
      const { rows } = await sql<Row>`${listed(handle, runId)} order by row.position`.execute(db);
      return rows.map(fromRow);
    },
    row: async (runId, dealId) => {
      const { rows } = await sql<Row>`${listed(handle, runId)} and row.deal_id = ${dealId}`.execute(db);
      return rows[0] ? fromRow(rows[0]) : null;
    },
    unplanned: (runId, most) => unplanned(handle, runId, most),
    settle: async (row, from, { state, words, fix, planned }) => {
      const kept = { state, words, fix, ...(planned && { planned: JSON.stringify(planned) }) };
      await one(row).where('state', '=', from).set(kept).execute();
    },
    take: (runId, from) => take(handle, runId, from),
    putBack: async (row, to) => {
      await one(row).where('state', '=', 'billing').set({ state: to }).execute();
    },
    keepIntent: async (row, intentId) => {
      await one(row).set({ state: 'sent', words: null, fix: null, intent_id: intentId }).execute();
    },
    choose: async (runId, dealIds) => {
      await ofRun(runId)
        .where(sql<boolean>`deal_id = any(${dealIds}::text[])`)
        .set({ state: 'chosen', words: null, fix: null, intent_id: null, attempt: sql`attempt + 1` })
        .execute();
    },
    unchoose: async (runId) => {
      await ofRun(runId).where('state', '=', 'chosen').set({ state: 'ready' }).execute();
    },
    isWon: async (dealId) => {
      const { rows } = await sql<{ is_won: boolean }>`select is_won from crm_deals
        where portal_id = ${portalId} and object_id = ${dealId} and gone_at is null`.execute(db);
      return rows[0]?.is_won ?? false;
    },
  };
}

async function unplanned({ portalId, db }: PortalHandle, runId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bulk_rows')
    .select('deal_id')
    .where('portal_id', '=', portalId)
    .where('run_id', '=', runId)
    .where('state', '=', 'unplanned')
    .orderBy('position')
    .limit(most)
    .execute();
  return rows.map(({ deal_id: dealId }) => dealId);
}

/** A row that is being billed already was left by a process that died, or is with another one: what both decide is one intent. */
async function take(
  { portalId, db }: PortalHandle,
  runId: string,
  from: Parameters<BulkStore['take']>[1],
): Promise<BulkRow | null> {
  const row = await db
    .selectFrom('bulk_rows')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('run_id', '=', runId)
    .where('state', 'in', from)
    .orderBy('state')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  await db
    .updateTable('bulk_rows')
    .set({ state: 'billing' })
    .where('portal_id', '=', portalId)
    .where('run_id', '=', runId)
    .where('deal_id', '=', row.deal_id)
    .execute();
  return rowFrom({ ...row, state: 'billing' });
}

const rowFrom = (
  row: Pick<Row, 'deal_id' | 'state' | 'words' | 'fix' | 'planned' | 'attempt' | 'intent_id'>,
): BulkRow => ({
  dealId: row.deal_id,
  state: row.state,
  words: row.words,
  fix: row.fix,
  planned: row.planned,
  attempt: row.attempt,
  intentId: row.intent_id,
});

const fromRow = (row: Row): ListedRow => ({
  ...rowFrom(row),
  deal:
    row.deal_name === null
      ? null
      : { name: row.deal_name, record: { ownerId: row.owner_id, ownerTeamIds: row.owner_team_ids ?? [] } },
  intent: intentOf(row),
});

const intentOf = (row: Row): ListedRow['intent'] =>
  row.intent_kind === null || row.intent_state === null
    ? null
    : {
        ...{ kind: row.intent_kind, state: row.intent_state, failure: row.intent_failure },
        ...{ documentId: row.document_id, documentNumber: row.document_number, difference: row.intent_difference },
      };
