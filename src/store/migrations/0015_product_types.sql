-- `inventory`, `non-inventory`, `service`; null: the product does not say
alter table crm_products add column product_type text;

-- What was read without it is read again, once.
update stream_cursors set wanted = 'full'
where stream = 'crm_products' and read_until is not null and pass_kind is distinct from 'full';
