import type { AccessStore, AdminStore, RightsStore, TicketStore } from '../../src/access/ports.ts';
import type { BillingSettingsStore } from '../../src/billing-settings/ports.ts';
import type { CallBook } from '../../src/mirror/calls/ports.ts';
import type { WriteBackUnit } from '../../src/automation/ports.ts';
import type { OutboxUnit } from '../../src/invoicing/ports.ts';
import type { ReadingUnit } from '../../src/mirror/ports.ts';
import type { ExportedRow, SettingsStore } from '../../src/tenancy/settings/ports.ts';

/** What a door of the settings may read and write of one portal, in one transaction. */
export interface SettingsUnit extends OutboxUnit {
  settings: SettingsStore;
  billingSettings: BillingSettingsStore;
  reading: ReadingUnit;
  access: AccessStore;
  admins: AdminStore;
  rights: RightsStore;
  tickets: TicketStore;
  writingBack: Pick<WriteBackUnit, 'writeBack' | 'queue'>;
  /** The calls to both vendors. */
  calls: CallBook;
  /** Every row of the portal; to be read to its end within the transaction. */
  everyRow: () => AsyncIterable<ExportedRow>;
}

/** Runs the work on a portal's settings in one transaction of the portal. */
export type InSettings = <T>(portalId: string, work: (unit: SettingsUnit) => Promise<T>) => Promise<T>;
