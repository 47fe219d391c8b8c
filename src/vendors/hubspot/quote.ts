import * as z from 'zod';
import type { CrmQuoteFact } from '../../mirror/facts.ts';
import { first } from './associations.ts';
import { amount, text, textOrEmpty, time, timeOrNull } from './fields.ts';
import type { HubSpotStream } from './objects.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({
    hs_title: textOrEmpty,
    hs_quote_number: text,
    hs_status: text,
    hs_quote_status: text,
    hs_expiration_date: timeOrNull,
    hs_accepted_date: timeOrNull,
    hs_esign_date: timeOrNull,
    hs_quote_amount: amount,
    hs_currency: text,
    hs_quote_link: text,
    hubspot_owner_id: text,
  }),
});

export const quote: HubSpotStream<z.infer<typeof row>, CrmQuoteFact> = {
  objectType: 'quotes',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: ['deals'],
  row,
  toFact: ({ id, updatedAt, properties: p }, links) => ({
    id,
    updatedAt,
    name: p.hs_title,
    quoteNumber: p.hs_quote_number,
    status: p.hs_status,
    stage: p.hs_quote_status,
    expiresAt: p.hs_expiration_date,
    acceptedAt: p.hs_accepted_date,
    signedAt: p.hs_esign_date,
    amount: p.hs_quote_amount,
    currency: p.hs_currency,
    link: p.hs_quote_link,
    dealId: first(links(id, 'deals')),
    ownerId: p.hubspot_owner_id,
  }),
};
