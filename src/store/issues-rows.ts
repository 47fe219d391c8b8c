import { sql } from 'kysely';
import type { IssueAbout, IssueKind, IssueStore, Unseen } from '../issues/ports.ts';
import type { PortalHandle } from './portal.ts';

/** The issues of the handle's portal. */
export function issueStore(handle: PortalHandle): IssueStore {
  const { portalId, db } = handle;
  return {
    open: async ({ issueId, at, kind, subject, about, ...words }) => {
      const said = {
        ...aboutColumns(about),
        message: words.message,
        vendor_words: JSON.stringify(words.vendorWords),
        fix: words.fix,
        last_seen_at: at,
      };
      await db
        .insertInto('issues')
        .values({ issue_id: issueId, portal_id: portalId, kind, subject, ...said, opened_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['portal_id', 'kind', 'subject'])
            .where('closed_at', 'is', null)
            .doUpdateSet({ ...said, times_seen: sql`issues.times_seen + 1` }),
        )
        .execute();
    },
    close: async ({ kind, subjects, at }) => {
      const closed = await db
        .updateTable('issues')
        .set({ closed_at: at })
        .where('portal_id', '=', portalId)
        .where('closed_at', 'is', null)
        .where(sql<boolean>`kind = any(${[kind].flat()}) and subject = any(${subjects})`)
        .executeTakeFirst();
      return Number(closed.numUpdatedRows);
    },
    closeUnseen: (closing) => closeUnseen(handle, closing),
    countOpen: async () => {
      const rows = await db
        .selectFrom('issues')
        .select(['kind', sql<number>`count(*)::int`.as('open')])
        .where('portal_id', '=', portalId)
        .where('closed_at', 'is', null)
        .groupBy('kind')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.kind as IssueKind, row.open]));
    },
  };
}

async function closeUnseen(
  { portalId, db }: PortalHandle,
  { kind, under, tenantId, seenBefore, at }: Unseen,
): Promise<number> {
  const closed = await db
    .updateTable('issues')
    .set({ closed_at: at })
    .where('portal_id', '=', portalId)
    .where('kind', '=', kind)
    .where('closed_at', 'is', null)
    .where('tenant_id', 'is not distinct from', tenantId)
    .where('last_seen_at', '<', seenBefore)
    .where(sql<boolean>`starts_with(subject, ${under})`)
    .executeTakeFirst();
  return Number(closed.numUpdatedRows);
}

/** Who tells again and says less of what it is about takes nothing away. */
const aboutColumns = ({ tenantId, record, document }: IssueAbout = {}) => ({
  ...(tenantId != null && { tenant_id: tenantId }),
  ...(record && { object_type_id: record.objectTypeId, object_id: record.objectId }),
  ...(document && { document_id: document.invoiceId, document_number: document.number }),
});
