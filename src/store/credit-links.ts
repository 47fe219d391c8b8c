import { sql, type Selectable } from 'kysely';
import type { CreditStore } from '../invoicing/credits/ports.ts';
import type { InvoiceCredit } from '../invoicing/credits/facts.ts';
import type { CreditFact } from '../mirror/facts.ts';
import { creditNotes, overpayments, prepayments } from './mirror-credits.ts';
import type { MirrorCreditRow } from './mirror-tables.ts';
import { upsertRows } from './mirror-rows.ts';
import type { PortalHandle } from './portal.ts';

/** The credit notes of the handle's portal. */
export function creditStore(handle: PortalHandle): CreditStore {
  const { portalId, db } = handle;
  return {
    lockInvoice: async (tenantId, invoiceId) => {
      await sql`select 1 from mirror_invoices where portal_id = ${portalId} and tenant_id = ${tenantId}
        and invoice_id = ${invoiceId} for update`.execute(db);
    },
    link: async ({ tenantId, creditId, invoiceId, intentId, at }) => {
      const ids = { credit_id: creditId, invoice_id: invoiceId, intent_id: intentId };
      await db
        .insertInto('credit_links')
        .values({ portal_id: portalId, tenant_id: tenantId, ...ids, linked_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    mirror: async (tenantId, credit, readAt) => {
      await upsertRows(handle, { portalId, tenantId, stream: 'credit_notes' }, { facts: [credit], readAt });
    },
    note: (tenantId, creditId) => readNote(handle, { tenantId, creditId }),
    ofInvoices: (tenantId, invoices) => readCredits(handle, { tenantId, invoices }),
  };
}

async function readNote(
  { portalId, db }: PortalHandle,
  { tenantId, creditId }: { tenantId: string; creditId: string },
): Promise<CreditFact | null> {
  const row = await db
    .selectFrom('mirror_credits')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'credit_note')
    .where('credit_id', '=', creditId)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  return row ? creditNotes.fromRow(row as never) : null;
}

type Row = Selectable<MirrorCreditRow> & { made_for: string | null };

const READERS = { credit_note: creditNotes, overpayment: overpayments, prepayment: prepayments } as const;

/** Credit is set against invoices of its own contact only: it is looked for among theirs, and among what was made for them. */
async function readCredits(
  { portalId, db }: PortalHandle,
  { tenantId, invoices }: { tenantId: string; invoices: Parameters<CreditStore['ofInvoices']>[1] },
): Promise<InvoiceCredit[]> {
  if (invoices.length === 0) return [];
  const ids = invoices.map(({ id }) => id);
  const contactIds = [...new Set(invoices.map(({ contactId }) => contactId))];
  const { rows } = await sql<Row>`
    select credit.*, made.invoice_id as made_for
    from mirror_credits credit
    left join credit_links made on made.portal_id = ${portalId} and made.tenant_id = ${tenantId}
      and made.credit_id = credit.credit_id and credit.kind = 'credit_note'
    where credit.portal_id = ${portalId} and credit.tenant_id = ${tenantId} and credit.gone_at is null
      and (made.invoice_id = any(${ids}::text[]) or credit.contact_id = any(${contactIds}::text[]) and exists (
        select 1 from jsonb_array_elements(credit.allocations) applied
        where applied ->> 'invoiceId' = any(${ids}::text[])))
    order by credit.credit_date desc, credit.credit_number desc, credit.credit_id`.execute(db);
  return rows.map((row) => ({ credit: READERS[row.kind].fromRow(row as never), madeFor: row.made_for }));
}
