import type { CalendarDate } from '../lib/calendar.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { Decimal } from '../lib/money.ts';
import type { EndedHow } from '../tenancy/facts.ts';

/** An amount, or a sum of some, in one currency. */
export interface CurrencyAmount {
  currency: string;
  amount: Decimal;
}

/** How many documents there are, and their sum, in one currency. */
export interface DocumentSum extends CurrencyAmount {
  documents: number;
}

/** An amount of one month, `YYYY-MM`, in one currency. */
export interface MonthAmount extends CurrencyAmount {
  month: string;
}

/**
 * How many whole days an open invoice is past its due date: the columns of an aged receivables report. One without a due
 * date is never late.
 */
export const AGES = [
  { bucket: 'not_yet_due', from: null, until: 0 },
  { bucket: 'late_1_30', from: 1, until: 30 },
  { bucket: 'late_31_60', from: 31, until: 60 },
  { bucket: 'late_61_90', from: 61, until: 90 },
  { bucket: 'late_over_90', from: 91, until: null },
] as const;

export type AgeBucket = (typeof AGES)[number]['bucket'];

/** What Xero itself says that a customer owes, in the organisation's own currency, when we last read it. */
export interface Balances {
  /** What is due on approved invoices, less credit that is not yet allocated. */
  outstanding: Decimal;
  overdue: Decimal;
  /** When the contact was read; of several, the one that was read first. */
  readAt: Date;
}

/** A span of days: after the first, up to and including the last. */
export interface Span {
  after: CalendarDate;
  until: CalendarDate;
}

/** Where the reading of one of the streams behind the figures stands. */
export interface StreamReading {
  stream: string;
  readUntil: Date | null;
  /** What kept it from being read when that was last tried. */
  failure: VendorFailure['code'] | null;
}

/** The books of the organisation that a portal is connected to, as we hold them. */
export interface Books {
  tenantId: string;
  organisation: string;
  state: 'connected' | 'reconnect_needed' | 'disconnected';
  /** Who ended the connection, by name, and how; null unless it is disconnected. */
  ended: { at: Date; how: EndedHow; by: string | null } | null;
  /** Whether the portal is connected to another organisation, which could be made the main one. */
  anotherConnected: boolean;
  shortCode: string | null;
  baseCurrency: string | null;
  /** Xero's name of the organisation's zone. */
  timeZone: string | null;
  /** IANA name of the portal's zone. */
  portalZone: string;
  readings: StreamReading[];
}

/** Xero's streams behind the figures: these must all have been read. */
export const STREAMS_OF_FIGURES = [
  'organisation',
  'contacts',
  'invoices',
  'credit_notes',
  'overpayments',
  'prepayments',
  'payments',
] as const;

/** Those of them that hold documents. */
export const STREAMS_OF_DOCUMENTS = ['invoices', 'credit_notes', 'overpayments', 'prepayments', 'payments'] as const;

/** Those of them whose age is the figures': the organisation itself is looked at once a day. */
export const STREAMS_OF_AGE = STREAMS_OF_FIGURES.filter((stream) => stream !== 'organisation');
