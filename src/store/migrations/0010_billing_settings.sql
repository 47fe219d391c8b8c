-- What admins and finance have set for an organisation's invoices, topic by topic and version by version; the newest counts.
create table billing_settings (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  topic             text not null check (topic in ('tax', 'lines', 'terms', 'texts', 'approval')),
  version           integer not null,
  document          jsonb not null,
  changed_by        text not null,
  changed_by_email  text not null,
  changed_at        timestamptz not null,
  -- the version that this one undid
  undone_from       integer,
  primary key (portal_id, tenant_id, topic, version)
);
alter table billing_settings enable row level security;
create policy own_portal on billing_settings using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert on billing_settings to tieout_app;

alter table outbox_intents drop constraint outbox_intents_kind_check;
alter table outbox_intents add constraint outbox_intents_kind_check check (kind in (
  'create_contact', 'create_invoice', 'approve_invoice', 'delete_invoice', 'void_invoice', 'email_invoice',
  'create_item', 'submit_invoice', 'return_invoice', 'revise_invoice', 'update_contact'
));
