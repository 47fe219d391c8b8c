import { sql } from 'kysely';
import type { KeptLink, MirrorItem, Product } from '../invoicing/mapping/facts.ts';
import type { MappingStore } from '../invoicing/mapping/ports.ts';
import { crmProducts } from './mirror-crm-products.ts';
import { items } from './mirror-items.ts';
import type { PortalHandle } from './portal.ts';

/** Products and items of the handle's portal. */
export function mappingStore(handle: PortalHandle): MappingStore {
  const { portalId, db } = handle;
  const products = () =>
    db.selectFrom('crm_products').selectAll().where('portal_id', '=', portalId).where('gone_at', 'is', null);
  return {
    links: (tenantId, productIds) => readLinks(handle, tenantId, productIds),
    items: (tenantId) => readItems(handle, tenantId),
    product: async (productId) => {
      const row = await products().where('object_id', '=', productId).executeTakeFirst();
      return row ? crmProducts.fromRow(row as never) : null;
    },
    products: async ({ search, after, most }) => {
      const place = sql`(name collate "C", object_id collate "C")`;
      const rows = await products()
        .$if(search !== '', (query) =>
          query.where(sql<boolean>`strpos(lower(concat_ws(' ', name, sku)), lower(${search})) > 0`),
        )
        .$if(after !== null, (query) =>
          query.where(sql<boolean>`${place} > (${after?.name ?? ''}, ${after?.id ?? ''})`),
        )
        .orderBy(sql`name collate "C"`)
        .orderBy(sql`object_id collate "C"`)
        .limit(most)
        .execute();
      return rows.map((row): Product => crmProducts.fromRow(row as never));
    },
    everyProduct: async () => (await products().execute()).map((row): Product => crmProducts.fromRow(row as never)),
    readOnce: () => readOnce(handle),
    link: (link) => keepLink(handle, link),
    unlink: async (tenantId, productId) => {
      await db
        .deleteFrom('product_links')
        .where('portal_id', '=', portalId)
        .where('tenant_id', '=', tenantId)
        .where('product_id', '=', productId)
        .execute();
    },
  };
}

async function readLinks(
  { portalId, db }: PortalHandle,
  tenantId: string,
  productIds: string[] | undefined,
): Promise<KeptLink[]> {
  const rows = await db
    .selectFrom('product_links')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .$if(productIds !== undefined, (query) => query.where(sql<boolean>`product_id = any(${productIds}::text[])`))
    .orderBy('product_id')
    .execute();
  return rows.map((row) => ({
    productId: row.product_id,
    itemId: row.item_id,
    linkedBy: row.linked_by,
    linkedAt: row.linked_at,
  }));
}

async function readItems({ portalId, db }: PortalHandle, tenantId: string): Promise<MirrorItem[]> {
  const rows = await db
    .selectFrom('mirror_items')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('tenant_id', '=', tenantId)
    .where('gone_at', 'is', null)
    .orderBy(sql`code collate "C"`)
    .orderBy('item_id')
    .execute();
  return rows.map((row) => items.fromRow(row as never));
}

async function readOnce({ portalId, db }: PortalHandle): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select connection.tenant_id from xero_connections connection
    join stream_cursors item on item.portal_id = ${portalId} and item.tenant_id = connection.tenant_id
      and item.stream = 'items' and item.read_until is not null
    join stream_cursors product on product.portal_id = ${portalId} and product.tenant_id = ''
      and product.stream = 'crm_products' and product.read_until is not null
    where connection.portal_id = ${portalId} and connection.state = 'connected'
    order by connection.connected_at, connection.tenant_id`.execute(db);
  return rows.map((row) => row.tenant_id);
}

async function keepLink(
  { portalId, db }: PortalHandle,
  { tenantId, productId, itemId, linkedBy, linkedAt }: KeptLink & { tenantId: string },
): Promise<void> {
  const said = { item_id: itemId, linked_by: linkedBy, linked_at: linkedAt };
  await db
    .insertInto('product_links')
    .values({ portal_id: portalId, tenant_id: tenantId, product_id: productId, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['portal_id', 'tenant_id', 'product_id'])
        .doUpdateSet(said)
        .where('product_links.linked_at', '<=', linkedAt),
    )
    .execute();
}
