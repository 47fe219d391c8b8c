import type { LedgerEntry } from './facts.ts';

/** What bills the deals of one portal, inside that portal's transaction; implemented in src/store. */
export interface LedgerStore {
  /** All that bills those deals in the organisation, or is on its way there, in one statement however many they are. */
  entries(tenantId: string, dealIds: readonly string[]): Promise<LedgerEntry[]>;
}
