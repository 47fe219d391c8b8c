import type { CalendarDate } from '../lib/calendar.ts';
import type { VendorFailure } from '../lib/failure.ts';
import type { Decimal } from '../lib/money.ts';
import type { EndedHow } from '../tenancy/facts.ts';

/** An amount, or a sum of some, in one currency. */
export interface CurrencyAmount {
  currency: string;
  amount: Decimal;
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

/** Those of them whose age is the figures': the organisation itself is looked at once a day. */
export const STREAMS_OF_AGE = STREAMS_OF_FIGURES.filter((stream) => stream !== 'organisation');
