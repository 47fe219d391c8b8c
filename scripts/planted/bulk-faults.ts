import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/bulk/rules/${file}` }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in planning and billing many deals together. */
export const bulkFaults: Fault[] = [
  {
    fault: 'a deal whose total has changed since it was planned is billed all the same',
    file: 'src/bulk/rules/planned.ts',
    right: 'then.currency === now.currency && then.total === now.total',
    wrong: 'then.currency === now.currency',
    seenBy: unit('planned.test.ts'),
  },
  {
    fault: 'another contact of the customer’s is billed than was planned',
    file: 'src/bulk/rules/planned.ts',
    right: 'planned.contactId === now.contactId && ',
    wrong: '',
    seenBy: unit('planned.test.ts'),
  },
  {
    fault: 'what is being found out is tried again',
    file: 'src/bulk/rules/standing.ts',
    right: "  unclear: 'checking',",
    wrong: "  unclear: 'failed',",
    seenBy: unit('standing.test.ts'),
  },
  {
    fault: 'a vendor that is away is waited for without end',
    file: 'src/bulk/rules/goes-on.ts',
    right: '!isBusy && now.getTime()',
    wrong: 'isBusy && now.getTime()',
    seenBy: unit('goes-on.test.ts'),
  },
  {
    fault: 'a row has no request of its own: the second deal of a run is answered with the first one’s invoice',
    file: 'functions/jobs/bulk/bill-row.ts',
    right: '`${runId}:${dealId}:${attempt}`',
    wrong: '`${runId}:${attempt}`',
    seenBy: integration('bulk-runs.test.ts'),
  },
  {
    fault: 'the right is not asked again when a row is billed',
    file: 'functions/jobs/bulk/bill-row.ts',
    right: 'if (!billable.ok) return meaning(billable.error);',
    wrong: "if (!billable.ok) return { do: 'hold', by: 'xero', seconds: 1, isBusy: true };",
    seenBy: integration('bulk-runs.test.ts'),
  },
  {
    fault: 'amounts of deals that the person may not see are added up',
    file: 'functions/present/present-bulk.ts',
    right: 'totals: totalsOf(rows.filter(sees)),',
    wrong: 'totals: totalsOf(rows),',
    seenBy: integration('bulk-plans.test.ts'),
  },
  {
    fault: 'the calls that are kept for people are used up',
    file: 'functions/jobs/bulk/run-bulk-job.ts',
    right: 'if (until !== undefined && until > now) {',
    wrong: 'if (until !== undefined && until > now && seconds < 0) {',
    seenBy: integration('bulk-runs.test.ts'),
  },
  {
    fault: 'another step is billed than was planned',
    file: 'src/bulk/rules/planned.ts',
    right: 'planned.stepId !== now.stepId',
    wrong: 'planned.stepId === undefined',
    seenBy: unit('planned.test.ts'),
  },
  {
    fault: 'a deal whose next step is for later is planned all the same',
    file: 'src/bulk/rules/next-bill.ts',
    right: 'if (step) return',
    wrong: 'if (step && before === undefined) return',
    seenBy: unit('next-bill.test.ts'),
  },
];
