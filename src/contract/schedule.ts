import * as z from 'zod';
import { dealId, quoteId } from './draft-choices.ts';
import { calendarDate, currency, decimal } from './values.ts';

/** A number as a person types it, without a sign. */
const typed = z.string().regex(/^\d{1,12}(\.\d{1,10})?$/, 'is not a number');

const stepShare = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent: typed }),
  /** In the deal's currency, without tax. */
  z.object({ kind: z.literal('amount'), amount: typed }),
  /** What the others leave. */
  z.object({ kind: z.literal('rest') }),
]);
export type StepShare = z.infer<typeof stepShare>;

const stepWhen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('date'), date: calendarDate }),
  /** Once the step before is paid. */
  z.object({ kind: z.literal('paid') }),
]);

const stepId = z.string().min(1).max(60);

/** Without an id: a new one. */
const stepInput = z.object({
  stepId: stepId.nullable(),
  role: z.string().max(200),
  share: stepShare,
  when: stepWhen,
});
export type StepInput = z.infer<typeof stepInput>;

/** Longer lists are refused in words by the rules. */
const stepInputs = z.array(stepInput).max(200);

/** POST /cards/deals/:dealId/schedule: answers a `DealBilling`. No steps: back to one invoice. */
export const scheduleRequest = z.object({
  dealId,
  /** The one that the person saw. */
  version: z.int().min(0),
  steps: stepInputs,
});
export type ScheduleRequest = z.infer<typeof scheduleRequest>;

const pattern = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deposit'), percent: typed }),
  z.object({ kind: z.literal('stages'), percents: z.array(typed).min(1).max(60) }),
  /** Each month from that day on. */
  z.object({ kind: z.literal('monthly'), months: z.int().min(2).max(60), first: calendarDate }),
  /** One that finance has set up for deals like this one. */
  z.object({ kind: z.literal('template'), templateId: z.string().min(1).max(60) }),
]);
export type SchedulePattern = z.infer<typeof pattern>;

/** POST /cards/deals/:dealId/schedule/try: what steps, or those of a pattern, would come to. Nothing is written. */
export const scheduleTryRequest = z.union([z.object({ dealId, steps: stepInputs }), z.object({ dealId, pattern })]);

const stepState = z.enum(['due', 'planned', 'waiting', 'sending', 'billed', 'nothing_left']);

/** Amounts without tax, in the deal's currency. */
const scheduleStep = z.object({
  stepId,
  /** Empty: the deal is billed at once. */
  role: z.string(),
  share: stepShare,
  when: stepWhen,
  /** Of a billed step what stands in Xero, less credits; else what it would bill. Null: the deal has no amount. */
  amount: decimal.nullable(),
  /** `planned`: its date is ahead; `waiting`: the step before is not paid; `sending`: on its way to Xero. */
  state: stepState,
  /** Whether it is billed or about to be, and cannot be changed. */
  isLocked: z.boolean(),
  /** Why it cannot be billed now, in words; null: it can. */
  whyNot: z.string().nullable(),
  invoiceIds: z.array(z.string()),
});
export type ScheduleStep = z.infer<typeof scheduleStep>;

/** A step of the answer to a trial; a new one has no id yet. */
export const scheduleTry = z.object({
  steps: z.array(scheduleStep.extend({ stepId: stepId.nullable() })),
  /** Why these could not be saved. `index`: place of the step, from 0; null: it is of all of them. */
  problems: z.array(z.object({ index: z.int().nullable(), message: z.string(), fix: z.string() })),
});
export type ScheduleTry = z.infer<typeof scheduleTry>;

/** How a deal is billed; amounts without tax, in the deal's currency. */
export const dealBilling = z.object({
  /** Of the schedule; 0: nobody ever saved one. */
  version: z.int(),
  currency,
  /** What the deal comes to. */
  deal: decimal.nullable(),
  /** By the deal's quote in HubSpot; null: it has none in this currency. */
  quoted: decimal.nullable(),
  /** Null: it is not won. */
  won: decimal.nullable(),
  /** What stands in Xero, or is on its way there, less credits. */
  invoiced: decimal,
  paid: decimal,
  left: decimal.nullable(),
  /** What is billed beyond the deal. */
  over: decimal,
  /** What is left and billed by no step. */
  unplanned: decimal,
  steps: z.array(scheduleStep),
  /** What does not go together, in words. */
  gaps: z.array(
    z.object({
      kind: z.enum(['quote_differs', 'not_invoiced', 'over', 'other_currency', 'draft', 'not_sent', 'unpaid']),
      message: z.string(),
      /** Of the gap, without tax; null: the words say it. */
      amount: decimal.nullable(),
    }),
  ),
  /** The one thing to do next; null: there is none for this person. */
  next: z
    .object({
      do: z.enum(['create', 'update', 'bill_rest', 'approve', 'send', 'credit', 'wait']),
      stepId: stepId.nullable(),
      invoiceId: z.string().nullable(),
      label: z.string(),
      /** Of a credit: what of the invoice takes off what is billed too much, with tax, in the invoice's currency. */
      amount: decimal.optional(),
    })
    .nullable(),
  /** HubSpot's id of the accepted quote whose lines are billed; null: the deal's own are. */
  quoteId: quoteId.nullable(),
  /** What finance has set up for deals like this one. */
  templates: z.array(z.object({ id: z.string(), name: z.string() })),
  mayEdit: z.boolean(),
  whyNotEdit: z.string().nullable(),
});
export type DealBilling = z.infer<typeof dealBilling>;
