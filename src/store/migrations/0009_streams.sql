-- More of what both vendors know: quotes, repeating invoices, items, themes and tracking of Xero; pipelines, products, lines
-- and quotes of HubSpot; and of what is mirrored already the fields that drafts and readiness are made from.

alter table mirror_organisations add column tax_number text;
alter table mirror_organisations add column sales_tax_basis text;
alter table mirror_organisations add column default_sales_tax text;
alter table mirror_organisations add column class text;
alter table mirror_organisations add column edition text;

alter table mirror_contacts add column account_number text;
alter table mirror_contacts add column company_number text;
-- [{type, attentionTo, lines, city, region, postalCode, country}], [{type, countryCode, areaCode, number}],
-- [{firstName, lastName, email, includeInEmails}], [{category, option}]
alter table mirror_contacts add column addresses jsonb not null default '[]';
alter table mirror_contacts add column phones jsonb not null default '[]';
alter table mirror_contacts add column persons jsonb not null default '[]';
alter table mirror_contacts add column sales_tracking jsonb not null default '[]';
alter table mirror_contacts add column sales_tax_type text;
alter table mirror_contacts add column sales_account_code text;
alter table mirror_contacts add column sales_line_amount_type text;
alter table mirror_contacts add column branding_theme_id text;
-- percent
alter table mirror_contacts add column discount numeric;

-- Lines tell from now on how they are tracked: [{categoryId, category, optionId, option}].
update mirror_invoices set lines = (
  select jsonb_agg(line || '{"tracking": []}' order by place) from jsonb_array_elements(lines) with ordinality as one (line, place)
) where lines <> '[]';

create table mirror_quotes (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  quote_id            text not null,
  contact_id          text not null,
  status              text not null,
  quote_number        text not null,
  reference           text not null,
  title               text not null,
  summary             text not null,
  terms               text not null,
  quote_date          date not null,
  expiry_date         date,
  line_amount_types   text not null,
  currency            text not null,
  currency_rate       numeric not null,
  sub_total           numeric not null,
  total_tax           numeric not null,
  total               numeric not null,
  total_discount      numeric not null,
  branding_theme_id   text,
  lines               jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, quote_id)
);
create index mirror_quotes_by_contact on mirror_quotes (portal_id, tenant_id, contact_id, status);

-- Templates of sales invoices (ACCREC) that Xero makes by itself.
create table mirror_repeating_invoices (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  repeating_invoice_id text not null,
  contact_id          text not null,
  status              text not null,
  reference           text not null,
  line_amount_types   text not null,
  currency            text not null,
  sub_total           numeric not null,
  total_tax           numeric not null,
  total               numeric not null,
  -- every so many units, WEEKLY or MONTHLY
  period              integer not null,
  unit                text not null,
  due_day             integer not null,
  due_type            text not null,
  start_date          date,
  end_date            date,
  next_date           date,
  approved_for_sending boolean not null,
  branding_theme_id   text,
  lines               jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, repeating_invoice_id)
);
create index mirror_repeating_invoices_by_contact on mirror_repeating_invoices (portal_id, tenant_id, contact_id, status);

create table mirror_items (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  item_id             text not null,
  code                text not null,
  name                text not null,
  description         text not null,
  is_sold             boolean not null,
  is_purchased        boolean not null,
  is_tracked          boolean not null,
  unit_price          numeric,
  account_code        text,
  tax_type            text,
  quantity_on_hand    numeric,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, item_id)
);
create index mirror_items_by_code on mirror_items (portal_id, tenant_id, code);

create table mirror_branding_themes (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  branding_theme_id   text not null,
  name                text not null,
  -- the theme that is used when none is named has 0
  sort_order          integer not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, branding_theme_id)
);

-- Options: [{id, name, status}], in Xero's order.
create table mirror_tracking_categories (
  portal_id           text not null references portals on delete cascade,
  tenant_id           text not null,
  tracking_category_id text not null,
  name                text not null,
  status              text not null,
  options             jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, tenant_id, tracking_category_id)
);

alter table crm_companies add column address text;
alter table crm_companies add column city text;
alter table crm_companies add column state text;
alter table crm_companies add column zip text;
alter table crm_companies add column country text;
alter table crm_companies add column phone text;
alter table crm_companies add column lifecycle_stage text;
alter table crm_contacts add column address text;
alter table crm_contacts add column city text;
alter table crm_contacts add column state text;
alter table crm_contacts add column zip text;
alter table crm_contacts add column country text;
alter table crm_contacts add column phone text;
alter table crm_contacts add column lifecycle_stage text;
alter table crm_deals add column deal_type text;
create index crm_deals_by_stage on crm_deals (portal_id, pipeline_id, stage_id);

-- Pipelines of deals. Stages: [{id, name, isClosed, probability}], in HubSpot's order.
create table crm_pipelines (
  portal_id           text not null references portals on delete cascade,
  pipeline_id         text not null,
  name                text not null,
  position            integer not null,
  stages              jsonb not null,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, pipeline_id)
);

create table crm_products (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  name                text not null,
  description         text,
  sku                 text,
  price               numeric,
  billing_frequency   text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);
create index crm_products_by_sku on crm_products (portal_id, sku);

-- Lines of deals, and those of quotes, which have no deal of their own.
create table crm_line_items (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  deal_id             text,
  product_id          text,
  name                text not null,
  sku                 text,
  quantity            numeric,
  price               numeric,
  -- money off each unit; percent
  discount            numeric,
  discount_rate       numeric,
  -- after the discount, without tax
  amount              numeric,
  currency            text,
  billing_frequency   text,
  position            numeric,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);
create index crm_line_items_by_deal on crm_line_items (portal_id, deal_id);

create table crm_quotes (
  portal_id           text not null references portals on delete cascade,
  object_id           text not null,
  title               text not null,
  quote_number        text,
  status              text,
  expires_at          timestamptz,
  amount              numeric,
  currency            text,
  link                text,
  deal_id             text,
  owner_id            text,
  vendor_updated_at   timestamptz not null,
  read_at             timestamptz not null,
  gone_at             timestamptz,
  primary key (portal_id, object_id)
);
create index crm_quotes_by_deal on crm_quotes (portal_id, deal_id);

do $$ declare name text; begin
  foreach name in array array[
    'mirror_quotes', 'mirror_repeating_invoices', 'mirror_items', 'mirror_branding_themes', 'mirror_tracking_categories',
    'crm_pipelines', 'crm_products', 'crm_line_items', 'crm_quotes'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_portal on %I using (portal_id = current_setting(''app.portal_id'', true)) '
      'with check (portal_id = current_setting(''app.portal_id'', true))', name);
    execute format('grant select, insert, update, delete on %I to tieout_app', name);
  end loop;
end $$;

-- What was read without the new fields is read again, once.
update stream_cursors set wanted = 'full'
where stream in ('organisation', 'invoices', 'contacts') and read_until is not null and pass_kind is distinct from 'full';
