import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

const planOf = { file: 'src/schedules/rules/plan-of.ts', seenBy: unit('src/schedules/rules/plan-of.test.ts') };
const shareLines = {
  file: 'src/schedules/rules/share-lines.ts',
  seenBy: unit('src/schedules/rules/share-lines.test.ts'),
};
const deciding = { file: 'src/invoicing/create-invoice.ts', seenBy: integration('billing-decides.test.ts') };
const colliding = integration('invoicing-steps-collisions.test.ts');
const merging = { file: 'src/store/crm-moves.ts', seenBy: integration('merged-deals.test.ts') };

/** Faults in what the steps of a deal come to, and in what of them is billed. */
export const scheduleFaults: Fault[] = [
  {
    fault: 'the last step takes its share, and what rounding leaves is billed by none',
    ...planOf,
    right: 'index === open.length - 1 ? rest : wantedBy',
    wrong: 'index === open.length ? rest : wantedBy',
  },
  {
    fault: 'a step bills its share however little is left',
    ...planOf,
    right: 'wanted.gt(rest) ? rest : wanted;',
    wrong: 'wanted;',
  },
  {
    fault: 'a step is billed on the day after its date',
    ...planOf,
    right: 'step.when.date > today',
    wrong: 'step.when.date >= today',
  },
  {
    fault: 'a step does not wait until the one before is paid',
    ...planOf,
    right: '!isSettled(before, standings)',
    wrong: '!before.isLocked',
  },
  {
    fault: 'what was billed before does not count for what is left of a line',
    ...shareLines,
    right: 'lines.map(({ whole, billed }) => whole.minus(billed))',
    wrong: 'lines.map(({ whole }) => whole)',
  },
  {
    fault: 'the cents that rounding leaves go to no line',
    ...shareLines,
    right: 'raised.has(index) ? part.plus(1) : part',
    wrong: 'raised.has(index) ? part : part',
  },
  {
    fault: 'a deal is billed by a draft from before its steps changed',
    ...deciding,
    right: 'standings.stamp !== draft.stamp',
    wrong: 'standings.stamp === undefined',
  },
  {
    fault: 'two decide about one deal at the same time',
    ...deciding,
    right: "  if (!(await unit.schedules.lock(click.dealId))) return ok({ outcome: 'overtaken' });\n",
    wrong: '',
  },
  {
    fault: 'what stands for a deal may come to another amount unnoticed',
    file: 'src/invoicing/rules/stamp.ts',
    right: '`${stepId}=${billed.toFixed()}`',
    wrong: 'stepId',
    seenBy: unit('src/invoicing/rules/step-of-draft.test.ts'),
  },
  {
    fault: 'a step of which the others leave nothing is put right with the whole deal',
    file: 'src/invoicing/rules/step-of-draft.ts',
    right: 'return revisionGaps(anew);',
    wrong: 'return [];',
    seenBy: unit('src/invoicing/rules/step-of-draft.test.ts'),
  },
  {
    fault: 'what bills a deal in another currency is left unsaid',
    file: 'src/invoicing/rules/other-currency.ts',
    right: 'invoice.currency !== currency',
    wrong: 'invoice.currency === undefined',
    seenBy: unit('src/bulk/rules/next-bill.test.ts'),
  },
  {
    fault: 'a deal is billed that was merged since its draft',
    file: 'src/store/schedule-rows.ts',
    right: 'return rows.length === 0;',
    wrong: 'return rows.length >= 0;',
    seenBy: integration('merged-meanwhile.test.ts'),
  },
  {
    fault: 'an invoice that arrives while its deal is merged stays with the old deal',
    ...merging,
    seenBy: integration('merged-meanwhile.test.ts'),
    right: 'order by intent_id for update`',
    wrong: 'order by intent_id`',
  },
  {
    fault: 'two invoices of a deal are updated at the same time, each by what the other came to before',
    file: 'src/invoicing/revise-invoice.ts',
    right: 'if (others.isRevised) return',
    wrong: 'if (others.isRevised === undefined) return',
    seenBy: colliding,
  },
  {
    fault: 'an invoice is updated by a draft from before another step was billed',
    file: 'src/invoicing/revise-invoice.ts',
    right: 'others.stamp !== draft.stamp',
    wrong: 'others.stamp === undefined',
    seenBy: colliding,
  },
  {
    fault: 'a deal that is merged leaves its steps behind',
    ...merging,
    right: 'update billing_schedules set deal_id = ${into}',
    wrong: 'update billing_schedules set deal_id = ${id}',
  },
];
