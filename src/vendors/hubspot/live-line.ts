import { Big } from 'big.js';
import * as z from 'zod';
import type { LiveLine } from '../../invoicing/facts.ts';
import { zero, type Decimal } from '../../lib/money.ts';
import { amount, text, textOrEmpty } from './fields.ts';
import { periodsOf } from './recurring-periods.ts';

const properties = z.object({
  name: textOrEmpty,
  description: text,
  quantity: amount,
  price: amount,
  discount: amount,
  hs_discount_percentage: amount,
  hs_sku: text,
  hs_product_id: text,
  hs_line_item_currency_code: text,
  hs_position_on_quote: amount,
  recurringbillingfrequency: text,
  hs_recurring_billing_period: text,
  hs_recurring_billing_number_of_payments: text,
});

const row = z.object({ id: z.string(), properties: properties.catchall(text) });

export type LineRow = z.infer<typeof row>;

/** Properties that are asked for by name. */
export const lineProperties = Object.keys(properties.shape);

/** Line items as HubSpot answers them, in an order of its own. */
export const lineRows: z.ZodType<LineRow[]> = z.object({ results: z.array(row) }).transform(({ results }) => results);

/** The lines in the order that the person gave them. */
export const linesOf = (rows: LineRow[], wanted: readonly string[]): LiveLine[] =>
  rows.toSorted(byPosition).map((one) => lineOf(one, wanted));

/** Those properties by their names; what HubSpot does not know is null. */
export const named = (
  all: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
): Record<string, string | null> => Object.fromEntries(wanted.map((name) => [name, textOf(all[name])]));

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : value instanceof Big ? value.toFixed() : null;

/**
 * HubSpot's `discount` is money off each unit (its label is "Unit discount"): the whole line's is that times the quantity.
 * Its editor keeps either that or a percentage; where both are there the percentage counts.
 */
function lineOf({ id, properties: p }: LineRow, wanted: readonly string[]): LiveLine {
  const { quantity } = p;
  const discountRate = given(p.hs_discount_percentage);
  const off = discountRate === null ? given(p.discount) : null;
  return {
    id,
    name: p.name,
    description: p.description,
    quantity,
    unitPrice: p.price,
    discountRate,
    discountAmount: off && quantity && off.times(quantity),
    sku: p.hs_sku,
    productId: p.hs_product_id,
    properties: named(p, wanted),
    currency: p.hs_line_item_currency_code,
    recurring: recurringOf(p),
  };
}

/** A discount of nothing is none. */
const given = (discount: Decimal | null): Decimal | null => (discount?.eq(zero) ? null : discount);

function recurringOf(p: LineRow['properties']): LiveLine['recurring'] {
  const { recurringbillingfrequency: frequency, hs_recurring_billing_period: term } = p;
  const payments = p.hs_recurring_billing_number_of_payments;
  return frequency === null ? null : { frequency, periods: periodsOf({ frequency, term, payments }) };
}

/** By position, those without one last; then by id. */
function byPosition(a: LineRow, b: LineRow): number {
  const first = a.properties.hs_position_on_quote;
  const second = b.properties.hs_position_on_quote;
  if (first && second && !first.eq(second)) return first.cmp(second);
  if (Boolean(first) !== Boolean(second)) return first ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
