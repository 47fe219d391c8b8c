-- Deals that somebody bills together: what is planned of each, and what came of it.
create table bulk_runs (
  portal_id         text not null references portals on delete cascade,
  run_id            text not null,
  tenant_id         text not null,
  -- how the invoices are to stand: `DRAFT`, `SUBMITTED`, `AUTHORISED`
  status            text not null check (status in ('DRAFT', 'SUBMITTED', 'AUTHORISED')),
  -- `idle`: planned, and nothing is billed at the moment; `stopping`: what is being billed comes to its end, and nothing else
  state             text not null check (state in ('planning', 'idle', 'running', 'stopping')),
  -- one more with each decision about the run: what was looked at is known by it
  version           integer not null default 0,
  created_by        text not null,
  created_by_email  text not null,
  -- the request that asked for it; the same one again is answered with the same run
  request_id        text not null,
  created_at        timestamptz not null,
  -- null: nothing of it was ever billed
  started_at        timestamptz,
  -- a vendor takes no calls before that moment; null: it goes on
  held_until        timestamptz,
  -- since when nothing went through; null: the last call did
  held_since        timestamptz,
  held_by           text check (held_by in ('xero', 'hubspot')),
  -- why it ended before its time, in words; null: it did not
  stop_words        text,
  stop_fix          text,
  primary key (portal_id, run_id),
  unique (portal_id, created_by, request_id)
);
create index bulk_runs_by_time on bulk_runs (portal_id, created_at desc, run_id desc);

-- One deal of a run.
create table bulk_rows (
  portal_id         text not null,
  run_id            text not null,
  deal_id           text not null,
  position          integer not null,
  state             text not null check (state in
    ('unplanned', 'ready', 'needs_you', 'cannot', 'chosen', 'billing', 'sent', 'failed')),
  words             text,
  fix               text,
  -- what was planned, to be compared with what the deal says when it is billed; null: nothing could be
  planned           jsonb,
  -- how often it was chosen; each time is a request of its own
  attempt           integer not null default 0,
  -- what bills it, or did when it was last tried
  intent_id         text,
  primary key (portal_id, run_id, deal_id),
  foreign key (portal_id, run_id) references bulk_runs on delete cascade
);
create index bulk_rows_by_position on bulk_rows (portal_id, run_id, position);

do $$ declare name text; begin
  foreach name in array array['bulk_runs', 'bulk_rows'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy own_portal on %I using (portal_id = current_setting(''app.portal_id'', true)) '
      'with check (portal_id = current_setting(''app.portal_id'', true))', name);
    execute format('grant select, insert, update, delete on %I to tieout_app', name);
  end loop;
end $$;
