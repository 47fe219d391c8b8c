import type { VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { ChosenTopic, CrmChoices, CrmProperty, Topic } from './facts.ts';

/** One version of a topic as it was set. */
export type KeptVersion = ChosenTopic & {
  version: number;
  changed: { userId: string; userEmail: string; at: Date };
  /** The version that this one undid; null: somebody set it. */
  undoneFrom: number | null;
};

/** What is chosen for the invoices of a portal's organisations, inside that portal's transaction; implemented in src/store. */
export interface BillingSettingsStore {
  /** The newest version of every topic that was ever set. */
  newest(tenantId: string): Promise<KeptVersion[]>;
  /** The versions of a topic, newest first, as many as asked for. */
  history(tenantId: string, topic: Topic, limit: number): Promise<KeptVersion[]>;
  /** Adds a version; false: somebody has added it before. */
  add(tenantId: string, version: KeptVersion): Promise<boolean>;
  /** What of the CRM the settings can name. */
  crm(): Promise<CrmChoices>;
  /** The deal that was won last, by its close date; null: none was. */
  wonLast(): Promise<string | null>;
}

/** Reads from HubSpot which properties records of a type have. Must not be called inside a transaction. */
export type ReadProperties = (of: {
  portalId: string;
  objectTypeId: string;
}) => Promise<Result<CrmProperty[], VendorFailure>>;
