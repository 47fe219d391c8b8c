import * as z from 'zod';
import { ageBuckets, documentRow } from './documents.ts';
import { currency, decimal, moment, right } from './values.ts';

const counted = z.object({ amount: decimal, documents: z.number().int() });

const aged = z.object({ bucket: z.enum(ageBuckets), amount: decimal, invoices: z.number().int() });

/** What a customer owes and pays in one currency. Currencies are never added together. */
export const figures = z.object({
  currency,
  /** Sum of what is due on approved invoices. */
  outstanding: decimal,
  /** The part of `outstanding` whose due date lies strictly before today in the organisation's calendar. */
  overdue: decimal,
  notYetDue: decimal,
  /** `outstanding` by how late it is: every age once, the youngest first. */
  ageing: z.array(aged),
  /** Credit notes, overpayments and prepayments not yet set against an invoice. */
  unallocatedCredit: decimal,
  creditByKind: z.object({ credit_note: decimal, overpayment: decimal, prepayment: decimal }),
  /** Invoices that nobody has asked to approve: not owed yet. */
  drafts: counted,
  /** Invoices that wait for approval: not owed yet. */
  submitted: counted,
  /** Payments on invoices in the twelve months up to today. */
  paidTwelveMonths: decimal,
  openInvoices: z.number().int(),
  overdueInvoices: z.number().int(),
  /** Whole days; 0 when nothing is overdue. */
  oldestOverdueDays: z.number().int(),
  /** Mean days from due date to full payment over the invoices paid in the last twelve months; negative is early; null: none. */
  averageDaysLate: z.number().nullable(),
  /** The last six months beside the six before; null: fewer than three invoices were paid in one of them. */
  trend: z.enum(['slower', 'faster', 'steady']).nullable(),
});
export type Figures = z.infer<typeof figures>;

const turnover = { invoiced: decimal, paid: decimal };

/** What a customer was invoiced and paid in one currency since ever. */
const history = z.object({
  currency,
  ...turnover,
  /** Calendar years with anything, the newest first. */
  years: z.array(z.object({ year: z.string().regex(/^\d{4}$/), ...turnover })),
  /** The twelve calendar months up to and including this one, the oldest first. */
  months: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), ...turnover })).length(12),
});
export type History = z.infer<typeof history>;

/** How Xero's own sum of the customer compares, without the sum; `rates_differ`: currencies keep it from being compared. */
const xeroSays = z.object({ state: z.enum(['same', 'differs', 'rates_differ']), asOf: moment });
export type XeroSays = z.infer<typeof xeroSays>;

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
 * With the right `status` the keys `figures`, `history`, `xeroSays`, `openDocuments` are absent; with `none` also `standing` and `contacts`.
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
  history: z.array(history).optional(),
  /** Absent, too, where it cannot be compared: one of the two is older than the other. */
  xeroSays: xeroSays.optional(),
  /** Up to five open invoices, oldest overdue first. */
  openDocuments: z.object({ rows: z.array(documentRow), total: z.number().int() }).optional(),
});
export type RecordCard = z.infer<typeof recordCard>;

/** POST /cards/refresh: the pull that was asked for. */
export const refreshAnswer = z.object({ state: z.enum(['started', 'already_running']) });
export type RefreshAnswer = z.infer<typeof refreshAnswer>;
