-- Whether Tieout made the invoice for the deal, or a person said that it bills it, and who did.
alter table invoice_links add column origin text not null default 'made' check (origin in ('made', 'linked'));
alter table invoice_links add column linked_by text;
