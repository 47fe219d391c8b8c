import { sql } from 'kysely';
import type { BillingContact } from '../invoicing/facts.ts';
import type { PortalHandle } from './portal.ts';
import { termsOf } from './mirror-table.ts';

/** How many of the newest invoices are asked for the account that the books use. */
const RECENT_INVOICES = 50;

/**
 * Contacts of that name, whatever its case, that are not archived: one statement. What is compared is compared here: what a
 * database takes for lower case depends on its locale.
 */
export async function readContactsNamed(
  { portalId, db }: PortalHandle,
  { tenantId, name }: { tenantId: string; name: string },
): Promise<BillingContact[]> {
  const rows = await db
    .selectFrom('mirror_contacts')
    .select(['contact_id', 'name', 'email', 'sales_terms_day', 'sales_terms_type'])
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`char_length(name) = char_length(${name})`)
    .where('status', '=', 'ACTIVE')
    .where('gone_at', 'is', null)
    .orderBy('contact_id')
    .execute();
  return rows
    .filter((row) => row.name.localeCompare(name, 'en', { sensitivity: 'accent' }) === 0)
    .map((row) => ({
      contactId: row.contact_id,
      name: row.name,
      email: row.email,
      archived: false,
      salesTerms: termsOf(row),
    }));
}

/** Of these accounts the one that most lines of the newest approved invoices go to: one statement. */
export async function readSalesAccountInUse(
  { portalId, db }: PortalHandle,
  { tenantId, codes }: { tenantId: string; codes: string[] },
): Promise<string | null> {
  if (codes.length === 0) return null;
  const { rows } = await sql<{ code: string }>`
    with recent as (
      select lines from mirror_invoices
      where portal_id = ${portalId} and tenant_id = ${tenantId} and gone_at is null and status in ('AUTHORISED', 'PAID')
      order by invoice_date desc, invoice_id desc limit ${RECENT_INVOICES}
    )
    select line ->> 'accountCode' as code from recent, jsonb_array_elements(lines) as line
    where line ->> 'accountCode' in (${sql.join(codes)})
    group by code order by count(*) desc, code limit 1`.execute(db);
  return rows[0]?.code ?? null;
}
