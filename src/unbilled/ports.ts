import type { Ignoring, UntiedInvoice, WantedInvoice, WonDeal } from './facts.ts';

/** The won deals of one portal, inside its transaction; implemented in src/store. */
export interface UnbilledStore {
  /** Those of the portal, or that one deal of it; the latest won first, and `most` of them. */
  won(of: {
    tenantId: string;
    /** Of a deal that names none. */
    portalCurrency: string;
    zone: string;
    dealId: string | null;
    most: number;
  }): Promise<WonDeal[]>;
  /** Since when the portal writes to the organisation, else since when the app is installed. */
  liveSince(tenantId: string): Promise<Date>;
  /** Of invoices like these, those that stand in Xero and are tied to no deal, the newest for each deal: one statement. */
  untied(tenantId: string, wanted: readonly WantedInvoice[]): Promise<UntiedInvoice[]>;
  /** The names of the pipelines by their ids. */
  pipelines(): Promise<ReadonlyMap<string, string>>;
  /** Keeps that the deal is passed over, instead of what was said of it before. */
  ignore(dealId: string, word: Ignoring & { userId: string }): Promise<void>;
  /** Takes that back; false: nothing was said. */
  heed(dealId: string): Promise<boolean>;
}
