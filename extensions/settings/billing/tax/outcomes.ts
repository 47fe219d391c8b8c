import type { TaxOutcome } from '../documents.ts';

/** What each outcome is called and when it applies, in the order in which they are shown. */
export const outcomes: Record<TaxOutcome, { label: string; when: string }> = {
  standard: { label: 'Standard rate', when: 'Sales where you are at home.' },
  reduced: { label: 'Reduced rate', when: 'Goods and services at home that the law favours.' },
  zero: { label: 'Zero rate', when: 'Taxed at home, at nothing.' },
  exempt: { label: 'Exempt', when: 'Not taxed at home, such as insurance or training.' },
  reverse_charge: {
    label: 'Reverse charge',
    when: 'A business in another country, with a tax number, that accounts for the tax itself.',
  },
  export: { label: 'Export', when: 'Goods that leave the country or the union.' },
  out_of_scope: { label: 'Out of scope', when: 'Services that count as supplied in the customer’s country.' },
};

export const outcomeNames = Object.keys(outcomes) as TaxOutcome[];
