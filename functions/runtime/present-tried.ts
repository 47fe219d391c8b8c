import type { BillingTryAnswer } from '../../src/contract/billing-settings.ts';
import type { DraftLine, InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import type { Tried } from '../../src/invoicing/try-settings.ts';
import { amountText } from '../../src/lib/money.ts';

type Row = BillingTryAnswer['lines'][number];

/** Of so many lines everything is shown; of those after them what would change. */
const LINES_SHOWN_WHOLE = 5;

/**
 * The answer of POST /settings/billing/try: what of the invoice the settings decide, as it is and as it would be. It holds
 * amounts: only a door that needs the right *approve* makes it.
 */
export function presentTried({ before, after }: Tried): BillingTryAnswer {
  const [was, would] = [wordsOf(before), wordsOf(after)];
  const lines = after.lines.flatMap((line, index) => lineRows(before.lines[index], { line, index, after }));
  return {
    deal: after.deal,
    lines: [
      ...lines,
      ...Object.keys(would).map((what) => ({ what, before: was[what] ?? null, after: would[what] ?? null })),
    ],
  };
}

function lineRows(
  earlier: DraftLine | undefined,
  { line, index, after }: { line: DraftLine; index: number; after: InvoiceDraft },
): Row[] {
  const [was, would] = [earlier ? lineWords(earlier) : {}, lineWords(line)];
  const name = after.lines.length === 1 ? 'The line' : `Line ${index + 1}`;
  return Object.entries(would)
    .map(([of, words]) => ({ what: `${name}: ${of}`, before: was[of] ?? null, after: words }))
    .filter((row) => index < LINES_SHOWN_WHOLE || row.before !== row.after);
}

/** What of a line the settings decide, in words; null: nothing, or not known yet. */
const lineWords = (line: DraftLine): Record<string, string | null> => ({
  description: line.description,
  item: line.itemCode,
  account: withReason(line.accountCode, line.accountWhy),
  tax: withReason(line.taxType, line.taxWhy),
  tracking: line.tracking.map(({ category, option }) => `${category}: ${option}`).join(', ') || null,
});

const withReason = (value: string | null, why: string | null): string | null =>
  value === null || why === null ? value : `${value} (${why})`;

/** What of the rest of the invoice the settings decide. */
const wordsOf = ({
  dueDate,
  terms,
  brandingTheme,
  currency,
  totals,
  gaps,
}: InvoiceDraft): Record<string, string | null> => ({
  'Due date': withReason(dueDate, terms),
  'Branding theme': brandingTheme?.name ?? null,
  Tax: totals && `${amountText(totals.totalTax, currency)} ${currency}`,
  Total: totals && `${amountText(totals.total, currency)} ${currency}`,
  Missing: gaps.map(({ message }) => message).join(' ') || null,
});
