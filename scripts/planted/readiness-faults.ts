import type { Fault } from './fault.ts';

const rule = (file: string) => `src/invoicing/rules/${file}`;
const unit = (file: string) => ({ project: 'unit', file: rule(file) }) as const;

/** Faults in what is checked before a deal is billed, and in what decides its lines. */
export const readinessFaults: Fault[] = [
  {
    fault: 'a rule comes before what the person chose for all lines',
    file: rule('account-and-tax.ts'),
    right: '    [chosen?.accountCode ?? choices.accountCode, AS_CHOSEN],\n    [rule?.value, rule?.rule ??',
    wrong: '    [rule?.value, rule?.rule ??',
    seenBy: unit('account-and-tax.test.ts'),
  },
  {
    fault: 'the account that was set comes before the item’s',
    file: rule('account-and-tax.ts'),
    right: '    [item?.accountCode, ofItem(item)],\n    [defaults.accountCode, AS_SET],',
    wrong: '    [defaults.accountCode, AS_SET],\n    [item?.accountCode, ofItem(item)],',
    seenBy: unit('account-and-tax.test.ts'),
  },
  {
    fault: 'a place that leaves the tax open is answered by the account',
    file: rule('account-and-tax.ts'),
    right: '  if (!said && place) {',
    wrong: "  if (!said && place?.state === 'decided') {",
    seenBy: unit('account-and-tax.test.ts'),
  },
  {
    fault: 'the tax of one line alone makes the totals known',
    file: rule('price-lines.ts'),
    right: 'decisions.every(({ tax }) => tax !== null)',
    wrong: 'decisions.some(({ tax }) => tax !== null)',
    seenBy: unit('decide-lines.test.ts'),
  },
  {
    fault: 'a tracking option that is archived is left out without a word',
    file: rule('line-tracking.ts'),
    right: "category?.status === 'ACTIVE' && option?.status === 'ACTIVE'",
    wrong: "category?.status === 'ACTIVE' && option !== undefined",
    seenBy: unit('checks.test.ts'),
  },
  {
    fault: 'an item that is gone after it was linked is not told of',
    file: rule('line-item.ts'),
    right: 'const link = links.find((one) => one.productId === productId);\n  if (!link) return null;',
    wrong: 'const link = links.find((one) => one.productId === productId);\n  if (!link || items) return null;',
    seenBy: unit('line-item.test.ts'),
  },
  {
    fault: 'a warning counts as something that is missing',
    file: rule('readiness.ts'),
    right: "({ state }) => state === 'missing'",
    wrong: "({ state }) => state !== 'passed'",
    seenBy: unit('readiness.test.ts'),
  },
  {
    fault: 'terms with an early-payment discount are taken for the days alone',
    file: rule('parse-terms.ts'),
    right: 'new RegExp(`^(?:${text})$`)',
    wrong: 'new RegExp(`(?:${text})$`)',
    seenBy: unit('parse-terms.test.ts'),
  },
  {
    fault: 'the terms of the organisation come before those of the company in the CRM',
    file: rule('invoice-dates.ts'),
    right: 'crmTerms === null ? null : parseTerms(crmTerms)',
    wrong: 'crmTerms === null || salesTerms ? null : parseTerms(crmTerms)',
    seenBy: unit('invoice-dates.test.ts'),
  },
  {
    fault: 'an exchange rate is taken for the currency of the books',
    file: rule('currency-checks.ts'),
    right: 'if (currency === baseCurrency)',
    wrong: 'if (currency === given)',
    seenBy: unit('checks.test.ts'),
  },
  {
    fault: 'the cents that rounding each line makes are said to be tax',
    file: rule('comparison.ts'),
    right: '[{ amount: onTheWhole,',
    wrong: '[{ amount: totalTax,',
    seenBy: unit('comparison.test.ts'),
  },
];
