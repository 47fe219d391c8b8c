-- Which pass reads a stream, how far it has come, and what is to follow it.

-- 'incremental': what changed since; 'full': everything; 'open': the documents that are open; 'proof': everything, compared and not stored
alter table stream_cursors add column pass_kind text check (pass_kind in ('incremental', 'full', 'open', 'proof'));
alter table stream_cursors add column pass_pages integer not null default 0;
alter table stream_cursors add column pass_rows integer not null default 0;
-- how many rows the vendor's list has; null: it does not say
alter table stream_cursors add column pass_expected integer;
-- everything that the vendor has changed since is read: the list comes newest first
alter table stream_cursors add column pass_reached timestamptz;
-- rows of the pass that could not be understood
alter table stream_cursors add column pass_unreadable integer not null default 0;
-- when the last full pass, the last nightly one and the last proof that ended had begun
alter table stream_cursors add column full_until timestamptz;
alter table stream_cursors add column swept_until timestamptz;
alter table stream_cursors add column proved_until timestamptz;
-- how many rows the vendor's list had when it was read to its end the last time; null: that cannot be told
alter table stream_cursors add column listed integer;
-- when that count was read, until the mirror has been compared with it; null: nothing is left to be compared
alter table stream_cursors add column counted_at timestamptz;
-- the pass that somebody asked for and that has not begun
alter table stream_cursors add column wanted text check (wanted in ('full', 'open', 'proof'));
-- since when an admin has stopped the reading; null: it goes on
alter table stream_cursors add column stopped_at timestamptz;

-- Passes that are under way read the oldest first; from now on the newest come first, and such a pass begins anew.
update stream_cursors set next_page = null, changed_since = null, pass_began_at = null;
