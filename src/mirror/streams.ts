import type { Vendor } from '../lib/failure.ts';
import type { StreamName } from './facts.ts';
import type { StreamKey } from './ports.ts';

interface Stream {
  vendor: Vendor;
  /** Whether the vendor can list what changed since a moment; where it cannot, every pass reads all. */
  tellsChanges: boolean;
}

/**
 * Every stream, in the order in which a portal's first pull reads them: what a card shows first comes first. HubSpot's lists
 * know no "changed since". Xero's do, but a contact's balances and whether it is a customer or a supplier change without
 * that, so that contacts are read in full (10 calls for 10,000 of them).
 */
export const STREAMS: { readonly [S in StreamName]: Stream } = {
  organisation: { vendor: 'xero', tellsChanges: false },
  invoices: { vendor: 'xero', tellsChanges: true },
  contacts: { vendor: 'xero', tellsChanges: false },
  credit_notes: { vendor: 'xero', tellsChanges: true },
  overpayments: { vendor: 'xero', tellsChanges: true },
  prepayments: { vendor: 'xero', tellsChanges: true },
  payments: { vendor: 'xero', tellsChanges: true },
  accounts: { vendor: 'xero', tellsChanges: true },
  tax_rates: { vendor: 'xero', tellsChanges: false },
  currencies: { vendor: 'xero', tellsChanges: false },
  crm_owners: { vendor: 'hubspot', tellsChanges: false },
  crm_companies: { vendor: 'hubspot', tellsChanges: false },
  crm_contacts: { vendor: 'hubspot', tellsChanges: false },
  crm_deals: { vendor: 'hubspot', tellsChanges: false },
};

const IN_ORDER = Object.keys(STREAMS) as StreamName[];

/** Greater for a stream that is to be read earlier. */
export function priorityOf(stream: StreamName): number {
  return IN_ORDER.length - IN_ORDER.indexOf(stream);
}

/** The streams of a portal with those Xero organisations, in the order of reading. */
export function streamsOf(portalId: string, tenantIds: string[]): StreamKey[] {
  const xero = IN_ORDER.filter((stream) => STREAMS[stream].vendor === 'xero');
  const hubspot = IN_ORDER.filter((stream) => STREAMS[stream].vendor === 'hubspot');
  return [
    ...tenantIds.flatMap((tenantId) => xero.map((stream) => ({ portalId, tenantId, stream }))),
    ...hubspot.map((stream) => ({ portalId, tenantId: '', stream })),
  ];
}
