-- Templates of the steps in which deals are billed are a topic of an organisation's billing settings.
alter table billing_settings drop constraint billing_settings_topic_check;
alter table billing_settings add constraint billing_settings_topic_check
  check (topic in ('tax', 'lines', 'terms', 'texts', 'approval', 'schedules'));
