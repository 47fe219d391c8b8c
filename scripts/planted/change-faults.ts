import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/invoicing/changes/rules/${file}` }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in what is said, and done, when a deal changes after it was invoiced, or its invoice in Xero. */
export const changeFaults: Fault[] = [
  {
    fault: 'lines are compared in their order although their ids are known',
    file: 'src/invoicing/changes/rules/deal-difference.ts',
    right: 'const isById = sent.every(({ lineId }) => lineId !== null);',
    wrong: 'const isById = sent.length === 0;',
    seenBy: unit('deal-difference.test.ts'),
  },
  {
    fault: 'another discount is no change',
    file: 'src/invoicing/changes/rules/deal-difference.ts',
    right: '  isSame(a.discountRate, b.discountRate) &&\n',
    wrong: '',
    seenBy: unit('deal-difference.test.ts'),
  },
  {
    fault: 'a discount that the deal no longer gives stays on its line in Xero',
    file: 'src/invoicing/changes/rules/line-ids.ts',
    right: '(some(kept.discountRate) && line.discountRate === null) ||',
    wrong: '',
    seenBy: { project: 'contract', file: 'test/contract/xero-update.test.ts' },
  },
  {
    fault: 'a line of Xero’s is used for two lines of the deal',
    file: 'src/invoicing/changes/rules/line-ids.ts',
    right: 'left.get(key)?.delete(at) !== true',
    wrong: 'left.get(key)?.has(at) !== true',
    seenBy: unit('line-ids.test.ts'),
  },
  {
    fault: 'an invoice of the last closed day is voided',
    file: 'src/invoicing/changes/rules/offers.ts',
    right: 'invoice.date <= lockedTo',
    wrong: 'invoice.date < lockedTo',
    seenBy: unit('offers.test.ts'),
  },
  {
    fault: 'what was credited in part is voided',
    file: 'src/invoicing/changes/rules/offers.ts',
    right: ' || !invoice.amountCredited.eq(zero)',
    wrong: '',
    seenBy: unit('offers.test.ts'),
  },
  {
    fault: 'what an unbilled step takes asks for somebody',
    file: 'src/invoicing/changes/changes-of.ts',
    right: 'return !isTaken && !isSettled && ',
    wrong: 'return !isSettled && ',
    seenBy: { project: 'unit', file: 'src/invoicing/changes/changes-of.test.ts' },
  },
  {
    fault: 'what was credited since is asked for again',
    file: 'src/invoicing/changes/changes-of.ts',
    right: '(isTaken ? lines.amount : open)',
    wrong: 'lines.amount',
    seenBy: { project: 'unit', file: 'src/invoicing/changes/changes-of.test.ts' },
  },
  {
    fault: 'what somebody edited in Xero is overwritten unseen',
    file: 'src/invoicing/revise-invoice.ts',
    right: 'version === undefined || version === versionOf(now)',
    wrong: 'version === undefined || version !== versionOf(now)',
    seenBy: integration('changes.test.ts'),
  },
  {
    fault: 'an edit that is what the deal says by now counts as one that is overwritten',
    file: 'src/invoicing/changes/rules/xero-edits.ts',
    right: 'return edits && !isSettled ?',
    wrong: 'return edits && (isSettled || !isSettled) ?',
    seenBy: unit('xero-edits.test.ts'),
  },
  {
    fault: 'another step is billed while an invoice of the deal is being updated',
    file: 'src/invoicing/create-invoice.ts',
    right: 'if (standings.isRevised) return err(BEING_REVISED);',
    wrong: '',
    seenBy: integration('changes.test.ts'),
  },
  {
    fault: 'an invoice is updated with the next step of its deal',
    file: 'src/invoicing/changes/draft-update.ts',
    right: 'status: statusOf(invoice), stepId }',
    wrong: 'status: statusOf(invoice) }',
    seenBy: integration('changes.test.ts'),
  },
  {
    fault: 'what was approved meanwhile is sent as a draft',
    file: 'src/invoicing/revise-invoice.ts',
    right: 'if (status === draft.status) return null;',
    wrong: 'if (draft.status !== null) return null;',
    seenBy: integration('changes.test.ts'),
  },
  {
    fault: 'a draft that is updated counts as asked for',
    file: 'src/invoicing/rules/deeds.ts',
    right: "['create_invoice', 'revise_invoice']",
    wrong: "['create_invoice']",
    seenBy: integration('outbox-updates.test.ts'),
  },
];
