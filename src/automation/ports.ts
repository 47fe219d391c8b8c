import type { CustomerStore } from '../customers/ports.ts';
import type { IssueStore } from '../issues/ports.ts';
import type { CalendarDate } from '../lib/calendar.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { OfCustomer, ReceivablesStore } from '../receivables/ports.ts';
import type { DealInvoice, PropertyDefinition, PropertyValues, WriteBackSetting, WrittenRecord } from './facts.ts';

/** The days that a customer's account is known by; null: there is none. */
export interface AccountDates {
  lastInvoice: CalendarDate | null;
  lastPayment: CalendarDate | null;
  /** Of the open invoices that are not late. */
  nextDue: CalendarDate | null;
}

/** A change of what is written, and who makes it. */
export type WriteBackChange = WriteBackSetting & { userId: string; userEmail: string; at: Date };

/** What is written back of one portal, inside that portal's transaction; implemented in src/store. */
export interface WriteBackStore {
  setting(): Promise<WriteBackSetting>;
  /** False: somebody has added that version before. */
  saveSetting(change: WriteBackChange): Promise<boolean>;
  /** The records of that kind that stand for a customer of their own, by id: companies, and people without a company. */
  customers(objectTypeId: string, after: string, most: number): Promise<string[]>;
  /** The deals that an invoice is linked to, by id. */
  billedDeals(after: string, most: number): Promise<string[]>;
  /** The invoices that are linked to the deal and that Xero still has. */
  invoicesOfDeal(tenantId: string, dealId: string): Promise<DealInvoice[]>;
  /** What was written to records of that kind, by id. */
  written(objectTypeId: string, after: string, most: number): Promise<WrittenRecord[]>;
  keep(objectTypeId: string, written: WrittenRecord[], at: Date): Promise<void>;
  forget(objectTypeId: string, ids: string[]): Promise<void>;
  dates(query: OfCustomer & { today: CalendarDate }): Promise<AccountDates>;
}

/** Asks for records of a kind to be looked at, from the one after that id on. */
export interface WriteBackQueue {
  writeBack: (ids: { objectTypeId: string; after: string }, startAfterSeconds?: number) => Promise<void>;
}

/** What writing back reaches of one portal, all in one transaction. */
export interface WriteBackUnit {
  customers: CustomerStore;
  receivables: ReceivablesStore;
  writeBack: WriteBackStore;
  issues: IssueStore;
  queue: WriteBackQueue;
}

export type InWriteBack = <T>(portalId: string, work: (unit: WriteBackUnit) => Promise<T>) => Promise<T>;

/** What became of a batch: a record that is in neither is not there any more. */
export interface WrittenBatch {
  written: string[];
  /** In HubSpot's own words. */
  refused: { id: string; words: string }[];
}

/** Writes properties of HubSpot's records; the same values may be written twice. Implemented in src/vendors; never inside a transaction. */
export interface PropertyWriter {
  /** Makes the group and those of the properties that are not there. */
  define: (
    where: { portalId: string; objectTypeId: string },
    definitions: readonly PropertyDefinition[],
  ) => Promise<Result<void, VendorFailure>>;
  /** At most 100 records. */
  write: (
    where: { portalId: string; objectTypeId: string },
    records: { id: string; values: PropertyValues }[],
  ) => Promise<Result<WrittenBatch, VendorFailure>>;
}
