-- That an invoice was submitted for approval, and what came of it: one row for each time.
create table approvals (
  portal_id         text not null references portals on delete cascade,
  approval_id       text not null,
  -- in which order they were added
  position          bigint generated always as identity,
  tenant_id         text not null,
  deal_id           text not null,
  invoice_id        text not null,
  -- the intent that submitted the invoice; null: somebody did in Xero
  intent_id         text,
  state             text not null check (state in ('waiting', 'approved', 'returned', 'resubmitted', 'withdrawn')),
  asked_by          text,
  asked_by_email    text,
  asked_at          timestamptz not null,
  note              text,
  -- null while it waits, and where somebody decided in Xero
  decided_by        text,
  decided_by_email  text,
  decided_at        timestamptz,
  reason            text,
  primary key (portal_id, approval_id)
);
-- An invoice waits once.
create unique index approvals_waiting on approvals (portal_id, tenant_id, invoice_id) where state = 'waiting';
create index approvals_by_invoice on approvals (portal_id, tenant_id, invoice_id, asked_at desc);
create index approvals_by_time on approvals (portal_id, tenant_id, state, asked_at);
alter table approvals enable row level security;
create policy own_portal on approvals using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on approvals to tieout_app;

-- Who decided an intent, by e-mail address, and what was said with it: the note of who asks for approval, the reason of who
-- gives an invoice back.
alter table outbox_intents add column created_by_email text;
alter table outbox_intents add column words text;

-- Of the moves of one invoice one is under way at a time; a mail that waits for another move is not under way yet.
drop index outbox_intents_moving;
create unique index outbox_intents_moving on outbox_intents (portal_id, tenant_id, subject)
  where state in ('pending', 'sending', 'unclear') and kind not in ('create_contact', 'create_invoice')
    and not (kind = 'email_invoice' and waits_for is not null);
