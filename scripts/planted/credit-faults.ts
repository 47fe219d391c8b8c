import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in what can be credited of an invoice, by whom, and in what may be billed again after it. */
export const creditFaults: Fault[] = [
  {
    fault: 'more is credited than is left of the invoice',
    file: 'src/invoicing/credits/offer-credit.ts',
    right: 'if (amount.gt(left))',
    wrong: 'if (amount.gt(left.plus(total)))',
    seenBy: unit('src/invoicing/credits/offer-credit.test.ts'),
  },
  {
    fault: 'a credit note that is not used yet leaves as much to be credited as before',
    file: 'src/invoicing/credits/rules/creditable.ts',
    right: 'sum(made.map(({ total }) => total))',
    wrong: 'sum(made.map(({ total, remainingCredit }) => total.minus(remainingCredit)))',
    seenBy: unit('src/invoicing/credits/rules/creditable.test.ts'),
  },
  {
    fault: 'whoever sees the amounts of a deal credits its invoices',
    file: 'src/invoicing/credits/credit-invoice.ts',
    right: "if (!atLeast(click.right, 'approve'))",
    wrong: "if (!atLeast(click.right, 'amounts'))",
    seenBy: integration('credit-doors.test.ts'),
  },
  {
    fault: 'what was changed in Xero since is credited unseen',
    file: 'src/invoicing/credits/credit-invoice.ts',
    right: 'version !== undefined && version !== versionOf(invoice)',
    wrong: 'version === undefined && version !== versionOf(invoice)',
    seenBy: integration('credit-doors.test.ts'),
  },
  {
    fault: 'an invoice that is credited but for its tax may be billed again',
    file: 'src/invoicing/rules/credited.ts',
    right: ' && grossOf(invoice).eq(invoice.total)',
    wrong: '',
    seenBy: unit('src/invoicing/rules/standings-of.test.ts'),
  },
  {
    fault: 'what is credited in full keeps its step for ever',
    file: 'src/invoicing/credits/release-credited.ts',
    right: "  if (maker?.state === 'done') await finish(deps, unit, { intent: maker, state: 'released' });\n",
    wrong: '',
    seenBy: integration('credit-again.test.ts'),
  },
  {
    fault: 'the tax of an invoice that is credited in full counts as billed',
    file: 'src/invoicing/rules/closing-tax.ts',
    right: ' : isCreditedInFull({ ...invoice, invoiceId });',
    wrong: ' : false;',
    seenBy: integration('credit-again.test.ts'),
  },
  {
    fault: 'the invoice is made again although its credit note is not set against it',
    file: 'extensions/deal-card/credit/use-credit.ts',
    right: 'if (answer.ok && isCredited(answer.value)) onCredited?.();',
    wrong: 'if (answer.ok) onCredited?.();',
    seenBy: { project: 'cards', file: 'test/cards/changes.test.tsx' },
  },
  {
    fault: 'a lost deal is told to be billed by what is credited in full',
    file: 'src/store/links-fates.ts',
    right: ' and ${isCreditedInFull(portalId)} is not true',
    wrong: '',
    seenBy: integration('credit-again.test.ts'),
  },
  {
    fault: 'a deal counts as billed in a merge by what is credited in full',
    file: 'src/store/crm-moves.ts',
    right: '      and ${isCreditedInFull(portalId)} is not true\n',
    wrong: '',
    seenBy: integration('merged-deals.test.ts'),
  },
  {
    fault: 'the database takes an invoice for credited in full whose net was not',
    file: 'src/store/credited-in-full.ts',
    right: 'sum(case when made.invoice_id is null then part.net else credit.sub_total end)',
    wrong: 'sum(case when made.invoice_id is null then part.amount else credit.total end) - invoice.total_tax',
    seenBy: integration('credited-in-full.test.ts'),
  },
];
