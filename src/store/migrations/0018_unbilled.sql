-- A person's word that what is left of a won deal is passed over, and how the deal stood then: one that comes to something
-- else, or of which more is left, is listed again. What was left is null where that could not be said.
create table unbilled_ignored (
  portal_id         text not null references portals on delete cascade,
  deal_id           text not null,
  reason            text not null,
  ignored_by        text not null,
  ignored_by_email  text not null,
  ignored_at        timestamptz not null,
  currency          text not null,
  amount            numeric,
  amount_left       numeric,
  primary key (portal_id, deal_id)
);
alter table unbilled_ignored enable row level security;
create policy own_portal on unbilled_ignored using (portal_id = current_setting('app.portal_id', true))
  with check (portal_id = current_setting('app.portal_id', true));
grant select, insert, update, delete on unbilled_ignored to tieout_app;

-- The won ones of a portal, which are looked through as a whole.
create index crm_deals_won on crm_deals (portal_id) where is_won and gone_at is null;
create index audit_log_of_live on audit_log (portal_id, object_id, at) where action = 'switch_live_on';
