import { sql } from 'kysely';
import type { BillingContact } from '../invoicing/facts.ts';
import { termsOf } from './mirror-table.ts';
import type { PortalHandle } from './portal.ts';

/** Those of the contacts that the mirror has, by name. */
export async function readBillingContacts(
  handle: PortalHandle,
  { tenantId, contactIds }: { tenantId: string; contactIds: string[] },
): Promise<BillingContact[]> {
  if (contactIds.length === 0) return [];
  const rows = await contactsIn(handle, tenantId).where('contact_id', 'in', contactIds).execute();
  return rows.map(fromRow);
}

/**
 * Contacts of that name, whatever its case, that are not archived: one statement. What is compared is compared here: what a
 * database takes for lower case depends on its locale.
 */
export async function readContactsNamed(
  handle: PortalHandle,
  { tenantId, name }: { tenantId: string; name: string },
): Promise<BillingContact[]> {
  const rows = await contactsIn(handle, tenantId)
    .where(sql<boolean>`char_length(name) = char_length(${name})`)
    .where('status', '=', 'ACTIVE')
    .execute();
  return rows.filter((row) => row.name.localeCompare(name, 'en', { sensitivity: 'accent' }) === 0).map(fromRow);
}

const contactsIn = ({ portalId, db }: PortalHandle, tenantId: string) =>
  db
    .selectFrom('mirror_contacts')
    .select([
      'contact_id',
      'name',
      'email',
      'status',
      'tax_number',
      'sales_terms_day',
      'sales_terms_type',
      'addresses',
      'persons',
    ])
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('gone_at', 'is', null)
    .orderBy('name')
    .orderBy('contact_id');

const fromRow = (row: Awaited<ReturnType<ReturnType<typeof contactsIn>['execute']>>[number]): BillingContact => ({
  contactId: row.contact_id,
  name: row.name,
  email: row.email,
  archived: row.status !== 'ACTIVE',
  taxNumber: row.tax_number,
  salesTerms: termsOf(row),
  addresses: row.addresses,
  persons: row.persons,
});
