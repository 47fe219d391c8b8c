-- In which steps a deal is billed, version by version; the newest counts.
create table billing_schedules (
  portal_id         text not null references portals on delete cascade,
  deal_id           text not null,
  version           integer not null,
  -- [{stepId, role, share: {kind, percent or amount}, when: {kind, date}}], numbers as text; none: it is billed at once
  steps             jsonb not null,
  saved_by          text not null,
  saved_by_email    text not null,
  saved_at          timestamptz not null,
  primary key (portal_id, deal_id, version)
);
alter table billing_schedules enable row level security;
create policy own_portal on billing_schedules using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on billing_schedules to tieout_app;

-- What of a deal is on its way to Xero, found by the deal.
create index outbox_intents_billing on outbox_intents (portal_id, tenant_id)
  where kind = 'create_invoice' and state in ('pending', 'sending', 'unclear');
