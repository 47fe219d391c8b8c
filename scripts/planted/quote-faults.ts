import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file }) as const;
const rules = 'src/invoicing/quotes/rules';
const rule = (name: string) => ({ file: `${rules}/${name}.ts`, seenBy: unit(`${rules}/${name}.test.ts`) });
const steps = { project: 'integration', file: 'test/integration/quotes-steps.test.ts' } as const;
const invoiced = { project: 'integration', file: 'test/integration/quotes-invoiced.test.ts' } as const;

/** Faults in what becomes of a quote when its deal is billed, and in what its invoice comes to. */
export const quoteFaults: Fault[] = [
  {
    fault: 'a deposit invoices the quote',
    ...rule('billed-quotes'),
    right: 'if (step?.left.gt(zero)) return [];',
    wrong: 'if (step === undefined) return [];',
  },
  {
    fault: 'a last invoice of the deal’s own lines leaves the quote of the deposit as it is',
    ...rule('billed-quotes'),
    right: '[...(quote ? [quote.quoteId] : []), ...quotesBilledBy(entries)]',
    wrong: '[...(quote ? [quote.quoteId] : [])]',
  },
  {
    fault: 'a quote is invoiced while the deposit may still be refused',
    file: 'src/invoicing/outbox/release-waiting.ts',
    right: 'isOfQuote ? await anotherUnderWay(unit, intent) : null',
    wrong: 'null',
    seenBy: steps,
  },
  {
    fault: 'an invoice that is refused tells of its quote as well',
    file: 'src/invoicing/outbox/put-back.ts',
    right: "['email_invoice', 'move_quote', 'allocate_credit']",
    wrong: "['email_invoice', 'allocate_credit']",
    seenBy: invoiced,
  },
  {
    fault: 'a quote that is sent is invoiced before it is accepted',
    ...rule('quote-moves'),
    right: "if (status === 'SENT') return ['ACCEPTED', 'INVOICED'];",
    wrong: "if (status === 'SENT') return ['INVOICED'];",
  },
  {
    fault: 'a quote that was declined is taken for sent',
    ...rule('quote-moves'),
    right: "SENT: ['SENT', 'ACCEPTED', 'INVOICED'],",
    wrong: "SENT: ['SENT', 'ACCEPTED', 'INVOICED', 'DECLINED'],",
  },
  {
    fault: 'moving a quote clears what somebody wrote on it in Xero',
    file: 'functions/cards/look-at-quote.ts',
    right: '({ quotes }) => quotes.mirror(tenantId, quote, readAt)',
    wrong: '({ quotes }) => quotes.readUntil(tenantId)',
    seenBy: steps,
  },
  {
    fault: 'an invoice that comes to something else than its quote says nothing of it',
    file: `${rules}/quote-checks.ts`,
    right: 'linked.currency === currency && quoted.eq(billed)',
    wrong: 'linked.currency === currency',
    seenBy: unit(`${rules}/quoted-is-invoiced.test.ts`),
  },
  {
    fault: 'a quote that could be invoiced now is told to be for later',
    ...rule('quote-billing'),
    right: 'if (!plan || plan.next)',
    wrong: 'if (!plan)',
  },
  {
    fault: 'an invoice of a quote is run again with the lines of the deal',
    file: 'functions/jobs/issues/choices-of.ts',
    right: "...(quoteId !== undefined && { quoteId, quoteEnded: 'bill' as const }),",
    wrong: '',
    seenBy: steps,
  },
  {
    fault: 'a draft of a quote is put right with the lines of the deal',
    file: 'src/invoicing/changes/draft-update.ts',
    right: '...quoteOf(maker),',
    wrong: '',
    seenBy: steps,
  },
  {
    fault: 'the deal of a quote is told to have changed since its invoice',
    file: 'src/invoicing/changes/changes-of.ts',
    right: 'if (maker.preview?.quoteId !== undefined) return null;',
    wrong: '',
    seenBy: unit('src/invoicing/changes/changes-of.test.ts'),
  },
  {
    fault: 'a step of the deal’s own lines says nothing of the quote that the deposit was of',
    ...rule('mixed-steps'),
    right: 'if (!step) return [];',
    wrong: 'if (step) return [];',
  },
];
