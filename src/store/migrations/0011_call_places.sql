-- The places for calls at once to an organisation of Xero's that the processes on one database share, each leased to one of
-- them. Worth seconds: not logged. A process that dies leaves its rows, and whoever comes after the lease takes them over.
create unlogged table call_places (
  tenant_id         text not null,
  place             smallint not null,
  holder            text not null,
  -- by the clock of the database
  held_until        timestamptz not null,
  primary key (tenant_id, place)
);
