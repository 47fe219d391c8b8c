-- Everything that belongs to one portal carries portal_id first and is fenced by row-level security (see the end).
-- Xero's ids are text as Xero spells them; money is numeric; due dates are calendar dates of the organisation.

create table portals (
  portal_id         text primary key,
  name              text not null,
  ui_domain         text not null,
  time_zone         text not null,
  company_currency  text not null,
  installed_by      text not null,
  installed_at      timestamptz not null
);

create table hubspot_grants (
  portal_id         text primary key references portals on delete cascade,
  access_token      text not null,
  refresh_token     text not null,
  access_expires_at timestamptz not null,
  scopes            text not null,
  state             text not null default 'usable' check (state in ('usable', 'revoked')),
  version           integer not null default 1
);

-- One lineage of tokens per Xero user: it may serve the connections of several portals.
create table xero_grants (
  grant_id          text primary key,
  xero_user_id      text not null unique,
  access_token      text not null,
  refresh_token     text not null,
  access_expires_at timestamptz not null,
  scopes            text not null,
  state             text not null default 'usable' check (state in ('usable', 'revoked')),
  version           integer not null default 1
);

create table xero_connections (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  connection_id     text not null,
  grant_id          text not null references xero_grants,
  tenant_name       text not null,
  state             text not null default 'connected' check (state in ('connected', 'reconnect_needed')),
  connected_by      text not null,
  connected_at      timestamptz not null,
  primary key (portal_id, tenant_id)
);

-- Where the reading of each stream stands. tenant_id is '' for HubSpot's streams.
create table stream_cursors (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  stream            text not null,
  -- the next page of the pass under way; null: no pass is under way
  next_page         text,
  -- what this pass asks for: everything (null), or what changed since
  changed_since     timestamptz,
  -- when this pass began: the time read before its first call
  pass_began_at     timestamptz,
  -- when the last pass that ended had begun: the figures are as of then
  read_until        timestamptz,
  rows_read         integer not null default 0,
  failure           text,
  failed_at         timestamptz,
  primary key (portal_id, tenant_id, stream)
);

create table mirror_organisations (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  name                text not null,
  short_code          text,
  base_currency       text not null,
  country_code        text,
  time_zone           text,
  period_lock_date    date,
  end_of_year_lock_date date,
  sales_terms_day     integer,
  sales_terms_type    text,
  is_demo_company     boolean not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id)
);

create table mirror_contacts (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  contact_id          text not null,
  name                text not null,
  contact_number      text,
  email               text,
  -- what e-mail addresses are compared by; a stored column, since row-level security keeps an index on lower(email) from being used
  email_key           text generated always as (lower(email)) stored,
  first_name          text,
  last_name           text,
  status              text not null,
  is_customer         boolean not null,
  is_supplier         boolean not null,
  merged_to_contact_id text,
  tax_number          text,
  default_currency    text,
  sales_terms_day     integer,
  sales_terms_type    text,
  -- Xero's own sums in the base currency, kept to be compared with ours
  receivable_outstanding numeric not null,
  receivable_overdue  numeric not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, contact_id)
);
create index mirror_contacts_by_number on mirror_contacts (portal_id, tenant_id, contact_number);
create index mirror_contacts_by_email on mirror_contacts (portal_id, tenant_id, email_key);
create index mirror_contacts_by_merge on mirror_contacts (portal_id, tenant_id, merged_to_contact_id) where merged_to_contact_id is not null;

-- Sales invoices (ACCREC) only: bills are none of a rep's business and are never read.
create table mirror_invoices (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  invoice_id          text not null,
  contact_id          text not null,
  status              text not null,
  invoice_number      text not null,
  reference           text not null,
  invoice_date        date not null,
  due_date            date,
  expected_payment_date date,
  fully_paid_on       date,
  line_amount_types   text not null,
  currency            text not null,
  currency_rate       numeric not null,
  sub_total           numeric not null,
  total_tax           numeric not null,
  total               numeric not null,
  amount_due          numeric not null,
  amount_paid         numeric not null,
  amount_credited     numeric not null,
  sent_to_contact     boolean not null,
  url                 text,
  lines               jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, invoice_id)
);
create index mirror_invoices_by_contact on mirror_invoices (portal_id, tenant_id, contact_id, status);

-- What customers paid on invoices (ACCRECPAYMENT).
create table mirror_payments (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  payment_id          text not null,
  invoice_id          text not null,
  contact_id          text not null,
  status              text not null,
  payment_date        date not null,
  amount              numeric not null,
  currency_rate       numeric not null,
  reference           text not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, payment_id)
);
create index mirror_payments_by_invoice on mirror_payments (portal_id, tenant_id, invoice_id);
create index mirror_payments_by_contact on mirror_payments (portal_id, tenant_id, contact_id, payment_date);

-- Money held for a customer: credit notes, overpayments, prepayments. Allocations: [{invoiceId, date, amount}].
create table mirror_credits (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  kind                text not null check (kind in ('credit_note', 'overpayment', 'prepayment')),
  credit_id           text not null,
  contact_id          text not null,
  status              text not null,
  credit_number       text not null,
  reference           text not null,
  credit_date         date not null,
  line_amount_types   text not null,
  currency            text not null,
  currency_rate       numeric not null,
  sub_total           numeric not null,
  total_tax           numeric not null,
  total               numeric not null,
  remaining_credit    numeric not null,
  allocations         jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, kind, credit_id)
);
create index mirror_credits_by_contact on mirror_credits (portal_id, tenant_id, contact_id, status);
create index mirror_credits_by_allocation on mirror_credits using gin (allocations jsonb_path_ops);

create table crm_companies (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  name                text not null,
  domain              text,
  owner_id            text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);

create table crm_contacts (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  first_name          text,
  last_name           text,
  email               text,
  -- every e-mail address of the person in lower case, the primary one first
  emails              jsonb not null,
  company_id          text,
  owner_id            text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);
create index crm_contacts_by_company on crm_contacts (portal_id, company_id);

create table crm_deals (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  name                text not null,
  pipeline_id         text,
  stage_id            text,
  is_closed           boolean not null,
  is_won              boolean not null,
  amount              numeric,
  currency            text,
  close_date          timestamptz,
  company_id          text,
  contact_id          text,
  owner_id            text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);

create table crm_owners (
  portal_id           text not null references portals on delete cascade,
  owner_id            text not null,
  user_id             text,
  email               text,
  first_name          text,
  last_name           text,
  team_ids            jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, owner_id)
);
create index crm_owners_by_user on crm_owners (portal_id, user_id);

-- A person's word that a record and a Xero contact are the same customer.
create table customer_links (
  portal_id           text not null references portals on delete cascade,
  object_type_id      text not null,
  object_id           text not null,
  tenant_id           text not null,
  contact_id          text not null,
  linked_by           text not null,
  linked_at           timestamptz not null,
  primary key (portal_id, object_type_id, object_id, tenant_id, contact_id)
);

-- Who may do what beyond the default; subject is a user's id or a team's id.
create table access_rules (
  portal_id           text not null references portals on delete cascade,
  subject_kind        text not null check (subject_kind in ('user', 'team')),
  subject_id          text not null,
  "right"             text not null check ("right" in ('none', 'status', 'amounts', 'invoice', 'approve', 'admin')),
  scope               text not null check (scope in ('own', 'team', 'all')),
  primary key (portal_id, subject_kind, subject_id, scope)
);

-- What did not go through. One open row per portal, kind and subject.
create table issues (
  issue_id            text primary key,
  portal_id           text not null references portals on delete cascade,
  kind                text not null,
  subject             text not null,
  message             text not null,
  vendor_words        jsonb not null,
  fix                 text not null,
  times_seen          integer not null default 1,
  opened_at           timestamptz not null,
  last_seen_at        timestamptz not null,
  closed_at           timestamptz
);
create unique index issues_open on issues (portal_id, kind, subject) where closed_at is null;

-- Who looked at whose figures, and with which right.
create table audit_log (
  audit_id            bigint generated always as identity primary key,
  portal_id           text not null references portals on delete cascade,
  at                  timestamptz not null,
  user_id             text not null,
  user_email          text not null,
  action              text not null,
  object_type_id      text not null,
  object_id           text not null,
  "right"             text not null
);
create index audit_log_by_time on audit_log (portal_id, at);

-- The role that every portal's work runs as. Roles belong to the whole server: another database may have made it already.
do $$ begin
  create role tieout_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
-- Who is no superuser must be a member to take the role on; where someone else made it, its maker has to grant it.
do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) then grant tieout_app to current_user; end if;
exception when insufficient_privilege then null;
end $$;

-- Row-level security: a query that forgets its portal filter reads nothing of another portal. Grants of tokens are left
-- out of the role's reach altogether. The owner of the tables is not bound by the policies (no "force"): it runs the
-- migrations and the system's few named queries, and nothing else runs as the owner.
do $$ declare name text; begin
  foreach name in array array[
    'portals', 'xero_connections', 'stream_cursors', 'mirror_organisations', 'mirror_contacts', 'mirror_invoices',
    'mirror_payments', 'mirror_credits', 'crm_companies', 'crm_contacts', 'crm_deals', 'crm_owners', 'customer_links',
    'access_rules', 'issues', 'audit_log'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_portal on %I using (portal_id = current_setting(''app.portal_id'', true)) '
      'with check (portal_id = current_setting(''app.portal_id'', true))', name);
    execute format('grant select, insert, update, delete on %I to tieout_app', name);
  end loop;
end $$;
revoke update, delete on audit_log from tieout_app;
