-- Installing and connecting, settings, and going away again.

alter table portals add column state text not null default 'installed' check (state in ('installed', 'uninstalled'));
alter table portals add column uninstalled_at timestamptz;
-- from this moment on every row of the portal may be deleted; null: it is installed
alter table portals add column erase_after timestamptz;
-- when it was installed the last time; an event of HubSpot's that is older tells of an installation before it
alter table portals add column last_installed_at timestamptz;

-- One process refreshes a grant at a time: who holds the lease asks the vendor, the others wait for what comes of it.
alter table hubspot_grants add column lease_owner text;
alter table hubspot_grants add column lease_until timestamptz;
alter table hubspot_grants add column refreshed_at timestamptz not null default now();
alter table xero_grants add column lease_owner text;
alter table xero_grants add column lease_until timestamptz;
alter table xero_grants add column refreshed_at timestamptz not null default now();

alter table xero_connections drop constraint xero_connections_state_check;
alter table xero_connections add constraint xero_connections_state_check
  check (state in ('connected', 'reconnect_needed', 'disconnected'));
alter table xero_connections add column ended_at timestamptz;
-- who ended it: an admin here, somebody in Xero, or the uninstalling of the app
alter table xero_connections add column ended_how text check (ended_how in ('here', 'in_xero', 'uninstalled'));
-- HubSpot's id of the user who ended it here or uninstalled; null: nobody that we know
alter table xero_connections add column ended_by text;
-- which of several organisations the cards show and bill
alter table xero_connections add column is_main boolean not null default false;
-- An organisation is one portal's at a time, and a portal has one main organisation.
create unique index xero_connections_one_portal on xero_connections (tenant_id) where state <> 'disconnected';
create unique index xero_connections_one_main on xero_connections (portal_id) where is_main;

-- What the person might do on every record before becoming an admin, and may again afterwards; null: nothing was said.
alter table access_rules add column right_before text;

-- What a ticket opens: the PDF of an invoice, or all that is stored of the portal.
alter table file_tickets add column kind text not null default 'invoice_pdf' check (kind in ('invoice_pdf', 'portal_export'));

-- What admins have set, version by version; the newest counts. tenant_id is '' for what holds for the whole portal.
create table settings (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  version           integer not null,
  document          jsonb not null,
  changed_by        text not null,
  changed_by_email  text not null,
  changed_at        timestamptz not null,
  primary key (portal_id, tenant_id, version)
);

-- A person's way through a consent page, step by step. Of tickets, cookies and states the hashes alone are kept.
create table consents (
  consent_id        text primary key,
  kind              text not null check (kind in ('hubspot_install', 'xero_connect')),
  -- an install does not know its portal before it ends
  portal_id         text references portals on delete cascade,
  user_id           text,
  user_email        text,
  step              text not null check (step in ('asked', 'opened', 'left', 'returned', 'done')),
  ticket_hash       text unique,
  cookie_hash       text,
  state_hash        text unique,
  -- what came back and waits for the person's word: the grant, sealed, and the organisations that it lets us into
  xero_user_id      text,
  tokens            jsonb,
  organisations     jsonb,
  expires_at        timestamptz not null
);
create index consents_by_expiry on consents (expires_at);

-- How far we have read what a vendor tells the app as a whole, such as HubSpot's journal of installs.
create table app_cursors (
  name              text primary key,
  position          text not null,
  moved_at          timestamptz not null
);

-- What stays when a portal's rows are deleted, and nothing else: that it was there and when it went, and the trail of who
-- did what, without names, addresses and amounts, for as long as Xero's terms ask for it.
create table erasures (
  portal_id         text not null,
  installed_at      timestamptz not null,
  uninstalled_at    timestamptz not null,
  erased_at         timestamptz not null,
  -- {table: rows}
  rows_deleted      jsonb not null,
  primary key (portal_id, erased_at)
);
create table audit_archive (
  portal_id         text not null,
  at                timestamptz not null,
  user_id           text not null,
  action            text not null,
  object_type_id    text not null,
  object_id         text not null,
  "right"           text not null
);
create index audit_archive_by_time on audit_archive (at);

alter table settings enable row level security;
create policy own_portal on settings using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert on settings to tieout_app;
