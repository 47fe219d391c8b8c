-- Nothing is written to Xero until an admin has switched the connection live.
alter table xero_connections add column live boolean not null default false;
alter table xero_connections add column live_by text;
alter table xero_connections add column live_at timestamptz;

-- The organisation's chart of accounts, tax rates and currencies: what a draft's defaults and choices come from.
create table mirror_accounts (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  account_id          text not null,
  code                text,
  name                text not null,
  type                text not null,
  class               text not null,
  tax_type            text,
  status              text not null,
  system_account      text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, account_id)
);

create table mirror_tax_rates (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  tax_type            text not null,
  name                text not null,
  status              text not null,
  -- percent
  effective_rate      numeric not null,
  can_apply_to_revenue boolean not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, tax_type)
);

create table mirror_currencies (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  code                text not null,
  description         text not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, code)
);

-- One row for each thing that is to be written to Xero, decided once and kept until evidence has settled it.
create table outbox_intents (
  portal_id           text not null references portals on delete cascade,
  intent_id           text not null,
  tenant_id           text not null,
  kind                text not null check (kind in
    ('create_contact', 'create_invoice', 'approve_invoice', 'delete_invoice', 'void_invoice', 'email_invoice')),
  -- what it is about: `deal:{id}:{step}`, `0-2:{id}` for a new customer, `invoice:{id}` for work on an invoice
  subject             text not null,
  state               text not null check (state in ('pending', 'sending', 'unclear', 'done', 'rejected', 'released')),
  -- the exact bytes of the request's body
  request             text not null,
  -- what the person was shown, and its hash
  preview             jsonb,
  preview_hash        text,
  -- the intent that has to be done before this one may be sent
  waits_for           text,
  -- n of the idempotency key `{intent}:{n}`
  attempt             integer not null default 1,
  first_sent_at       timestamptz,
  -- whether Xero answered this attempt's key with a fault that it may remember
  fault_remembered    boolean not null default false,
  looks               integer not null default 0,
  looked_at           timestamptz,
  lease_owner         text,
  lease_until         timestamptz,
  -- not before
  due_at              timestamptz not null,
  document_id         text,
  document_number     text,
  failure             jsonb,
  -- where what Xero made differs from what was shown, in words
  difference          text,
  created_by          text not null,
  created_at          timestamptz not null,
  settled_at          timestamptz,
  primary key (portal_id, intent_id)
);
-- A thing that is being written, or was written, is not written again until it was proven to be gone or refused.
create unique index outbox_intents_active on outbox_intents (portal_id, tenant_id, kind, subject)
  where state in ('pending', 'sending', 'unclear', 'done') and kind in ('create_contact', 'create_invoice');
-- Of the moves of one invoice one is under way at a time.
create unique index outbox_intents_moving on outbox_intents (portal_id, tenant_id, subject)
  where state in ('pending', 'sending', 'unclear') and kind not in ('create_contact', 'create_invoice');
create index outbox_intents_document on outbox_intents (portal_id, tenant_id, document_id);

-- The answer that a card's request got: the same request gets it again, other words under the same id are refused.
create table card_requests (
  portal_id           text not null references portals on delete cascade,
  user_id             text not null,
  request_id          text not null,
  body_hash           text not null,
  intent_id           text not null,
  at                  timestamptz not null,
  primary key (portal_id, user_id, request_id)
);

-- Which document bills which step of which deal.
create table invoice_links (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  deal_id             text not null,
  step                text not null,
  invoice_id          text not null,
  intent_id           text,
  linked_at           timestamptz not null,
  primary key (portal_id, tenant_id, invoice_id)
);
create index invoice_links_by_deal on invoice_links (portal_id, deal_id);

-- What Xero's webhooks said, one row for each thing once and for each portal that is connected to the organisation, which
-- works it off by itself. Events of an organisation that nobody is connected to belong to no portal.
create table inbox_events (
  event_id            bigint generated always as identity primary key,
  portal_id           text references portals on delete cascade,
  tenant_id           text not null,
  category            text not null,
  resource_id         text not null,
  event_type          text not null,
  event_at            text not null,
  received_at         timestamptz not null,
  -- not before; null: at once
  due_at              timestamptz,
  processed_at        timestamptz,
  unique nulls not distinct (portal_id, tenant_id, category, resource_id, event_type, event_at)
);
create index inbox_events_waiting on inbox_events (portal_id, tenant_id, event_id) where processed_at is null;

-- A file may be opened once, within a minute, by the person who asked for it. Only the hash of the ticket is kept.
create table file_tickets (
  portal_id           text not null references portals on delete cascade,
  ticket_hash         text not null,
  user_id             text not null,
  user_email          text not null,
  object_type_id      text not null,
  object_id           text not null,
  invoice_id          text not null,
  expires_at          timestamptz not null,
  used_at             timestamptz,
  primary key (ticket_hash)
);

do $$ declare name text; begin
  foreach name in array array[
    'mirror_accounts', 'mirror_tax_rates', 'mirror_currencies', 'outbox_intents', 'card_requests', 'invoice_links', 'inbox_events',
    'file_tickets'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_portal on %I using (portal_id = current_setting(''app.portal_id'', true)) '
      'with check (portal_id = current_setting(''app.portal_id'', true))', name);
    execute format('grant select, insert, update, delete on %I to tieout_app', name);
  end loop;
end $$;
