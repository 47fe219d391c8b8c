-- A person's word that a product of the CRM is an item of an organisation. What belongs together by SKU and code needs no row.
create table product_links (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  product_id        text not null,
  item_id           text not null,
  linked_by         text not null,
  linked_at         timestamptz not null,
  primary key (portal_id, tenant_id, product_id)
);
alter table product_links enable row level security;
create policy own_portal on product_links using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on product_links to tieout_app;
