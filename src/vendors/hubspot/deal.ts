import * as z from 'zod';
import type { DealFact } from '../../mirror/facts.ts';
import { first, primary, PRIMARY_COMPANY } from './associations.ts';
import { amount, flag, text, textOrEmpty, time, timeOrNull } from './fields.ts';
import type { HubSpotStream } from './objects.ts';

const row = z.object({
  id: z.string(),
  updatedAt: time,
  properties: z.object({
    dealname: textOrEmpty,
    pipeline: text,
    dealstage: text,
    dealtype: text,
    hs_is_closed: flag,
    hs_is_closed_won: flag,
    amount,
    deal_currency_code: text,
    closedate: timeOrNull,
    hubspot_owner_id: text,
  }),
});

export const deal: HubSpotStream<z.infer<typeof row>, DealFact> = {
  objectType: 'deals',
  properties: Object.keys(row.shape.properties.shape),
  linkedTo: ['companies', 'contacts'],
  row,
  toFact: ({ id, updatedAt, properties: p }, links) => ({
    id,
    updatedAt,
    name: p.dealname,
    pipelineId: p.pipeline,
    stageId: p.dealstage,
    dealType: p.dealtype,
    isClosed: p.hs_is_closed,
    isWon: p.hs_is_closed_won,
    amount: p.amount,
    currency: p.deal_currency_code,
    closeDate: p.closedate,
    companyId: primary(links(id, 'companies'), PRIMARY_COMPANY.deals),
    contactId: first(links(id, 'contacts')),
    ownerId: p.hubspot_owner_id,
  }),
};
