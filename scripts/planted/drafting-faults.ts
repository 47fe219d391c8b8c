import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/invoicing/rules/${file}` }) as const;

/** Faults in what an invoice comes to, when it is due, and the bytes that say so. */
export const draftingFaults: Fault[] = [
  {
    fault: 'tax is rounded on the total, not on each line',
    file: 'src/invoicing/rules/line-amounts.ts',
    right: 'return toCents(lineAmount.times(taxRate).div(hundred));',
    wrong: 'return lineAmount.times(taxRate).div(hundred);',
    seenBy: unit('totals.test.ts'),
  },
  {
    fault: 'half a cent is rounded to the even one',
    file: 'src/invoicing/rules/line-amounts.ts',
    right: 'amount.round(2, Big.roundHalfUp)',
    wrong: 'amount.round(2, Big.roundHalfEven)',
    seenBy: unit('totals.test.ts'),
  },
  {
    fault: 'a discount is rounded before it is taken off',
    file: 'src/invoicing/rules/line-amounts.ts',
    right: 'return toCents(gross.minus(discountOf(gross, line)));',
    wrong: 'return toCents(gross).minus(toCents(discountOf(gross, line)));',
    seenBy: unit('totals.test.ts'),
  },
  {
    fault: 'a discount is taken off after tax',
    file: 'src/invoicing/rules/totals.ts',
    right: 'lineTaxOf({ lineAmount, taxRate',
    wrong: 'lineTaxOf({ lineAmount: line.quantity.times(line.unitAmount), taxRate',
    seenBy: unit('totals.test.ts'),
  },
  {
    fault: 'tax that is inside the amounts is added to them',
    file: 'src/invoicing/rules/totals.ts',
    right: "lineAmountTypes === 'Inclusive' ? amounts.minus(totalTax) : amounts",
    wrong: 'amounts',
    seenBy: unit('totals.test.ts'),
  },
  {
    fault: 'the end of the month is its thirtieth',
    file: 'src/invoicing/rules/due-date.ts',
    right: 'dayOf(date.toPlainYearMonth(), 31).add',
    wrong: 'dayOf(date.toPlainYearMonth(), 30).add',
    seenBy: unit('due-date.test.ts'),
  },
  {
    fault: 'a date on which the books are locked is taken',
    file: 'src/invoicing/rules/invoice-dates.ts',
    right: 'lock !== null && date <= lock',
    wrong: 'lock !== null && date < lock',
    seenBy: unit('invoice-dates.test.ts'),
  },
  {
    fault: 'what recurs is billed as a lump, and nobody is asked',
    file: 'src/invoicing/rules/billed-lines.ts',
    right: 'choices.recurring === undefined ? recurringGap(deal.lines) : []',
    wrong: '[]',
    seenBy: unit('billed-lines.test.ts'),
  },
  {
    fault: 'a price that nobody typed is nought',
    file: 'src/vendors/hubspot/live-line.ts',
    right: 'unitPrice: p.price,',
    wrong: 'unitPrice: p.price ?? zero,',
    seenBy: { project: 'contract', file: 'test/contract/hubspot-deal.test.ts' },
  },
  {
    fault: 'a line without a price or a quantity is billed as nothing, and nobody is asked',
    file: 'src/invoicing/rules/billed-lines.ts',
    right: '...untypedGaps(deal.lines), ',
    wrong: '',
    seenBy: unit('billed-lines.test.ts'),
  },
  {
    fault: 'too many calls at once are waited for as long as too many in a minute',
    file: 'src/vendors/xero/failures.ts',
    right: 'concurrent: 2,',
    wrong: 'concurrent: 60,',
    seenBy: { project: 'integration', file: 'test/integration/bad-days-xero.test.ts' },
  },
  {
    fault: 'a contact that merely has the name is billed',
    file: 'src/invoicing/rules/choose-customer.ts',
    right: 'const known = contacts.filter(({ archived }) => !archived);',
    wrong: 'const known = [...contacts, ...namesakes].filter(({ archived }) => !archived);',
    seenBy: unit('choose-customer.test.ts'),
  },
  {
    fault: 'numbers of a request pass through floats',
    file: 'src/invoicing/rules/json-text.ts',
    right: 'return value.toFixed();',
    wrong: 'return String(value.toNumber());',
    seenBy: unit('json-text.test.ts'),
  },
];
