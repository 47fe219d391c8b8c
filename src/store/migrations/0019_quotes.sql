-- How far a quote has come in HubSpot beside its approval; null: HubSpot does not say
alter table crm_quotes add column stage text;
alter table crm_quotes add column accepted_at timestamptz;
alter table crm_quotes add column signed_at timestamptz;

-- What was read without it is read again, once.
update stream_cursors set wanted = 'full'
where stream = 'crm_quotes' and read_until is not null and pass_kind is distinct from 'full';

-- Which quote of Xero's is which of HubSpot's, and whose deal they are.
create table quote_links (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  -- HubSpot's id
  quote_id          text not null,
  xero_quote_id     text not null,
  deal_id           text not null,
  -- the intent that made it; null: a person linked one that was there
  intent_id         text,
  linked_by         text not null,
  linked_at         timestamptz not null,
  primary key (portal_id, tenant_id, quote_id),
  unique (portal_id, tenant_id, xero_quote_id)
);
alter table quote_links enable row level security;
create policy own_portal on quote_links using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on quote_links to tieout_app;

alter table outbox_intents drop constraint outbox_intents_kind_check;
alter table outbox_intents add constraint outbox_intents_kind_check check (kind in (
  'create_contact', 'create_invoice', 'approve_invoice', 'delete_invoice', 'void_invoice', 'email_invoice',
  'create_item', 'submit_invoice', 'return_invoice', 'revise_invoice', 'update_contact',
  'create_quote', 'move_quote'
));

-- A quote that is being made, or was made, is not made again until it was proven to be gone or refused.
drop index outbox_intents_active;
create unique index outbox_intents_active on outbox_intents (portal_id, tenant_id, kind, subject)
  where state in ('pending', 'sending', 'unclear', 'done') and kind in ('create_contact', 'create_invoice', 'create_quote');
-- Of the moves of one document one is under way at a time; what waits for something else is not under way yet.
drop index outbox_intents_moving;
create unique index outbox_intents_moving on outbox_intents (portal_id, tenant_id, subject)
  where state in ('pending', 'sending', 'unclear') and kind not in ('create_contact', 'create_invoice', 'create_quote')
    and not (kind in ('email_invoice', 'move_quote') and waits_for is not null);
