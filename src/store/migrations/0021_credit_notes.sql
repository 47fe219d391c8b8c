-- Which invoice a credit note was made for: the invoice's link says which deal and step that is, also once it is moved.
create table credit_links (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  credit_id         text not null,
  invoice_id        text not null,
  intent_id         text not null,
  linked_at         timestamptz not null,
  primary key (portal_id, tenant_id, credit_id)
);
create index credit_links_by_invoice on credit_links (portal_id, tenant_id, invoice_id);
alter table credit_links enable row level security;
create policy own_portal on credit_links using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on credit_links to tieout_app;

alter table outbox_intents drop constraint outbox_intents_kind_check;
alter table outbox_intents add constraint outbox_intents_kind_check check (kind in (
  'create_contact', 'create_invoice', 'approve_invoice', 'delete_invoice', 'void_invoice', 'email_invoice',
  'create_item', 'submit_invoice', 'return_invoice', 'revise_invoice', 'update_contact',
  'create_quote', 'move_quote', 'create_credit_note', 'allocate_credit'
));

-- Of the moves of one document one is under way at a time; what waits for something else is not under way yet.
drop index outbox_intents_moving;
create unique index outbox_intents_moving on outbox_intents (portal_id, tenant_id, subject)
  where state in ('pending', 'sending', 'unclear') and kind not in ('create_contact', 'create_invoice', 'create_quote')
    and not (kind in ('email_invoice', 'move_quote', 'allocate_credit') and waits_for is not null);
