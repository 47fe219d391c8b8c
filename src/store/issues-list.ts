import { sql, type RawBuilder } from 'kysely';
import type { IssueDesk, IssueKind, IssuePage, IssueQuery, ListedIssue } from '../issues/ports.ts';
import { personName } from './person-name.ts';
import type { PortalHandle } from './portal.ts';

interface Row {
  issue_id: string;
  kind: IssueKind;
  subject: string;
  tenant_id: string | null;
  object_type_id: string | null;
  object_id: string | null;
  document_id: string | null;
  document_number: string | null;
  message: string;
  vendor_words: string[];
  fix: string;
  times_seen: number;
  opened_at: Date;
  last_seen_at: Date;
  closed_at: Date | null;
  run_id: string | null;
  run_state: 'asked' | 'waiting' | 'done' | 'failed' | null;
  run_words: string | null;
  run_by: string | null;
  run_by_email: string | null;
  run_at: Date | null;
  dismissed_by_email: string | null;
  dismissed_reason: string | null;
  record_name: string | null;
  owner_id: string | null;
  organisation: string | null;
  short_code: string | null;
}

/** The issues of the portal, each with what the mirror knows of its record and its organisation. */
const listed = ({ portalId }: PortalHandle): RawBuilder<unknown> => sql`
  select issue.*,
    coalesce(deal.name, company.name, product.name,
      ${personName('person')}) as record_name,
    coalesce(deal.owner_id, company.owner_id, person.owner_id) as owner_id,
    organisation.name as organisation, organisation.short_code
  from issues issue
  left join crm_deals deal on issue.object_type_id = '0-3'
    and deal.portal_id = issue.portal_id and deal.object_id = issue.object_id
  left join crm_companies company on issue.object_type_id = '0-2'
    and company.portal_id = issue.portal_id and company.object_id = issue.object_id
  left join crm_contacts person on issue.object_type_id = '0-1'
    and person.portal_id = issue.portal_id and person.object_id = issue.object_id
  left join crm_products product on issue.object_type_id = '0-7'
    and product.portal_id = issue.portal_id and product.object_id = issue.object_id
  left join mirror_organisations organisation
    on organisation.portal_id = issue.portal_id and organisation.tenant_id = issue.tenant_id
  where issue.portal_id = ${portalId}`;

/** The issues of one click are shown together, whether they are open or closed. */
const isAsked = ({ state, runId, ownerIds }: Pick<IssueQuery, 'state' | 'runId' | 'ownerIds'>): RawBuilder<unknown> =>
  sql`${runId === undefined ? (state === 'open' ? sql`closed_at is null` : sql`closed_at is not null`) : sql`run_id = ${runId}`}
    and ${ownerIds === null ? sql`true` : sql`owner_id = any(${ownerIds})`}`;

/** The key that a page goes on from: times seen (nought where that does not order), milliseconds, id. */
const keyOf = ({ order }: IssueQuery, { timesSeen, lastSeenAt, issueId }: ListedIssue): string =>
  [order === 'most_seen' ? timesSeen : 0, lastSeenAt.getTime(), issueId].join('_');

const ORDERS: Record<IssueQuery['order'], RawBuilder<unknown>> = {
  newest: sql`last_seen_at desc, issue_id desc`,
  oldest: sql`last_seen_at, issue_id`,
  most_seen: sql`times_seen desc, last_seen_at desc, issue_id desc`,
};

async function list(handle: PortalHandle, query: IssueQuery): Promise<IssuePage> {
  const seen = query.order === 'most_seen' ? sql`times_seen` : sql`0`;
  const [times, at, ...id] = query.cursor?.split('_') ?? [];
  const after =
    query.cursor === null
      ? sql`true`
      : sql`(${seen}, last_seen_at, issue_id) < (${Number(times)}::int, ${new Date(Number(at))}, ${id.join('_')})`;
  const { rows } = await sql<Row>`
    with listed as (${listed(handle)}) select * from listed
    where ${isAsked(query)} and ${query.kind === undefined ? sql`true` : sql`kind = ${query.kind}`} and ${after}
    order by ${ORDERS[query.order]} limit ${query.most + 1}`.execute(handle.db);
  const issues = rows.slice(0, query.most).map(fromRow);
  const last = issues.at(-1);
  return { issues, next: rows.length > query.most && last ? keyOf(query, last) : null };
}

async function counts(
  handle: PortalHandle,
  query: Pick<IssueQuery, 'state' | 'runId' | 'ownerIds'>,
): Promise<Partial<Record<IssueKind, number>>> {
  const { rows } = await sql<{ kind: IssueKind; issues: number }>`
    with listed as (${listed(handle)})
    select kind, count(*)::int as issues from listed where ${isAsked(query)} group by kind`.execute(handle.db);
  return Object.fromEntries(rows.map((row) => [row.kind, row.issues]));
}

async function lock(handle: PortalHandle, issueIds: string[]): Promise<ListedIssue[]> {
  await sql`select 1 from issues where portal_id = ${handle.portalId} and issue_id = any(${issueIds})
    order by issue_id for update`.execute(handle.db);
  const { rows } = await sql<Row>`
    with listed as (${listed(handle)}) select * from listed where issue_id = any(${issueIds})`.execute(handle.db);
  return rows.map(fromRow);
}

/** What a person sees and does with the issues of the handle's portal. */
export function issueDesk(handle: PortalHandle): IssueDesk {
  const one = (issueId: string) =>
    handle.db.updateTable('issues').where('portal_id', '=', handle.portalId).where('issue_id', '=', issueId);
  return {
    list: (query) => list(handle, query),
    counts: (query) => counts(handle, query),
    lock: (issueIds) => lock(handle, issueIds),
    saveRun: async (issueId, { runId, state, words, userId, userEmail, at }) => {
      const run = { run_id: runId, run_state: state, run_words: words };
      await one(issueId)
        .set({ ...run, run_by: userId, run_by_email: userEmail, run_at: at })
        .execute();
    },
    dismiss: async (issueId, { byEmail, reason, at }) => {
      const dismissed = { dismissed_by_email: byEmail, dismissed_reason: reason };
      await one(issueId)
        .set({ ...dismissed, closed_at: at })
        .execute();
    },
  };
}

const fromRow = (row: Row): ListedIssue => ({
  issueId: row.issue_id,
  kind: row.kind,
  subject: row.subject,
  about: aboutOf(row),
  message: row.message,
  vendorWords: row.vendor_words,
  fix: row.fix,
  timesSeen: row.times_seen,
  openedAt: row.opened_at,
  lastSeenAt: row.last_seen_at,
  closedAt: row.closed_at,
  dismissed:
    row.dismissed_reason === null ? null : { byEmail: row.dismissed_by_email ?? '', reason: row.dismissed_reason },
  run: runOf(row),
  recordName: row.record_name,
  ownerId: row.owner_id,
  organisation: row.organisation,
  shortCode: row.short_code,
});

const aboutOf = (row: Row): ListedIssue['about'] => ({
  tenantId: row.tenant_id,
  record:
    row.object_type_id !== null && row.object_id !== null
      ? { objectTypeId: row.object_type_id, objectId: row.object_id }
      : null,
  document: row.document_id === null ? null : { invoiceId: row.document_id, number: row.document_number },
});

const runOf = (row: Row): ListedIssue['run'] =>
  row.run_id !== null && row.run_state !== null && row.run_at !== null
    ? {
        ...{ runId: row.run_id, state: row.run_state, words: row.run_words },
        ...{ userId: row.run_by ?? '', userEmail: row.run_by_email ?? '', at: row.run_at },
      }
    : null;
