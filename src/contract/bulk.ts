import * as z from 'zod';
import { dealId, draftStatus } from './draft-choices.ts';
import { invoiceDraft } from './invoicing.ts';
import { currency, decimal, moment } from './values.ts';

const runId = z.string().min(1).max(60);

/**
 * POST /bulk/plans: plans the invoices of many deals; answers a `BulkPlanned`. The same `requestId` of the same person gets the
 * same run again.
 */
export const bulkPlanRequest = z.object({
  requestId: z.uuid('is not a request id'),
  /** More than a run takes are refused in words; a deal that comes twice counts once. */
  dealIds: z.array(dealId).min(1, 'names no deal').max(10_000),
  status: draftStatus,
});
export interface BulkPlanned {
  runId: string;
}

/**
 * How a deal stands in a run. Before it is billed: `planning`, `ready`, `needs_you`, `cannot`; chosen to be billed: `waiting`,
 * `sending`, `checking` (Xero's answer was lost, and it is found out), `done`, `failed`.
 */
const bulkStanding = z.enum([
  'planning',
  'ready',
  'needs_you',
  'cannot',
  'waiting',
  'sending',
  'checking',
  'done',
  'failed',
]);

const bulkRow = z.object({
  /** Name null: the person may not see the deal, of which nothing else is told either. */
  deal: z.object({ id: z.string(), name: z.string().nullable() }),
  state: bulkStanding,
  customer: z.string().nullable(),
  /** With tax. */
  total: decimal.nullable(),
  currency: currency.nullable(),
  /** Of the step that is billed; empty: the deal is billed at once. */
  role: z.string(),
  words: z.string().nullable(),
  fix: z.string().nullable(),
  invoice: z.object({ id: z.string(), number: z.string(), xeroUrl: z.string().nullable() }).nullable(),
});
export type BulkRow = z.infer<typeof bulkRow>;

const runHead = {
  runId: z.string(),
  /** `planned`: nothing was billed yet; `running`: something waits or is on its way; `finished`: nothing is any more. */
  state: z.enum(['planning', 'planned', 'running', 'finished']),
  status: draftStatus,
  /** E-mail address of who asked for it. */
  by: z.string(),
  isOwn: z.boolean(),
  createdAt: moment,
  counts: z.record(bulkStanding, z.int()),
  /** Rows that were looked at, or whose end is known, of those that are to be. */
  progress: z.object({ done: z.int(), of: z.int() }),
  /** A vendor takes no calls until then; it goes on by itself. */
  held: z.object({ until: moment, by: z.enum(['xero', 'hubspot']) }).nullable(),
  /** Why it ended before its time. */
  problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
};

/** GET /bulk/runs: the person's own runs, or, for whoever may approve every record, everybody's; the latest first. */
export const bulkRunsQuery = z.object({
  cursor: z
    .string()
    .max(100)
    .regex(/^\d{1,15}_.+$/, 'is no page')
    .optional(),
});
const bulkRunHead = z.object(runHead);
export type BulkRunHead = z.infer<typeof bulkRunHead>;
export const bulkRunList = z.object({ runs: z.array(bulkRunHead), next: z.string().nullable() });
export type BulkRunList = z.infer<typeof bulkRunList>;

/** GET /bulk/runs/:runId: how the run stands. With `rows=no` without rows and totals: nothing that holds amounts. */
export const bulkRunQuery = z.object({
  runId,
  rows: z.enum(['yes', 'no']).default('yes'),
  /** Rows of those standings alone; `results`: of all that was chosen. */
  group: z.enum(['ready', 'needs_you', 'cannot', 'results']).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,4}$/, 'is no page')
    .optional(),
});

export const bulkRun = bulkRunHead.extend({
  /** Of the run as it is shown; it travels with each decision. */
  version: z.int(),
  /** What this person may do now. */
  may: z.object({ start: z.boolean(), retry: z.boolean(), stop: z.boolean() }),
  whyNot: z.string().nullable(),
  /** Ids of the deals that are ready, to be chosen from, and of those that need a person, to be planned again. */
  ready: z.array(z.string()),
  needsYou: z.array(z.string()),
  /** Of what is ready, and of what stands in Xero, as far as the person may see it; currencies are never added together. */
  totals: z.array(z.object({ currency, ready: decimal, done: decimal })),
  rows: z.array(bulkRow),
  /** Where the next page of rows begins. */
  next: z.string().nullable(),
});
export type BulkRun = z.infer<typeof bulkRun>;

/** GET /bulk/runs/:runId/rows/:dealId: what would stand in Xero if the deal were billed now, read live. */
export const bulkPreviewQuery = z.object({ runId, dealId });
export const bulkPreview = z.object({
  draft: invoiceDraft,
  /** What is no longer as it was planned. */
  changes: z.array(z.string()),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

const version = z.int().nonnegative();

/** POST /bulk/runs/:runId/start: bills the chosen deals of those that are ready; answers a `BulkRun` without rows. */
export const bulkStartRequest = z.object({ runId, version, deals: z.array(dealId).min(1, 'names no deal').max(500) });

/** POST /bulk/runs/:runId/retry: bills again what has failed, and nothing else; answers a `BulkRun` without rows. */
export const bulkRetryRequest = z.object({ runId, version });

/** POST /bulk/runs/:runId/stop: what is not begun is not billed; answers a `BulkRun` without rows. */
export const bulkStopRequest = z.object({ runId });
