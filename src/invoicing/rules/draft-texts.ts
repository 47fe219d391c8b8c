import { fillReference } from '../../tenancy/rules/reference-pattern.ts';
import type { BillingBooks, BrandingTheme, LiveDeal } from '../facts.ts';
import type { QuoteFacts } from '../quotes/rules/quote-checks.ts';
import { brandingThemeOf } from './branding-theme.ts';
import { cutText } from './cut-text.ts';
import { ruleFacts, type LineQuestions } from './decide-lines.ts';
import type { Choices, DraftStep } from './draft.ts';
import { warning, type Gap } from './gap.ts';

/** Xero's limit. Source: https://developer.xero.com/documentation/api/accounting/invoices. */
const LONGEST_REFERENCE = 255;

interface Asked {
  deal: LiveDeal;
  quote: QuoteFacts | null;
  books: BillingBooks;
  choices: Choices;
}

/** The reference and the looks of an invoice, by the patterns and rules that were set. */
export function textsOf(
  { deal, books, choices, quote }: Asked,
  { customer, asked, step }: { customer: string; asked: LineQuestions; step: DraftStep | null },
): { reference: string; theme: BrandingTheme | null; gaps: Gap[] } {
  const pattern = books.defaults.reference;
  const filled = fillReference(pattern, { deal: deal.name, dealId: deal.id, customer });
  const reference = (choices.reference ?? withRole(withNumber(filled, quote), step)).trim();
  const { theme, gaps } = brandingThemeOf(books, { choices, facts: ruleFacts(null, asked) });
  return {
    reference: cutText(reference, LONGEST_REFERENCE),
    theme,
    gaps: [...gaps, ...(reference.length > LONGEST_REFERENCE ? [CUT] : [])],
  };
}

/** An invoice of a quote says which. */
const withNumber = (reference: string, facts: QuoteFacts | null): string => {
  const number = facts?.purpose === 'invoice' ? facts.quote.number : null;
  return number === null || reference.includes(number) ? reference : `${reference} (quote ${number})`;
};
/** An invoice of a step says which. */
function withRole(reference: string, step: DraftStep | null): string {
  const role = step?.role ?? '';
  return role === '' ? reference : [reference.trim(), role].filter(Boolean).join(' – ');
}

const CUT = warning('texts', {
  field: 'reference',
  message: `The reference is cut to ${LONGEST_REFERENCE} characters, which is all that Xero takes.`,
  fix: 'Write a shorter one.',
});
