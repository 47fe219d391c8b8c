import * as z from 'zod';
import { moment } from './values.ts';

/** What can have gone wrong, as `src/issues` has it. */
export const issueKind = z.enum([
  'pull_failed',
  'row_unreadable',
  'reconnect_needed',
  'write_failed',
  'write_unclear',
  'preview_differs',
  'written_twice',
  'mirror_differs',
  'balance_differs',
  'write_back_failed',
  'mapping_needs_look',
  'deal_gone_billed',
  'deal_reopened_billed',
]);
export type IssueKind = z.infer<typeof issueKind>;

/** GET /pages/issues. */
export const issuesQuery = z.object({
  state: z.enum(['open', 'closed']).default('open'),
  kind: issueKind.optional(),
  order: z.enum(['newest', 'most_seen']).default('newest'),
  /** The issues of one click on *Run again*, open and closed: `state` is then passed over. */
  run: z.uuid('is not the id of a run').optional(),
  cursor: z
    .string()
    .max(100)
    .regex(/^\d{1,9}_\d{1,15}_.+$/, 'is no page')
    .optional(),
});

/** One thing that did not go through. */
export const issueView = z.object({
  issueId: z.string(),
  kind: issueKind,
  /** The kind in a few words. */
  title: z.string(),
  /** Which way it was going. */
  direction: z.enum(['hubspot_to_xero', 'xero_to_hubspot', 'reading']),
  /** The record or document that it is about, and the organisation. */
  about: z.object({
    /** `name` is null where the mirror does not have the record. */
    record: z.object({ objectTypeId: z.string(), objectId: z.string(), name: z.string().nullable() }).nullable(),
    document: z.object({ number: z.string().nullable(), xeroUrl: z.string().nullable() }).nullable(),
    organisation: z.string().nullable(),
  }),
  message: z.string(),
  vendorWords: z.array(z.string()),
  fix: z.string(),
  timesSeen: z.number().int().positive(),
  openedAt: moment,
  lastSeenAt: moment,
  closedAt: moment.nullable(),
  dismissed: z.object({ by: z.string(), reason: z.string() }).nullable(),
  /** The last run again; `done` has closed the issue. */
  run: z
    .object({
      runId: z.string(),
      state: z.enum(['asked', 'waiting', 'done', 'failed']),
      words: z.string().nullable(),
      by: z.string(),
      at: moment,
    })
    .nullable(),
  /** What this person may do with it now. */
  actions: z.array(z.enum(['run', 'dismiss', 'settings'])),
});
export type IssueView = z.infer<typeof issueView>;

export const issueList = z.object({
  issues: z.array(issueView),
  /** How many there are of each kind, whichever kind is asked for. */
  counts: z.array(
    z.object({ kind: issueKind, title: z.string(), count: z.number().int().positive(), mayRun: z.boolean() }),
  ),
  next: z.string().nullable(),
  /** Whether the person sees every issue of the portal, or those of own records alone. */
  sees: z.enum(['all', 'own']),
});
export type IssueList = z.infer<typeof issueList>;

/** POST /pages/issues/run-again: some issues, or all of a kind that are open. */
export const runAgainRequest = z.union([
  z.strictObject({ runId: z.uuid('is not the id of a run'), ids: z.array(z.string().min(1).max(60)).min(1).max(100) }),
  z.strictObject({ runId: z.uuid('is not the id of a run'), kind: issueKind }),
]);

/** How many are run again; `left` of the kind are not, since one click runs 500 at most. */
export const runAgainAnswer = z.object({ runId: z.string(), asked: z.number().int(), left: z.number().int() });
export type RunAgainAnswer = z.infer<typeof runAgainAnswer>;

/** POST /pages/issues/dismiss: puts an issue aside; answers how it stands then. */
export const dismissRequest = z.object({
  id: z.string().min(1).max(60),
  reason: z.string().trim().min(3, 'says too little').max(500),
});
