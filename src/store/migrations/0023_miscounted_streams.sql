-- Whether the mirror could not have what the vendor's list counted: such a stream is read whole again the next night.
alter table stream_cursors add column miscounted boolean not null default false;
