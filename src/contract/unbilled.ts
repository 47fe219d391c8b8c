import * as z from 'zod';
import { dealId } from './draft-choices.ts';
import { calendarDate, currency, decimal, moment } from './values.ts';

/** Why a won deal is not billed in full; `planned`: its schedule bills later what is left. */
const unbilledReason = z.enum(['nothing', 'step_due', 'partly', 'in_draft', 'no_amount', 'other_currency', 'planned']);
export type UnbilledReason = z.infer<typeof unbilledReason>;

/** How many days ago it was won: up to 7, 30, 60, 90, and more. */
const unbilledAge = z.enum(['to_7', 'to_30', 'to_60', 'to_90', 'over_90', 'unknown']);
export type UnbilledAge = z.infer<typeof unbilledAge>;

/** Each deal is under one of them; `before`: won before Tieout was live. */
const unbilledShow = z.enum(['open', 'planned', 'before', 'ignored']);
export type UnbilledShow = z.infer<typeof unbilledShow>;

/** GET /pages/unbilled. */
export const unbilledQuery = z.object({
  show: unbilledShow.default('open'),
  reason: unbilledReason.optional(),
  age: unbilledAge.optional(),
  /** `mine`, `team`, or the id of an owner. */
  owner: z
    .string()
    .max(40)
    .regex(/^(mine|team|\d+)$/, 'is no owner')
    .optional(),
  pipeline: z.string().max(60).optional(),
  currency: currency.optional(),
  sort: z.enum(['age', 'amount']).default('age'),
  cursor: z
    .string()
    .max(60)
    .regex(/^\d{1,7}_\d+$/, 'is no page')
    .optional(),
});

const ignoring = z.object({
  /** `outdated`: the deal has changed since, and is listed again. */
  state: z.enum(['stands', 'outdated']),
  reason: z.string(),
  by: z.string(),
  at: moment,
  /** What the deal came to, and what was left of it then; null: that was not known. */
  currency,
  amount: decimal.nullable(),
  left: decimal.nullable(),
});

/** A won deal that is not billed in full; amounts are without tax, in the deal's currency. */
const unbilledRow = z.object({
  dealId: z.string(),
  name: z.string(),
  customer: z.string().nullable(),
  owner: z.string().nullable(),
  /** In the organisation's calendar; null: HubSpot does not say. */
  wonOn: calendarDate.nullable(),
  days: z.int().nullable(),
  currency,
  /** Null, as what is left: it cannot be said. */
  amount: decimal.nullable(),
  billed: decimal,
  left: decimal.nullable(),
  /** What counts in the total: of what is left that which could be billed now. */
  open: decimal.nullable(),
  inDrafts: decimal,
  reason: unbilledReason,
  /** The step of the schedule that comes next. */
  step: z.object({ role: z.string(), date: calendarDate.nullable(), isDue: z.boolean() }).nullable(),
  /** The oldest invoice that nobody has approved. */
  draft: z
    .object({
      number: z.string(),
      since: calendarDate,
      days: z.int(),
      isSubmitted: z.boolean(),
      xeroUrl: z.string().nullable(),
    })
    .nullable(),
  /** The number of an invoice of the customer that comes to the same and is tied to no deal; null: there is none. */
  untied: z.string().nullable(),
  /** What is billed in another currency. */
  foreign: z.array(z.object({ currency, amount: decimal })),
  /** The first thing that keeps it from being billed, by the mirror; null: nothing does, or nothing is to be billed now. */
  obstacle: z.object({ message: z.string(), fix: z.string() }).nullable(),
  ignoring: ignoring.nullable(),
  /** The one thing to do about it. */
  fix: z.enum(['invoice', 'open_deal', 'link', 'approve']),
  /** Whether Xero does not know the customer yet, by the mirror. */
  isNewCustomer: z.boolean(),
  mayIgnore: z.boolean(),
});
export type UnbilledRow = z.infer<typeof unbilledRow>;

const sum = z.object({ deals: z.int(), open: decimal, inDrafts: decimal });

/** What the deals of one currency come to. */
const unbilledTotal = sum.extend({
  currency,
  /** How many of them are in no sum, since their amount cannot be said. */
  unknown: z.int(),
  oldestDays: z.int().nullable(),
  ages: z.array(sum.extend({ age: unbilledAge })),
  /** What is passed over beside them. */
  ignored: sum,
});
export type UnbilledTotal = z.infer<typeof unbilledTotal>;

export const unbilledList = z.object({
  rows: z.array(unbilledRow),
  next: z.string().nullable(),
  /** One for each currency, of all pages and whichever currency is chosen. */
  totals: z.array(unbilledTotal),
  /** How many deals are under each, as the other filters are. */
  counts: z.record(unbilledShow, z.int()),
  /** How many deals more there are that the person may not see. */
  hidden: z.int(),
  /** What may be chosen. */
  choices: z.object({
    owners: z.array(z.object({ id: z.string(), name: z.string() })),
    pipelines: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  organisation: z.string(),
  /** Deals won before that day are under `before`. */
  liveSince: calendarDate,
  /** Whether there are more won deals than are looked at; the latest are. */
  isCut: z.boolean(),
  asOf: moment.nullable(),
  /** Why the figures are not of this hour; null: they are. */
  stale: z.string().nullable(),
});
export type UnbilledList = z.infer<typeof unbilledList>;

/** POST /pages/unbilled/ignore: passes the deal over; answers its row. */
export const ignoreRequest = z.object({ dealId, reason: z.string().trim().min(3, 'says too little').max(500) });

/** POST /pages/unbilled/heed: takes that back; answers its row. */
export const heedRequest = z.object({ dealId });
