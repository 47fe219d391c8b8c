import { sql } from 'kysely';
import type { LiveDeal, LiveLine } from '../invoicing/facts.ts';
import type { MirroredDeal } from '../invoicing/ports.ts';
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
  is_won: boolean;
  read_at: Date;
  lines: LineRow[];
}

/**
 * The deals as the mirror has them, with their lines in their order: one statement. The mirror keeps no description of lines and
 * none of the portal's own properties, and of what recurs no number of periods.
 */
export async function readMirroredDeals(
  { portalId, db }: PortalHandle,
  dealIds: readonly string[],
): Promise<MirroredDeal[]> {
  const { rows } = await sql<DealRow>`
    select object_id, name, amount::text, currency, company_id, contact_id, pipeline_id, owner_id, is_won, read_at,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', line.object_id, 'name', line.name, 'sku', sku, 'productId', product_id, 'currency', line.currency,
          'quantity', quantity::text, 'price', price::text, 'discount', discount::text,
          'discountRate', discount_rate::text, 'billingFrequency', billing_frequency
        ) order by position, char_length(line.object_id), line.object_id)
        from crm_line_items line where line.portal_id = ${portalId} and line.deal_id = deal.object_id and line.gone_at is null
      ), '[]') as lines
    from crm_deals deal
    where deal.portal_id = ${portalId} and deal.object_id = any(${dealIds}::text[]) and deal.gone_at is null`.execute(
    db,
  );
  return rows.map((row) => ({ deal: toDeal(row), isWon: row.is_won, readAt: row.read_at }));
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
