import type { Fault } from './fault.ts';

const unit = (file: string) => ({ project: 'unit', file: `src/invoicing/rules/tax/${file}` }) as const;

/** Faults in the tax that follows from where the customer is. */
export const taxFaults: Fault[] = [
  {
    fault: 'a private person with a VAT number owes the tax itself',
    file: 'src/invoicing/rules/tax/decide-tax.ts',
    right: "return kind === 'private' ? 'unknown' : 'business';",
    wrong: "return 'business';",
    seenBy: unit('decide-tax.test.ts'),
  },
  {
    fault: 'an outcome without a rate is taxed at the standard rate, and nobody is asked',
    file: 'src/invoicing/rules/tax/decide-tax.ts',
    right: 'const taxType = rates[outcome];',
    wrong: 'const taxType = rates[outcome] ?? rates.standard;',
    seenBy: unit('decide-tax.test.ts'),
  },
  {
    fault: 'a line of which nothing is known is taken to be a service',
    file: 'src/invoicing/rules/tax/decide-tax.ts',
    right: 'return isSame(services, goods) ? services : settled(WHICH_SUPPLY, settings);',
    wrong: 'return services;',
    seenBy: unit('decide-tax-eu.test.ts'),
  },
  {
    fault: 'what is set for lines without a product or type is nothing to go by',
    file: 'src/invoicing/rules/tax/tax-by-place.ts',
    right: "return supply === 'ask' ? 'unknown' : supply;",
    wrong: "return 'unknown';",
    seenBy: unit('tax-by-place.test.ts'),
  },
  {
    fault: 'an organisation that may not charge tax charges it',
    file: 'src/invoicing/rules/tax/decide-tax.ts',
    right: '!question.seller.hasTaxNumber',
    wrong: 'false',
    seenBy: unit('decide-tax-gb.test.ts'),
  },
  {
    fault: 'a part of a member state that is outside the VAT area is inside',
    file: 'src/invoicing/rules/tax/european-vat.ts',
    right: "isMember(place.country) && place.territory?.standing !== 'outside'",
    wrong: 'isMember(place.country)',
    seenBy: unit('decide-tax-eu.test.ts'),
  },
  {
    fault: 'services to Northern Ireland are taxed as if it were in the EU',
    file: 'src/invoicing/rules/tax/european-vat.ts',
    right: "return supply === 'goods';",
    wrong: 'return true;',
    seenBy: unit('decide-tax-eu.test.ts'),
  },
  {
    fault: 'a business is charged the tax of its own country wherever the organisation is registered',
    file: 'src/invoicing/rules/tax/registered.ts',
    right: "if (isDivided || kind === 'private') return",
    wrong: 'return',
    seenBy: unit('decide-tax-eu.test.ts'),
  },
  {
    fault: 'a British number makes goods to Northern Ireland tax-free',
    file: 'src/invoicing/rules/tax/tax-number.ts',
    right: '/^xi/i.test(bare)',
    wrong: '/^(xi|gb)/i.test(bare)',
    seenBy: unit('tax-number.test.ts'),
  },
  {
    fault: 'Birmingham is in Northern Ireland',
    file: 'src/invoicing/rules/tax/territories.ts',
    right: '/^BT\\d/',
    wrong: '/^B/',
    seenBy: unit('place-of.test.ts'),
  },
  {
    fault: 'of two countries of one name the first is taken',
    file: 'src/invoicing/rules/tax/country-of.ts',
    right: "found?.size === 1 ? [...found].join('') : null",
    wrong: 'found ? [...found][0]! : null',
    seenBy: unit('country-of.test.ts'),
  },
  {
    fault: 'nothing is charged in Alaska, whose towns tax sales',
    file: 'src/invoicing/rules/tax/other-taxes.ts',
    right: "new Set(['US-DE',",
    wrong: "new Set(['US-AK', 'US-DE',",
    seenBy: unit('decide-tax-elsewhere.test.ts'),
  },
];
