import { sql } from 'kysely';
import { COMPANY } from '../customers/facts.ts';
import type { CrmPlace, SoldProduct } from '../invoicing/facts.ts';
import type { DraftStore } from '../invoicing/ports.ts';
import type { PortalHandle } from './portal.ts';

type Asked = Parameters<DraftStore['surroundings']>[0];

interface Row {
  place: CrmPlace | null;
  team_ids: string[];
  products: ({ id: string } & SoldProduct)[];
}

/** Where the customer is by the CRM, the teams of the deal's owner and what the products are, or were before they were deleted: one statement. */
export async function readSurroundings(
  { portalId, db }: PortalHandle,
  { customer, ownerId, productIds }: Asked,
): Promise<Awaited<ReturnType<DraftStore['surroundings']>>> {
  const table = sql.table(customer?.objectTypeId === COMPANY ? 'crm_companies' : 'crm_contacts');
  const { rows } = await sql<Row>`
    select (
        select jsonb_build_object('address', address, 'city', city, 'region', state, 'postCode', zip, 'country', country)
        from ${table} c where c.portal_id = ${portalId} and c.object_id = ${customer?.objectId ?? ''} and c.gone_at is null
      ) as place,
      coalesce((
        select team_ids from crm_owners o where o.portal_id = ${portalId} and o.owner_id = ${ownerId} and o.gone_at is null
      ), '[]') as team_ids,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', object_id, 'name', name, 'type', product_type)) from crm_products p
        where p.portal_id = ${portalId} and p.object_id = any(${productIds}::text[])
      ), '[]') as products`.execute(db);
  const row = rows[0];
  return {
    place: row?.place ?? null,
    teamIds: row?.team_ids ?? [],
    products: new Map(row?.products.map(({ id, ...product }) => [id, product])),
  };
}
