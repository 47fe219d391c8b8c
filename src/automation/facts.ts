import type { InvoiceFact } from '../mirror/facts.ts';

/** An invoice that is linked to a deal. */
export type DealInvoice = Pick<
  InvoiceFact,
  | ('status' | 'invoiceNumber' | 'date' | 'dueDate' | 'fullyPaidOn')
  | ('currency' | 'total' | 'amountDue' | 'amountPaid' | 'amountCredited')
>;

/** What is written to properties of HubSpot's records: nothing, standing and dates, or amounts as well. */
export type WriteBackMode = 'off' | 'standing' | 'amounts';

/** What an admin has set. */
export interface WriteBackSetting {
  /** 0: nothing was ever set. */
  version: number;
  mode: WriteBackMode;
  /** Of `off`: what was written before is taken away again. */
  clearing: boolean;
}

/** A property that we define in HubSpot. */
export interface PropertyDefinition {
  name: string;
  label: string;
  description: string;
  type: 'string' | 'number' | 'date' | 'enumeration';
  /** Of an enumeration. */
  options?: { value: string; label: string }[];
}

/** Values by the names of properties, as HubSpot takes them; '' empties one. */
export type PropertyValues = Record<string, string>;

/** What was written to a record last. */
export interface WrittenRecord {
  id: string;
  hash: string;
  withAmounts: boolean;
}
