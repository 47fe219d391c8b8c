-- What was written to the properties of HubSpot's records last, by its hash.
create table crm_written (
  portal_id         text not null references portals on delete cascade,
  object_type_id    text not null,
  object_id         text not null,
  values_hash       text not null,
  with_amounts      boolean not null,
  written_at        timestamptz not null,
  primary key (portal_id, object_type_id, object_id)
);
alter table crm_written enable row level security;
create policy own_portal on crm_written using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on crm_written to tieout_app;
