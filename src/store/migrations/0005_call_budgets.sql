-- The calls that were made to the vendors, and what they say is left.

-- One row for each organisation ('' for HubSpot) and day of UTC. When Xero's own day begins for an organisation nobody says:
-- the limit and the rest are as Xero told them last, of its day.
create table call_budgets (
  portal_id         text not null references portals on delete cascade,
  tenant_id         text not null,
  day               date not null,
  -- a person waited, or a webhook had told of a change
  live_calls        integer not null,
  background_calls  integer not null,
  -- null: nothing was told
  day_limit         integer,
  day_left          integer,
  told_at           timestamptz,
  primary key (portal_id, tenant_id, day)
);
create index call_budgets_by_day on call_budgets (day);
alter table call_budgets enable row level security;
create policy own_portal on call_budgets using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
-- Calls are written by the system, which counts those of all portals together.
grant select on call_budgets to tieout_app;

-- What the processes on one database count together, as rate-limiter-flexible keeps it. Worth a minute: not logged.
create unlogged table call_counts (
  key               varchar(255) primary key,
  points            integer not null default 0,
  -- milliseconds since 1970
  expire            bigint
);
