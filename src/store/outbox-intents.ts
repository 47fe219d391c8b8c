import { sql, type Insertable, type Selectable } from 'kysely';
import { DEAL } from '../customers/facts.ts';
import type { Intent, IntentStatus } from '../invoicing/facts.ts';
import type { OutboxStore } from '../invoicing/ports.ts';
import type { OutboxIntentRow } from './invoicing-tables.ts';
import type { PortalHandle } from './portal.ts';

type Reading = Pick<
  OutboxStore,
  'lock' | 'read' | 'active' | 'makerOf' | 'doneWith' | 'ofSubjects' | 'waitingFor' | 'waitedFor' | 'underWay'
>;
type Writing = Pick<OutboxStore, 'insert' | 'save'>;

/** The intents of the handle's portal. */
export const intentRows = (handle: PortalHandle): Reading & Writing => ({ ...reading(handle), ...writing(handle) });

function reading({ portalId, db }: PortalHandle): Reading {
  const intents = () => db.selectFrom('outbox_intents').selectAll().where('portal_id', '=', portalId);
  const one = (intentId: string) => intents().where('intent_id', '=', intentId);
  const newestFirst = (tenantId: string) =>
    intents().where('tenant_id', '=', tenantId).orderBy('created_at', 'desc').orderBy('intent_id');
  return {
    lock: async (intentId) => mapped(await one(intentId).forUpdate().executeTakeFirst()),
    read: async (intentId) => mapped(await one(intentId).executeTakeFirst()),
    active: async (tenantId, kind, subject) => {
      const ofSubject = newestFirst(tenantId)
        .where(isOf({ portalId, subjects: [subject] }))
        .where('kind', '=', kind);
      return mapped(await ofSubject.where('state', 'in', [...UNDER_WAY, 'done']).executeTakeFirst());
    },
    makerOf: async (tenantId, invoiceId) => {
      const made = newestFirst(tenantId).where('document_id', '=', invoiceId).where('kind', '=', 'create_invoice');
      return mapped(await made.executeTakeFirst());
    },
    doneWith: (tenantId, statuses) => doneWith({ portalId, db }, { tenantId, statuses }),
    ofSubjects: async (tenantId, subjects) => {
      const rows = await newestFirst(tenantId).where(isOf({ portalId, subjects })).execute();
      return rows.map(fromRow);
    },
    waitingFor: async (intentId) => {
      const waiting = intents().where('waits_for', '=', intentId).where('state', '=', 'pending');
      return (await waiting.orderBy('intent_id').forUpdate().execute()).map(fromRow);
    },
    waitedFor: async (intentId, kind) => {
      const waited = intents()
        .where('waits_for', '=', intentId)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'email_invoice'));
      return mapped(await waited.orderBy('created_at', 'desc').limit(1).executeTakeFirst());
    },
    underWay: async () => {
      const rows = await intents().where('state', 'in', UNDER_WAY).execute();
      return rows.map((row) => row.intent_id);
    },
  };
}

/** About one of the subjects, or about a step of a deal that was merged into theirs: one whose place was taken then keeps its own. */
const isOf = ({ portalId, subjects }: { portalId: string; subjects: string[] }) => sql<boolean>`subject in (
  select unnest(${subjects}::text[])
  union all
  select 'deal:' || merged.object_id || ':' || split_part(asked, ':', 3)
  from unnest(${subjects}::text[]) as asked join crm_merges merged
    on merged.portal_id = ${portalId} and merged.object_type_id = ${DEAL}
    and split_part(asked, ':', 1) = 'deal' and merged.into_id = split_part(asked, ':', 2))`;

async function doneWith(
  { portalId, db }: PortalHandle,
  { tenantId, statuses }: { tenantId: string; statuses: readonly string[] },
): Promise<{ intentId: string; invoiceId: string }[]> {
  return db
    .selectFrom('outbox_intents as intent')
    .innerJoin('mirror_invoices as invoice', (on) =>
      on
        .onRef('invoice.portal_id', '=', 'intent.portal_id')
        .onRef('invoice.tenant_id', '=', 'intent.tenant_id')
        .onRef('invoice.invoice_id', '=', 'intent.document_id'),
    )
    .select(['intent.intent_id as intentId', 'invoice.invoice_id as invoiceId'])
    .where('intent.portal_id', '=', portalId)
    .where('intent.tenant_id', '=', tenantId)
    .where('intent.kind', '=', 'create_invoice')
    .where('intent.state', '=', 'done')
    .where('invoice.status', 'in', statuses)
    .where('invoice.gone_at', 'is', null)
    .execute();
}

function writing({ portalId, db }: PortalHandle): Writing {
  return {
    insert: async (intent) => {
      const added = await db
        .insertInto('outbox_intents')
        .values(toRow(intent))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) === 1;
    },
    save: async (intent) => {
      const saved = await db
        .updateTable('outbox_intents')
        .set(toRow(intent))
        .where('portal_id', '=', portalId)
        .where('intent_id', '=', intent.intentId)
        .executeTakeFirst();
      if (Number(saved.numUpdatedRows) !== 1) throw new Error(`The intent ${intent.intentId} is not there to be saved`);
    },
  };
}

const UNDER_WAY: IntentStatus[] = ['pending', 'sending', 'unclear'];

const mapped = (row: Selectable<OutboxIntentRow> | undefined): Intent | null => (row ? fromRow(row) : null);

const toRow = (intent: Intent): Insertable<OutboxIntentRow> => ({
  portal_id: intent.portalId,
  intent_id: intent.intentId,
  tenant_id: intent.tenantId,
  kind: intent.kind,
  subject: intent.subject,
  state: intent.state,
  request: intent.request,
  preview: intent.preview && JSON.stringify(intent.preview),
  preview_hash: intent.previewHash,
  waits_for: intent.waitsFor,
  attempt: intent.attempt,
  first_sent_at: intent.firstSentAt,
  fault_remembered: intent.faultRemembered,
  looks: intent.looks,
  looked_at: intent.lookedAt,
  lease_owner: intent.leaseOwner,
  lease_until: intent.leaseUntil,
  due_at: intent.dueAt,
  document_id: intent.documentId,
  document_number: intent.documentNumber,
  failure: intent.failure && JSON.stringify(intent.failure),
  difference: intent.difference,
  words: intent.words,
  created_by: intent.createdBy,
  created_by_email: intent.createdByEmail,
  created_at: intent.createdAt,
  settled_at: intent.settledAt,
});

const fromRow = (row: Selectable<OutboxIntentRow>): Intent => ({
  portalId: row.portal_id,
  intentId: row.intent_id,
  tenantId: row.tenant_id,
  kind: row.kind,
  subject: row.subject,
  state: row.state,
  request: row.request,
  preview: row.preview,
  previewHash: row.preview_hash,
  waitsFor: row.waits_for,
  attempt: row.attempt,
  firstSentAt: row.first_sent_at,
  faultRemembered: row.fault_remembered,
  looks: row.looks,
  lookedAt: row.looked_at,
  leaseOwner: row.lease_owner,
  leaseUntil: row.lease_until,
  dueAt: row.due_at,
  documentId: row.document_id,
  documentNumber: row.document_number,
  failure: row.failure,
  difference: row.difference,
  words: row.words,
  createdBy: row.created_by,
  createdByEmail: row.created_by_email,
  createdAt: row.created_at,
  settledAt: row.settled_at,
});
