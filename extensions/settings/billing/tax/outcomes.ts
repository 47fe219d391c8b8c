import type { TaxOutcome } from '../documents.ts';

/** What each outcome is called and when it applies, in the order in which they are shown. */
export const outcomes: Record<TaxOutcome, { label: string; when: string }> = {
  standard: { label: 'Standard rate', when: 'A customer at home.' },
  reverse_charge: {
    label: 'Reverse charge',
    when: 'Services from the UK or the EU to a business in an EU state, with a tax number of the right form.',
  },
  zero: { label: 'Zero rate', when: 'Goods from one EU state to a business in another, or in Northern Ireland.' },
  export: { label: 'Export', when: 'Goods that leave; from outside the UK and the EU, every sale abroad.' },
  out_of_scope: {
    label: 'Out of scope',
    when: 'Services from the UK or the EU to a business outside the EU; sales in US states without a sales tax.',
  },
  reduced: { label: 'Reduced rate', when: 'Never by place: what is sold decides. A line rule can say so.' },
  exempt: { label: 'Exempt', when: 'Never by place: what is sold decides. A line rule can say so.' },
};

export const outcomeNames = Object.keys(outcomes) as TaxOutcome[];
