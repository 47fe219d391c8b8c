import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/approvals/rules/${file}` }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in who may take an invoice how far, and in what becomes of one that waits for approval. */
export const approvalFaults: Fault[] = [
  {
    fault: 'a rule up to an amount takes in what is above it',
    file: 'src/approvals/rules/may-of.ts',
    right: 'total.lte(decimal(upTo.amount))',
    wrong: 'total.gt(0)',
    seenBy: unit('may-of.test.ts'),
  },
  {
    fault: 'an amount in another currency is compared as if it were the same',
    file: 'src/approvals/rules/may-of.ts',
    right: 'upTo.currency === currency && ',
    wrong: '',
    seenBy: unit('may-of.test.ts'),
  },
  {
    fault: 'a rule for another pipeline counts',
    file: 'src/approvals/rules/may-of.ts',
    right: 'rule.pipelineId === null || rule.pipelineId === pipelineId',
    wrong: 'rule.pipelineId !== undefined || pipelineId === null',
    seenBy: unit('may-of.test.ts'),
  },
  {
    fault: 'an old reason is given for what somebody has returned in Xero',
    file: 'src/approvals/rules/stands.ts',
    right: 'newest.at >= before.askedAt && ',
    wrong: '',
    seenBy: unit('stands.test.ts'),
  },
  {
    fault: 'with the right to invoice a person returns what waits',
    file: 'src/invoicing/rules/invoice-moves.ts',
    right: 'mode !== null && ',
    wrong: "(mode === null || may !== 'draft') && ",
    seenBy: { project: 'unit', file: 'src/invoicing/rules/invoice-moves.test.ts' },
  },
  {
    fault: 'what is made beyond the policy is made',
    file: 'src/invoicing/rules/status-mode.ts',
    right: 'covers(may, modeOf(making)) && ',
    wrong: '',
    seenBy: integration('approvals.test.ts'),
  },
  {
    fault: 'the check of the approval passes whatever the policy says',
    file: 'src/invoicing/rules/permission.ts',
    right: 'if (!covers(may, wanted))',
    wrong: 'if (wanted === null)',
    seenBy: { project: 'unit', file: 'src/invoicing/rules/permission.test.ts' },
  },
  {
    fault: 'a limit is told that would not have been reached',
    file: 'src/approvals/rules/may-of.ts',
    right: 'at < 0 ? theirs : theirs.slice(0, at)',
    wrong: 'theirs',
    seenBy: { project: 'unit', file: 'src/invoicing/rules/permission.test.ts' },
  },
  {
    fault: 'an invoice is approved although it was changed since it was shown',
    file: 'src/invoicing/act-on-invoice.ts',
    right: 'if (click.version !== undefined && click.version !== versionOf(invoice)) return err(CHANGED);',
    wrong: '',
    seenBy: integration('approvals-meanwhile.test.ts'),
  },
  {
    fault: 'a second decision is made about what was decided',
    file: 'functions/pages/decide-approval.ts',
    right: "if (before.value === null && approval.state !== 'waiting') return err(decided(approval));",
    wrong: '',
    seenBy: integration('approvals-meanwhile.test.ts'),
  },
  {
    fault: 'a revision counts as done because the invoice is submitted, whoever did that',
    file: 'src/invoicing/outbox/look-for-intent.ts',
    right: "kind === 'revise_invoice' ? revisionOf(invoice.url) === intent.intentId",
    wrong: "kind === 'revise_invoice' ? invoice.status === 'SUBMITTED'",
    seenBy: integration('outbox-approvals.test.ts'),
  },
  {
    fault: 'the mail goes although the approval was refused',
    file: 'src/invoicing/outbox/put-back.ts',
    right: 'await unit.outbox.save({ ...refused, ...given });',
    wrong: 'await unit.outbox.save({ ...waiting, waitsFor: null });',
    seenBy: integration('outbox-approvals.test.ts'),
  },
  {
    fault: 'what was approved in Xero waits for approval on',
    file: 'src/invoicing/outbox/settle-intent.ts',
    right: 'return tellApproval(deps, unit, { tenantId: intent.tenantId, invoiceId: written.invoice.id });',
    wrong: 'return;',
    seenBy: integration('outbox-approvals.test.ts'),
  },
];
