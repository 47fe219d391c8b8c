import { sql } from 'kysely';
import type { LiveDeal, LiveLine } from '../invoicing/facts.ts';
import { decimal, zero, type Decimal } from '../lib/money.ts';
import type { CrmQuoteFact } from '../mirror/facts.ts';
import { crmQuotes } from './mirror-crm-quotes.ts';
import type { PortalHandle } from './portal.ts';

interface LineRow {
  id: string;
  name: string;
  sku: string | null;
  productId: string | null;
  quantity: string | null;
  price: string | null;
  discount: string | null;
  discountRate: string | null;
  currency: string | null;
  billingFrequency: string | null;
}

interface DealRow {
  object_id: string;
  name: string;
  amount: string | null;
  currency: string | null;
  company_id: string | null;
  contact_id: string | null;
  pipeline_id: string | null;
  owner_id: string | null;
  read_at: Date;
  lines: LineRow[];
}

/**
 * The deal as the mirror has it, with its lines in their order: one statement. The mirror keeps no description of lines and
 * none of the portal's own properties, and of what recurs no number of periods.
 */
export async function readMirroredDeal(
  { portalId, db }: PortalHandle,
  dealId: string,
): Promise<{ deal: LiveDeal; readAt: Date } | null> {
  const { rows } = await sql<DealRow>`
    select object_id, name, amount::text, currency, company_id, contact_id, pipeline_id, owner_id, read_at,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', object_id, 'name', name, 'sku', sku, 'productId', product_id, 'currency', currency,
          'quantity', quantity::text, 'price', price::text, 'discount', discount::text,
          'discountRate', discount_rate::text, 'billingFrequency', billing_frequency
        ) order by position, char_length(object_id), object_id)
        from crm_line_items line where line.portal_id = ${portalId} and line.deal_id = ${dealId} and line.gone_at is null
      ), '[]') as lines
    from crm_deals deal where deal.portal_id = ${portalId} and deal.object_id = ${dealId} and deal.gone_at is null`.execute(
    db,
  );
  const [row] = rows;
  return row ? { deal: toDeal(row), readAt: row.read_at } : null;
}

const toDeal = (row: DealRow): LiveDeal => ({
  id: row.object_id,
  name: row.name,
  amount: decimalOf(row.amount),
  currency: row.currency,
  companyId: row.company_id,
  contactId: row.contact_id,
  hasTwoPrimary: false,
  companyProperties: {},
  pipelineId: row.pipeline_id,
  ownerId: row.owner_id,
  properties: {},
  lines: row.lines.map(toLine),
});

const decimalOf = (text: string | null): Decimal | null => (text === null ? null : decimal(text));

/** A discount of nothing is none; of two the percentage counts, and money off is off each unit. */
function toLine(row: LineRow): LiveLine {
  const [quantity, rate, off] = [row.quantity, row.discountRate, row.discount].map(decimalOf);
  const discountRate = rate && !rate.eq(zero) ? rate : null;
  return {
    ...{
      id: row.id,
      name: row.name,
      description: null,
      sku: row.sku,
      productId: row.productId,
      currency: row.currency,
    },
    quantity: quantity ?? null,
    unitPrice: decimalOf(row.price),
    discountRate,
    discountAmount: discountRate === null && off && quantity && !off.eq(zero) ? off.times(quantity) : null,
    properties: {},
    recurring: row.billingFrequency === null ? null : { frequency: row.billingFrequency, periods: null },
  };
}

/** The deal's quotes in HubSpot, as the mirror has them. */
export async function readDealQuotes({ portalId, db }: PortalHandle, dealId: string): Promise<CrmQuoteFact[]> {
  const rows = await db
    .selectFrom('crm_quotes')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('deal_id', '=', dealId)
    .where('gone_at', 'is', null)
    .execute();
  return rows.map((row) => crmQuotes.fromRow(row as never));
}
