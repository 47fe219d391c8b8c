import type { Fault } from './fault.ts';

const cards = (file: string) => ({ project: 'cards', file: `test/cards/${file}` }) as const;
const unit = (file: string) => ({ project: 'unit', file }) as const;

/** Faults in how the steps of a deal are shown, edited and set up. */
export const stepsCardFaults: Fault[] = [
  {
    fault: 'what was answered for one step is kept for another',
    file: 'extensions/deal-card/create/creation-stage.ts',
    right: 'one.stepId === other.stepId && one.quoteId',
    wrong: 'one.quoteId',
    seenBy: cards('billing-bar.test.tsx'),
  },
  {
    fault: 'what was said of one invoice goes with the next',
    file: 'extensions/deal-card/create/creation-stage.ts',
    right: 'choices: { stepId, quoteId }, saying: NOTHING_SAID }',
    wrong: 'choices: { stepId, quoteId }, saying }',
    seenBy: cards('create-status.test.tsx'),
  },
  {
    fault: 'an answer that cannot be taken is asked again for ever',
    file: 'extensions/deal-card/create/creation-stage.ts',
    right: 'return { choices, stage: isTyped',
    wrong: 'return { stage: isTyped',
    seenBy: cards('draft-questions.test.tsx'),
  },
  {
    fault: 'an older look takes the place of a newer one',
    file: 'extensions/shared/service/use-answer.ts',
    right: 'number < order.current.shown || ',
    wrong: '',
    seenBy: cards('deal-invoices.test.tsx'),
  },
  {
    fault: 'an invoice that was returned is to be approved next',
    file: 'functions/present/present-billing.ts',
    right: "actions.includes('approve') && approval?.state !== 'returned'",
    wrong: "actions.includes('approve')",
    seenBy: { project: 'integration', file: 'test/integration/approvals.test.ts' },
  },
  {
    fault: 'steps that do not come to the whole can be saved',
    file: 'extensions/deal-card/billing/editor/use-schedule.ts',
    right: ' && (tried.answer?.problems ?? []).length === 0',
    wrong: '',
    seenBy: cards('billing-schedule.test.tsx'),
  },
  {
    fault: 'the steps are saved over whatever is there now',
    file: 'extensions/deal-card/billing/editor/use-schedule.ts',
    right: 'version: edits.version, steps: inputs',
    wrong: 'version: billing.version, steps: inputs',
    seenBy: cards('billing-schedule.test.tsx'),
  },
  {
    fault: 'a part that is nearly the whole looks like it',
    file: 'extensions/shared/format/amounts.ts',
    right: '(one * 100n) / all',
    wrong: '(one * 100n + all / 2n) / all',
    seenBy: unit('extensions/shared/format/amounts.test.ts'),
  },
  {
    fault: 'a deal is offered the templates of other pipelines',
    file: 'src/billing-settings/rules/template-steps.ts',
    right: 'pipelineId === null || pipelineId === pipeline',
    wrong: 'pipelineId === null || pipelineId !== pipeline',
    seenBy: unit('src/billing-settings/rules/template-steps.test.ts'),
  },
  {
    fault: 'the steps of a template need not come to the whole',
    file: 'src/billing-settings/rules/template-gaps.ts',
    right: '        ...stepGaps(where, template),\n',
    wrong: '',
    seenBy: unit('src/billing-settings/rules/template-gaps.test.ts'),
  },
];
