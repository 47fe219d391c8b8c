-- What HubSpot's webhooks say lies in the inbox too, with tenant_id ''; its category is the type of the record, and the same
-- kind of event may come twice in a millisecond.
alter table inbox_events add column vendor_event_id text not null default '';
do $$ declare name text; begin
  select conname into strict name from pg_constraint where conrelid = 'inbox_events'::regclass and contype = 'u';
  execute format('alter table inbox_events drop constraint %I', name);
end $$;
alter table inbox_events add constraint inbox_events_once
  unique nulls not distinct (portal_id, tenant_id, category, resource_id, event_type, event_at, vendor_event_id);

-- In which record of the CRM one that was merged lives on.
create table crm_merges (
  portal_id         text not null references portals on delete cascade,
  object_type_id    text not null,
  object_id         text not null,
  into_id           text not null,
  noted_at          timestamptz not null,
  primary key (portal_id, object_type_id, object_id)
);
create index crm_merges_by_survivor on crm_merges (portal_id, object_type_id, into_id);
alter table crm_merges enable row level security;
create policy own_portal on crm_merges using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on crm_merges to tieout_app;
