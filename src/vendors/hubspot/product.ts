import * as z from 'zod';
import type { ProductFact } from '../../mirror/facts.ts';
import { amount, text, textOrEmpty, time } from './fields.ts';
import type { HubSpotStream } from './objects.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({
    name: textOrEmpty,
    description: text,
    hs_sku: text,
    price: amount,
    recurringbillingfrequency: text,
    hs_product_type: text,
  }),
});

export const product: HubSpotStream<z.infer<typeof row>, ProductFact> = {
  objectType: 'products',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: [],
  row,
  toFact: ({ id, updatedAt, properties: p }) => ({
    id,
    updatedAt,
    name: p.name,
    description: p.description,
    sku: p.hs_sku,
    price: p.price,
    billingFrequency: p.recurringbillingfrequency,
    type: p.hs_product_type,
  }),
};
