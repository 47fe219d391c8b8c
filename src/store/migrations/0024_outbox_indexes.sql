-- What was decided for a subject is asked for by every deal's card, what waits for an intent when that one is settled.
create index outbox_intents_subject on outbox_intents (portal_id, tenant_id, subject);
create index outbox_intents_waiting on outbox_intents (portal_id, waits_for) where waits_for is not null;
-- By the beginning of the subject, when deals are merged.
create index outbox_intents_of_deal on outbox_intents (portal_id, subject text_pattern_ops);
-- The account that invoices were booked to last, and contacts of a like name: asked for by each draft.
create index mirror_invoices_newest on mirror_invoices (portal_id, tenant_id, invoice_date desc, invoice_id desc)
  where gone_at is null and status in ('AUTHORISED', 'PAID');
create index mirror_contacts_by_name_length on mirror_contacts (portal_id, tenant_id, char_length(name));
