import { sql, type RawBuilder } from 'kysely';

/**
 * Whether credit notes took all of `invoice` off, with and without its tax; `invoice` is a row of mirror_invoices. As
 * src/invoicing/rules/credited.ts says of one invoice, for statements over many.
 */
export const isCreditedInFull = (portalId: string): RawBuilder<boolean> => sql<boolean>`(
  invoice.total > 0 and (invoice.total, invoice.sub_total) = (
    select sum(case when made.invoice_id is null then part.amount else credit.total end),
      sum(case when made.invoice_id is null then part.net else credit.sub_total end)
    from (
      select credit_id from mirror_credits
      where portal_id = ${portalId} and tenant_id = invoice.tenant_id
        and allocations @> jsonb_build_array(jsonb_build_object('invoiceId', invoice.invoice_id))
      union select credit_id from credit_links
      where portal_id = ${portalId} and tenant_id = invoice.tenant_id and invoice_id = invoice.invoice_id
    ) as used
    join mirror_credits credit on credit.portal_id = ${portalId} and credit.tenant_id = invoice.tenant_id
      and credit.kind = 'credit_note' and credit.credit_id = used.credit_id
      and credit.status not in ('VOIDED', 'DELETED') and credit.gone_at is null
    left join credit_links made on made.portal_id = ${portalId} and made.tenant_id = invoice.tenant_id
      and made.credit_id = credit.credit_id
    cross join lateral (
      select sum(amount) as amount, sum(net) as net from ${netParts} where invoice_id = invoice.invoice_id
    ) as part
    where made.invoice_id is null or made.invoice_id = invoice.invoice_id))`;

/** Each allocation of `credit` by its share of tax; of one that is used up all parts together are what it comes to without tax. */
const netParts = sql`(
  select invoice_id, amount,
    case when sum(amount) over () = credit.total and row_number() over in_order = count(*) over ()
      then credit.sub_total - coalesce(sum(share) over (in_order rows between unbounded preceding and 1 preceding), 0)
      else share end as net
  from (
    select one ->> 'invoiceId' as invoice_id, (one ->> 'amount')::numeric as amount, place,
      round((one ->> 'amount')::numeric * credit.sub_total / nullif(credit.total, 0), 2) as share
    from jsonb_array_elements(credit.allocations) with ordinality as listed(one, place)
  ) as applied
  window in_order as (order by place)
) as parts`;
