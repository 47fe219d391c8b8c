import type { Vendor } from '../lib/failure.ts';
import type { StreamName } from './facts.ts';
import type { StreamKey } from './ports.ts';
import type { Cadence } from './rules/plan.ts';

interface Stream extends Omit<Cadence, 'proofNight'> {
  vendor: Vendor;
  /** Whether the vendor can list what changed since a moment; where it cannot, every pass reads all. */
  tellsChanges: boolean;
  /** How many rows are confirmed by one job; absent: as many as one call asks for. */
  confirmedAtOnce?: number;
}

/** Nothing is hidden from the passes of the day; the weekly proof reads it all the same. */
const changing = { vendor: 'xero', tellsChanges: true, everyMinutes: 60, nightly: null } as const;
/** Each row is confirmed by a call of its own: after a few, other work has its turn. */
const onePerCall = { ...changing, confirmedAtOnce: 5 } as const;
/** Changes seldom, and rows may vanish from its list. */
const setting = { vendor: 'xero', everyMinutes: null, nightly: 'full' } as const;
/** HubSpot's lists know no "changed since". */
const crm = { vendor: 'hubspot', tellsChanges: false, everyMinutes: 60, nightly: null } as const;
const crmSetting = { ...crm, everyMinutes: null, nightly: 'full' } as const;

/**
 * Every stream, in the order in which a portal's first pull reads them: what a card shows first comes first. Xero's "changed
 * since" tells neither of a contact's balances and whether it is a customer or a supplier, nor of the due date and the
 * sent flag of a part-paid invoice: these are read again at night. Payments are read after every invoice that is paid, and of
 * credit webhooks tell: their passes only find what was missed.
 */
export const STREAMS: { readonly [S in StreamName]: Stream } = {
  organisation: { ...setting, tellsChanges: false },
  invoices: { ...changing, nightly: 'open' },
  contacts: { ...changing, nightly: 'full' },
  credit_notes: onePerCall,
  overpayments: onePerCall,
  prepayments: onePerCall,
  payments: onePerCall,
  accounts: { ...setting, tellsChanges: true },
  tax_rates: { ...setting, tellsChanges: false },
  currencies: { ...setting, tellsChanges: false },
  tracking_categories: { ...setting, tellsChanges: false },
  branding_themes: { ...setting, tellsChanges: false },
  items: { ...setting, tellsChanges: true },
  quotes: onePerCall,
  repeating_invoices: { ...setting, tellsChanges: false },
  crm_owners: crm,
  crm_companies: crm,
  crm_contacts: crm,
  crm_deals: crm,
  crm_pipelines: crmSetting,
  crm_line_items: crm,
  crm_quotes: crm,
  crm_products: crmSetting,
};

const IN_ORDER = Object.keys(STREAMS) as StreamName[];

/** Greater for a stream that is to be read earlier. */
export function priorityOf(stream: StreamName): number {
  return IN_ORDER.length - IN_ORDER.indexOf(stream);
}

/** How often a stream is read; streams are proved on nights of their own, so that no night costs all of it. */
export const cadenceOf = (stream: StreamName): Cadence => ({
  ...STREAMS[stream],
  proofNight: IN_ORDER.indexOf(stream),
});

/** The streams of an organisation, or, for `''`, of HubSpot, in the order of reading. */
export function streamsOfTenant(tenantId: string): StreamName[] {
  const vendor = tenantId === '' ? 'hubspot' : 'xero';
  return IN_ORDER.filter((stream) => STREAMS[stream].vendor === vendor);
}

/** The streams of a portal with those Xero organisations, in the order of reading. */
export function streamsOf(portalId: string, tenantIds: string[]): StreamKey[] {
  return [...tenantIds, ''].flatMap((tenantId) =>
    streamsOfTenant(tenantId).map((stream) => ({ portalId, tenantId, stream })),
  );
}
