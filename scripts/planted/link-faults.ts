import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const integration = (file: string) => ({ project: 'integration', file: `test/integration/${file}` }) as const;

/** Faults in which invoice bills which deal by a person's word, and in what is told of deals that were billed. */
export const linkFaults: Fault[] = [
  {
    fault: 'an invoice that bills a deal is linked to a second one without being moved',
    file: 'src/invoicing/links/link-invoice.ts',
    right: 'if (link && rightThere && linking.moveFrom !== link.dealId)',
    wrong: 'if (link && !rightThere)',
    seenBy: integration('links.test.ts'),
  },
  {
    fault: 'an invoice is moved from a deal that the person may not bill',
    file: 'src/invoicing/links/rules/why-not.ts',
    right: "if (link.isDealGone || atLeast(rightThere, 'invoice')) return null;",
    wrong: 'if (link.isDealGone || link.step) return null;',
    seenBy: unit('src/invoicing/links/rules/why-not.test.ts'),
  },
  {
    fault: 'what Tieout made is taken off its deal while it stands',
    file: 'src/invoicing/links/link-invoice.ts',
    right: "if (found.link.origin === 'made')",
    wrong: "if (found.link.origin !== 'made' && found.link.isDealGone)",
    seenBy: integration('links.test.ts'),
  },
  {
    fault: 'more than the deal comes to is billed unasked',
    file: 'src/invoicing/links/link-invoice.ts',
    right: 'if (over.gt(0) && !linking.confirmOver)',
    wrong: 'if (over.lt(0) && !linking.confirmOver)',
    seenBy: integration('links.test.ts'),
  },
  {
    fault: 'a step that is billed is billed by a linked invoice as well',
    file: 'src/invoicing/links/rules/step-for.ts',
    right: "steps.filter(({ state }) => state !== 'billed' && state !== 'sending')",
    wrong: "steps.filter(({ state }) => state !== 'sending')",
    seenBy: unit('src/invoicing/links/rules/step-for.test.ts'),
  },
  {
    fault: 'what Tieout is making itself is warned of as made elsewhere',
    file: 'src/store/links-rows.ts',
    right: 'and maker.intent_id = ${markIn(sql`invoice.url`)})',
    wrong: 'and maker.intent_id is null)',
    seenBy: integration('elsewhere.test.ts'),
  },
  {
    fault: 'a deal that was moved out of won is not told of',
    file: 'src/invoicing/links/tell-fates.ts',
    right: 'deals.filter(({ before }) => before?.isWon)',
    wrong: 'deals.filter(({ after }) => after?.isWon)',
    seenBy: integration('deal-fates.test.ts'),
  },
  {
    fault: 'with the invoice voided, what was told of its deal stays',
    file: 'functions/runtime/subscriptions.ts',
    right: 'if (isGone(invoice)) await tellFates(',
    wrong: 'if (!isGone(invoice)) await tellFates(',
    seenBy: integration('deal-fates.test.ts'),
  },
];
