import Big from 'big.js';
import { lineAmount } from './amounts.ts';
import { addDays, instantOf } from './calendar.ts';
import { ownerId, type Crm } from './crm.ts';
import type { Deal } from './deals.ts';
import { record } from './hubspot-record.ts';
import { companyIdOf, dealIdOf, hubspotId, personIdOf } from './ids.ts';
import type { LinePlan } from './line-plan.ts';
import { productIdOf } from './products.ts';
import { pipeline } from './users.ts';
import type { Association, CrmObjectType, CrmRecord } from './world.ts';

/** What a deal without line items is worth, in its own currency. */
const AMOUNT_WITHOUT_LINES = '1850';

const lineIdOf = (deal: Deal, n: number): string => hubspotId(`line-item:${deal.key}:${n}`);

interface LineDraft {
  id: string;
  line: LinePlan;
  /** Its place on the deal or quote. */
  n: number;
  currency: Deal['currency'];
}

const netOf = (line: LinePlan): Big => lineAmount({ lineItemId: '', ...line });

function amountOf({ lines }: Deal): string {
  if (lines.length === 0) return AMOUNT_WITHOUT_LINES;
  return lines.reduce((sum, line) => sum.plus(netOf(line)), new Big(0)).toString();
}

function dealRecord(crm: Crm, deal: Deal, today: string): CrmRecord {
  const stage = pipeline.stages.find(({ id }) => id === deal.stage);
  if (!stage) throw new Error(`No stage ${deal.stage}`);
  const id = dealIdOf(deal.key);
  const createdOn = addDays(deal.closes < today ? deal.closes : today, -75);
  const properties = {
    dealname: deal.name,
    amount: amountOf(deal),
    deal_currency_code: deal.currency,
    pipeline: pipeline.id,
    dealstage: stage.id,
    closedate: deal.closes < today ? instantOf({ date: deal.closes, key: id, today }) : `${deal.closes}T12:00:00.000Z`,
    hs_is_closed: String(stage.isClosed),
    hs_is_closed_won: String(stage.isWon),
    hs_deal_stage_probability: stage.probability,
    hubspot_owner_id: ownerId(crm, deal.owner),
  };
  return record({ id, today, createdOn, properties });
}

/** `discount` is money off each unit; all such lines here have a quantity of one. A quote has copies of its deal's lines. */
export function lineRecord({ products }: Crm, { id, line, n, currency }: LineDraft, today: string): CrmRecord {
  const known = products.find(({ properties }) => properties['hs_sku'] === line.itemCode);
  const properties = {
    name: known?.properties['name'] ?? line.description,
    description: line.description,
    quantity: line.quantity,
    price: line.unitAmount,
    amount: netOf(line).toString(),
    hs_sku: known ? (line.itemCode ?? null) : null,
    hs_product_id: known && line.itemCode !== undefined ? productIdOf(line.itemCode) : null,
    discount: line.discountAmount ?? null,
    hs_discount_percentage: line.discountRate ?? null,
    hs_line_item_currency_code: currency,
    hs_position_on_quote: String(n),
  };
  return record({ id, today, properties });
}

/** Deal to company (5 marks the primary one), to person and to line item. */
function associationsOf(deal: Deal): Association[] {
  const to = (objectType: CrmObjectType, id: string, typeIds: number[]): Association => ({
    from: { objectType: 'deals', id: dealIdOf(deal.key) },
    to: { objectType, id },
    typeIds,
  });
  return [
    ...deal.companies.map((key, n) => to('companies', companyIdOf(key), n === 0 ? [5, 341] : [341])),
    ...deal.people.map((key) => to('contacts', personIdOf(key), [3])),
    ...deal.lines.map((_, n) => to('line_items', lineIdOf(deal, n), [19])),
  ];
}

/** Deals, their line items, and what they belong to. */
export function dealRecords(
  crm: Crm,
  today: string,
): { deals: CrmRecord[]; lineItems: CrmRecord[]; associations: Association[] } {
  const { deals } = crm;
  return {
    deals: deals.map((deal) => dealRecord(crm, deal, today)),
    lineItems: deals.flatMap((deal) =>
      deal.lines.map((line, n) => lineRecord(crm, { id: lineIdOf(deal, n), line, n, currency: deal.currency }, today)),
    ),
    associations: deals.flatMap(associationsOf),
  };
}
