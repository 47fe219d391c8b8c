import type { StreamFacts } from '../../mirror/facts.ts';
import type { Confirmers, ConfirmRows, ListPage, Readers } from '../../mirror/ports.ts';
import type { HubSpotReading } from './call.ts';
import { company } from './company.ts';
import { deal } from './deal.ts';
import { lineItem } from './line-item.ts';
import { readObjects, readObjectsByIds, type HubSpotStream } from './objects.ts';
import { person } from './person.ts';
import { product } from './product.ts';
import { quote } from './quote.ts';

type ObjectStream = 'crm_companies' | 'crm_contacts' | 'crm_deals' | 'crm_line_items' | 'crm_products' | 'crm_quotes';

/** Every stream of CRM records. */
const streams: { [S in ObjectStream]: HubSpotStream<{ id: string }, StreamFacts[S]> } = {
  crm_companies: company,
  crm_contacts: person,
  crm_deals: deal,
  crm_line_items: lineItem,
  crm_products: product,
  crm_quotes: quote,
};

type Stream = HubSpotStream<{ id: string }, StreamFacts[ObjectStream]>;

const each = <T>(make: (stream: Stream) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(streams).map(([name, stream]) => [name, make(stream)]));

/** CRM records of every kind are read in the same way. */
export const objectReaders = (reading: HubSpotReading): Pick<Readers, ObjectStream> =>
  each(
    (stream): ListPage<ObjectStream> =>
      (request) =>
        readObjects(reading, stream, request),
  ) as unknown as Pick<Readers, ObjectStream>;

/** Which records are there still. */
export const objectConfirmers = (reading: HubSpotReading): Pick<Confirmers, ObjectStream> =>
  each(
    (stream): ConfirmRows<ObjectStream> =>
      ({ portalId }, ids) =>
        readObjectsByIds(reading, stream, { portalId, ids }),
  );
