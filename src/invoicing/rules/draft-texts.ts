import { fillReference } from '../../tenancy/rules/reference-pattern.ts';
import type { BillingBooks, BrandingTheme, LiveDeal } from '../facts.ts';
import { brandingThemeOf } from './branding-theme.ts';
import { cutText } from './cut-text.ts';
import { ruleFacts, type LineQuestions } from './decide-lines.ts';
import type { Choices } from './draft.ts';
import { warning, type Gap } from './gap.ts';

/** Xero's limit. Source: https://developer.xero.com/documentation/api/accounting/invoices. */
const LONGEST_REFERENCE = 255;

interface Asked {
  deal: LiveDeal;
  books: BillingBooks;
  choices: Choices;
}

/** The reference and the looks of an invoice, by the patterns and rules that were set. */
export function textsOf(
  { deal, books, choices }: Asked,
  { customer, asked }: { customer: string; asked: LineQuestions },
): { reference: string; theme: BrandingTheme | null; gaps: Gap[] } {
  const pattern = books.defaults.reference;
  const filled = fillReference(pattern, { deal: deal.name, dealId: deal.id, customer });
  const reference = (choices.reference ?? filled).trim();
  const { theme, gaps } = brandingThemeOf(books, { choices, facts: ruleFacts(null, asked) });
  return {
    reference: cutText(reference, LONGEST_REFERENCE),
    theme,
    gaps: [...gaps, ...(reference.length > LONGEST_REFERENCE ? [CUT] : [])],
  };
}

const CUT = warning('texts', {
  field: 'reference',
  message: `The reference is cut to ${LONGEST_REFERENCE} characters, which is all that Xero takes.`,
  fix: 'Write a shorter one.',
});
