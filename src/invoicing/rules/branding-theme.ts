import type { BillingBooks, BrandingTheme } from '../facts.ts';
import { meetsAll } from '../mapping/rules/apply-line-rules.ts';
import type { RuleFacts } from '../mapping/facts.ts';
import type { Choices } from './draft.ts';
import { missing, type Gap } from './gap.ts';

/**
 * How the invoice looks: as chosen, else by the first rule that holds for the deal, else as admins have set; null: as Xero has
 * it for the contact or the organisation. A theme that is gone is asked for, not replaced.
 */
export function brandingThemeOf(
  { billing: { texts }, brandingThemes }: Pick<BillingBooks, 'billing' | 'brandingThemes'>,
  { choices, facts }: { choices: Pick<Choices, 'brandingThemeId'>; facts: RuleFacts },
): { theme: BrandingTheme | null; gaps: Gap[] } {
  const ruled = texts.brandingThemes.find(({ when }) => meetsAll(when, facts))?.brandingThemeId;
  const id = choices.brandingThemeId ?? ruled ?? texts.brandingThemeId;
  if (id === null) return { theme: null, gaps: [] };
  const theme = brandingThemes.find(({ brandingThemeId }) => brandingThemeId === id);
  return theme ? { theme, gaps: [] } : { theme: null, gaps: [GONE] };
}

const GONE = missing('texts', {
  field: 'brandingThemeId',
  message: 'The branding theme that was set is not there any more in Xero.',
  fix: 'Choose another, or let an admin set another.',
});
