-- What a person needs to work an issue off: the record and the document that it is about, the last run again, how it was closed.

alter table issues add column tenant_id text;
alter table issues add column object_type_id text;
alter table issues add column object_id text;
alter table issues add column document_id text;
alter table issues add column document_number text;
-- the click that asked for the last run again; the issues of one click share it
alter table issues add column run_id text;
alter table issues add column run_state text check (run_state in ('asked', 'waiting', 'done', 'failed'));
alter table issues add column run_words text;
alter table issues add column run_by text;
alter table issues add column run_by_email text;
alter table issues add column run_at timestamptz;
-- null: it was closed by itself, since what it tells of went through
alter table issues add column dismissed_by_email text;
alter table issues add column dismissed_reason text;

-- Issues of deals that are open already name them in their subject: `create_invoice/deal:5:whole`.
update issues set object_type_id = '0-3', object_id = split_part(subject, ':', 2)
where kind in ('write_failed', 'write_unclear', 'written_twice') and subject ~ '(^|/)deal:\d+:';

create index issues_by_time on issues (portal_id, last_seen_at desc, issue_id desc);
create index issues_by_run on issues (portal_id, run_id) where run_id is not null;
