-- An issue about one row of Xero's names the organisation from now on, as one about a whole stream does.
update issues set subject = tenant_id || '/' || subject
where kind in ('row_unreadable', 'mirror_differs') and tenant_id is not null and not starts_with(subject, tenant_id || '/');
