import * as z from 'zod';
import type { LineItemFact } from '../../mirror/facts.ts';
import { first } from './associations.ts';
import { amount, text, textOrEmpty, time } from './fields.ts';
import type { HubSpotStream } from './objects.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({
    name: textOrEmpty,
    hs_product_id: text,
    hs_sku: text,
    quantity: amount,
    price: amount,
    discount: amount,
    hs_discount_percentage: amount,
    amount,
    hs_line_item_currency_code: text,
    recurringbillingfrequency: text,
    hs_position_on_quote: amount,
  }),
});

/** A line belongs to one record alone: a deal, or a quote with copies of the deal's. */
export const lineItem: HubSpotStream<z.infer<typeof row>, LineItemFact> = {
  objectType: 'line_items',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: ['deals'],
  row,
  toFact: ({ id, updatedAt, properties: p }, links) => ({
    id,
    updatedAt,
    dealId: first(links(id, 'deals')),
    productId: p.hs_product_id,
    name: p.name,
    sku: p.hs_sku,
    quantity: p.quantity,
    price: p.price,
    discount: p.discount,
    discountRate: p.hs_discount_percentage,
    amount: p.amount,
    currency: p.hs_line_item_currency_code,
    billingFrequency: p.recurringbillingfrequency,
    position: p.hs_position_on_quote,
  }),
};
