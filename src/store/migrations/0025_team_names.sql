-- What HubSpot calls the teams of an owner, by their ids. Rows that were read before get theirs with the next reading.
alter table crm_owners add column team_names jsonb not null default '{}';
