import { sql, type RawBuilder } from 'kysely';
import { DEAL } from '../customers/facts.ts';
import type { IntentStatus, Preview } from '../invoicing/facts.ts';
import type { BilledInvoice, LedgerEntry, UsedCredit } from '../invoicing/ledger/facts.ts';
import type { LedgerStore } from '../invoicing/ledger/ports.ts';
import { decimal } from '../lib/money.ts';
import type { PortalHandle } from './portal.ts';

/** What bills the deals of the handle's portal. */
export const ledgerStore = (handle: PortalHandle): LedgerStore => ({
  entries: async (tenantId, dealIds) => (dealIds.length === 0 ? [] : readEntries(handle, { tenantId, dealIds })),
});

interface OfDeals {
  tenantId: string;
  dealIds: readonly string[];
}

/** Amounts are text: JSON's numbers are floats. */
interface SentCredit {
  subTotal: string;
  total: string;
  madeFor: string | null;
  allocations: { invoiceId: string; amount: string }[];
}

interface Row {
  deal_id: string;
  step: string;
  /** Null, as all of the invoice: it is on its way. */
  invoice_id: string | null;
  invoice_number: string | null;
  status: string | null;
  currency: string | null;
  sub_total: string | null;
  total: string | null;
  amount_paid: string | null;
  amount_credited: string | null;
  credits: SentCredit[];
  intent_id: string | null;
  state: IntentStatus | null;
  preview: Preview | null;
}

/**
 * Every invoice that is linked to the deals, then what is on its way to Xero for them: one statement, so that what arrives
 * meanwhile is one of the two, never neither nor both.
 */
async function readEntries(handle: PortalHandle, of: OfDeals): Promise<LedgerEntry[]> {
  const { rows } = await sql<Row>`
    ${linked(handle, of)} union all ${underWay(handle, of)} order by is_under_way, at, id`.execute(handle.db);
  return rows.map((row) => ({
    ...{ dealId: row.deal_id, stepId: row.step, invoiceId: row.invoice_id, invoice: invoiceIn(row) },
    intent: intentIn(row),
  }));
}

/** With the credit notes that were made for the invoice or used on it, and the intent that made it. */
const linked = ({ portalId }: PortalHandle, { tenantId, dealIds }: OfDeals): RawBuilder<Row> => sql`
    select link.deal_id, link.step, link.invoice_id, invoice.invoice_number, invoice.status, invoice.currency,
      invoice.sub_total::text, invoice.total::text, invoice.amount_paid::text, invoice.amount_credited::text,
      intent.intent_id, intent.state, intent.preview,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'subTotal', credit.sub_total::text, 'total', credit.total::text, 'allocations', credit.allocations,
          'madeFor', made.invoice_id
        ) order by credit.credit_id)
        from (
          select credit_id from mirror_credits
          where portal_id = ${portalId} and tenant_id = ${tenantId}
            and allocations @> jsonb_build_array(jsonb_build_object('invoiceId', invoice.invoice_id))
          union select credit_id from credit_links
          where portal_id = ${portalId} and tenant_id = ${tenantId} and invoice_id = invoice.invoice_id
        ) as used
        join mirror_credits credit on credit.portal_id = ${portalId} and credit.tenant_id = ${tenantId}
          and credit.kind = 'credit_note' and credit.credit_id = used.credit_id
          and credit.status not in ('VOIDED', 'DELETED') and credit.gone_at is null
        left join credit_links made on made.portal_id = ${portalId} and made.tenant_id = ${tenantId}
          and made.credit_id = credit.credit_id
      ), '[]') as credits,
      false as is_under_way, link.linked_at as at, link.invoice_id as id
    from invoice_links link
    left join mirror_invoices invoice on invoice.portal_id = link.portal_id and invoice.tenant_id = link.tenant_id
      and invoice.invoice_id = link.invoice_id and invoice.gone_at is null
    left join outbox_intents intent on intent.portal_id = link.portal_id and intent.intent_id = link.intent_id
    where link.portal_id = ${portalId} and link.tenant_id = ${tenantId} and link.deal_id = any(${dealIds}::text[])`;

/** For the deals, or for one that was merged into them. */
const underWay = ({ portalId }: PortalHandle, { tenantId, dealIds }: OfDeals): RawBuilder<Row> => sql`
    select coalesce(merged.into_id, moving.own_id), moving.step, null, null, null, null, null, null, null, null,
      moving.intent_id, moving.state, moving.preview, '[]'::jsonb, true, moving.created_at, moving.intent_id
    from (
      select split_part(subject, ':', 2) as own_id, split_part(subject, ':', 3) as step, state, preview, created_at, intent_id
      from outbox_intents
      where portal_id = ${portalId} and tenant_id = ${tenantId} and kind = 'create_invoice'
        and state in ('pending', 'sending', 'unclear')
    ) as moving left join crm_merges merged
      on merged.portal_id = ${portalId} and merged.object_type_id = ${DEAL} and merged.object_id = moving.own_id
    where coalesce(merged.into_id, moving.own_id) = any(${dealIds}::text[])`;

const intentIn = ({ intent_id: intentId, state, preview }: Row): LedgerEntry['intent'] =>
  intentId === null || state === null ? null : { intentId, state, preview };

const amountOf = (text: string | null) => decimal(text ?? '0');

const invoiceIn = (row: Row): BilledInvoice | null =>
  row.status === null
    ? null
    : {
        ...{ number: row.invoice_number ?? '', status: row.status, currency: row.currency ?? '' },
        ...{ subTotal: amountOf(row.sub_total), total: amountOf(row.total) },
        ...{ amountPaid: amountOf(row.amount_paid), amountCredited: amountOf(row.amount_credited) },
        credits: row.credits.map(toCredit),
      };

const toCredit = ({ subTotal, total, madeFor, allocations }: SentCredit): UsedCredit => ({
  ...{ subTotal: decimal(subTotal), total: decimal(total), madeFor },
  allocations: allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount: decimal(amount) })),
});
