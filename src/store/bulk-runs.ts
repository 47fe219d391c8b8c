import { sql, type Selectable } from 'kysely';
import type { BulkRun, Tally } from '../bulk/facts.ts';
import type { BulkStore } from '../bulk/ports.ts';
import type { BulkRunRow } from './bulk-tables.ts';
import type { PortalHandle } from './portal.ts';

type Runs = Pick<BulkStore, 'add' | 'read' | 'lock' | 'save' | 'list' | 'tallies' | 'unfinished'>;

/** The runs over many deals of the handle's portal. */
export function bulkRuns(handle: PortalHandle): Runs {
  const { portalId, db } = handle;
  const runs = () => db.selectFrom('bulk_runs').selectAll().where('portal_id', '=', portalId);
  return {
    add: (run, dealIds) => add(handle, run, dealIds),
    read: async (runId) => mapped(await runs().where('run_id', '=', runId).executeTakeFirst()),
    lock: async (runId) => mapped(await runs().where('run_id', '=', runId).forUpdate().executeTakeFirst()),
    save: async (run) => {
      await db
        .updateTable('bulk_runs')
        .set(changing(run))
        .where('portal_id', '=', portalId)
        .where('run_id', '=', run.runId)
        .execute();
    },
    list: (asked) => list(handle, asked),
    tallies: async (runId) => (await talliesOf(handle, [runId])).get(runId) ?? [],
    unfinished: async () => {
      const rows = await runs().where('state', '<>', 'idle').execute();
      return rows.map(({ run_id: runId, state }) => ({ runId, state }));
    },
  };
}

async function add(
  { portalId, db }: PortalHandle,
  run: Parameters<BulkStore['add']>[0],
  dealIds: string[],
): Promise<BulkRun> {
  const { runId, requestId, tenantId, status, createdBy, createdByEmail, createdAt } = run;
  const who = { created_by: createdBy, created_by_email: createdByEmail, request_id: requestId, created_at: createdAt };
  const added = await db
    .insertInto('bulk_runs')
    .values({ portal_id: portalId, run_id: runId, tenant_id: tenantId, status, ...who, ...changing(run) })
    .onConflict((conflict) => conflict.columns(['portal_id', 'created_by', 'request_id']).doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows) === 1) {
    const rows = dealIds.map((dealId, position) => ({ deal_id: dealId, position, state: 'unplanned' as const }));
    const unsaid = { words: null, fix: null, planned: null, intent_id: null };
    await db
      .insertInto('bulk_rows')
      .values(rows.map((row) => ({ portal_id: portalId, run_id: runId, ...unsaid, ...row })))
      .execute();
  }
  const standing = await db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('created_by', '=', createdBy)
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  return fromRow(standing);
}

async function list(
  handle: PortalHandle,
  { createdBy, cursor, most }: Parameters<BulkStore['list']>[0],
): ReturnType<BulkStore['list']> {
  const { portalId, db } = handle;
  const [at, ...id] = cursor?.split('_') ?? [];
  const before =
    cursor === null
      ? sql<boolean>`true`
      : sql<boolean>`(created_at, run_id) < (${new Date(Number(at))}, ${id.join('_')})`;
  const rows = await db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where(createdBy === null ? sql<boolean>`true` : sql<boolean>`created_by = ${createdBy}`)
    .where(before)
    .orderBy('created_at', 'desc')
    .orderBy('run_id', 'desc')
    .limit(most + 1)
    .execute();
  const runs = rows.slice(0, most).map(fromRow);
  const tallies = await talliesOf(
    handle,
    runs.map(({ runId }) => runId),
  );
  const last = runs.at(-1);
  return {
    runs: runs.map((run) => ({ run, tallies: tallies.get(run.runId) ?? [] })),
    next: rows.length > most && last ? `${last.createdAt.getTime()}_${last.runId}` : null,
  };
}

interface TallyRow extends Tally {
  run_id: string;
}

/** The rows of the runs by their state and their intent's: one statement. */
async function talliesOf({ portalId, db }: PortalHandle, runIds: string[]): Promise<Map<string, Tally[]>> {
  const { rows } = await sql<TallyRow>`
    select row.run_id, row.state, intent.state as intent, count(*)::int as rows
    from bulk_rows row
    left join outbox_intents intent on intent.portal_id = ${portalId} and intent.intent_id = row.intent_id
    where row.portal_id = ${portalId} and row.run_id = any(${runIds}::text[])
    group by row.run_id, row.state, intent.state`.execute(db);
  const byRun = new Map<string, Tally[]>();
  for (const { run_id: runId, ...tally } of rows) byRun.set(runId, [...(byRun.get(runId) ?? []), tally]);
  return byRun;
}

/** What of a run changes. */
const changing = ({ state, version, startedAt, hold, stopped }: BulkRun) => ({
  ...{ state, version, started_at: startedAt },
  ...{ held_until: hold?.until ?? null, held_since: hold?.since ?? null, held_by: hold?.by ?? null },
  ...{ stop_words: stopped?.words ?? null, stop_fix: stopped?.fix ?? null },
});

const mapped = (row: Selectable<BulkRunRow> | undefined): BulkRun | null => (row ? fromRow(row) : null);

const fromRow = (row: Selectable<BulkRunRow>): BulkRun => ({
  runId: row.run_id,
  tenantId: row.tenant_id,
  status: row.status,
  state: row.state,
  version: row.version,
  createdBy: row.created_by,
  createdByEmail: row.created_by_email,
  createdAt: row.created_at,
  startedAt: row.started_at,
  hold:
    row.held_until === null || row.held_since === null || row.held_by === null
      ? null
      : { until: row.held_until, since: row.held_since, by: row.held_by },
  stopped: row.stop_words === null ? null : { words: row.stop_words, fix: row.stop_fix ?? '' },
});
