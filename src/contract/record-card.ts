import * as z from 'zod';
import { documentRow } from './documents.ts';
import { currency, decimal, moment, right } from './values.ts';

/** What a customer owes and pays in one currency. Currencies are never added together. */
export const figures = z.object({
  currency,
  /** Sum of what is due on approved invoices. */
  outstanding: decimal,
  /** The part of `outstanding` whose due date lies strictly before today in the organisation's calendar. */
  overdue: decimal,
  notYetDue: decimal,
  /** Credit notes, overpayments and prepayments not yet set against an invoice. */
  unallocatedCredit: decimal,
  /** Payments on invoices in the twelve months up to today. */
  paidTwelveMonths: decimal,
  openInvoices: z.number().int(),
  overdueInvoices: z.number().int(),
  /** Whole days; 0 when nothing is overdue. */
  oldestOverdueDays: z.number().int(),
  /** Mean days from due date to full payment over the invoices paid in the last twelve months; negative is early; null: none. */
  averageDaysLate: z.number().nullable(),
});
export type Figures = z.infer<typeof figures>;

export const standingStatus = z.enum(['no_history', 'good_standing', 'take_care', 'speak_to_finance']);
export type StandingStatus = z.infer<typeof standingStatus>;

/** One word and one sentence, both free of amounts, so that whoever may see the status may read them. */
const standing = z.object({ status: standingStatus, label: z.string(), sentence: z.string() });

/** How the portal is tied to Xero. */
const connection = z.object({
  state: z.enum(['connected', 'reconnect_needed', 'disconnected', 'not_connected']),
  organisation: z.string().nullable(),
  /** Whether this person may connect and reconnect. */
  canManage: z.boolean(),
  /** Who disconnected it and when, and who must do what, in words; null unless it is disconnected. */
  ended: z.object({ message: z.string(), fix: z.string() }).nullable(),
});

/** How old the figures are. */
const freshness = z.object({
  /** When the oldest of the streams behind the figures was read; null: a first reading is under way. */
  asOf: moment.nullable(),
  /** True when that is longer ago than it should be. */
  stale: z.boolean(),
  /** What keeps it from being read, in words. */
  reason: z.string().nullable(),
});

/** A Xero contact that the record stands for, and how that is known. */
export const matchedContact = z.object({
  id: z.string(),
  name: z.string(),
  archived: z.boolean(),
  matchedBy: z.enum(['link', 'contact_number', 'email']),
  xeroUrl: z.string().nullable(),
});
export type MatchedContact = z.infer<typeof matchedContact>;

/**
 * GET /cards/record: everything one card shows first (C3, C19, C20, C54).
 * With the right `status` the keys `figures`, `openDocuments` are absent; with `none` also `standing` and `contacts`.
 */
export const recordCard = z.object({
  record: z.object({ objectTypeId: z.string(), objectId: z.string(), name: z.string() }),
  /** The company or person whose account it is: for a deal its company, else its contact. */
  customer: z.object({ objectTypeId: z.string(), objectId: z.string(), name: z.string() }).nullable(),
  right,
  connection,
  freshness,
  /** `not_matched`: no Xero contact is known for the customer; `nothing_yet`: one is, without documents. */
  state: z.enum(['not_connected', 'not_matched', 'nothing_yet', 'ready', 'no_permission']),
  contacts: z.array(matchedContact).optional(),
  standing: standing.optional(),
  figures: z.array(figures).optional(),
  /** Up to five open invoices, oldest overdue first. */
  openDocuments: z.object({ rows: z.array(documentRow), total: z.number().int() }).optional(),
});
export type RecordCard = z.infer<typeof recordCard>;

/** POST /cards/refresh: the pull that was asked for. */
export const refreshAnswer = z.object({ state: z.enum(['started', 'already_running']) });
export type RefreshAnswer = z.infer<typeof refreshAnswer>;
