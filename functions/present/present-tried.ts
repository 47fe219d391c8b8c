import type { BillingTryAnswer } from '../../src/contract/billing-settings.ts';
import type { DraftLine, InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import type { Tried } from '../../src/invoicing/try-settings.ts';
import { taxWords } from '../../src/invoicing/rules/tax-words.ts';
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
  const lines = after.lines.flatMap((line, index) => lineRows(before, { line, index, after }));
  return {
    deal: after.deal,
    lines: [
      ...lines,
      ...Object.keys(would).map((what) => ({ what, before: was[what] ?? null, after: would[what] ?? null })),
    ],
  };
}

function lineRows(
  before: InvoiceDraft,
  { line, index, after }: { line: DraftLine; index: number; after: InvoiceDraft },
): Row[] {
  const earlier = before.lines[index];
  const [was, would] = [earlier ? lineWords(earlier, before.options) : {}, lineWords(line, after.options)];
  const name = after.lines.length === 1 ? 'The line' : `Line ${index + 1}`;
  return Object.entries(would)
    .map(([of, words]) => ({ what: `${name}: ${of}`, before: was[of] ?? null, after: words }))
    .filter((row) => index < LINES_SHOWN_WHOLE || row.before !== row.after);
}

/** What of a line the settings decide, in words; null: nothing, or not known yet. */
function lineWords(
  line: DraftLine,
  { accounts, taxRates, items }: InvoiceDraft['options'],
): Record<string, string | null> {
  const account = accounts.find(({ code }) => code === line.accountCode);
  const rate = taxRates.find(({ taxType }) => taxType === line.taxType);
  const item = items.find(({ code }) => code === line.itemCode);
  return {
    description: line.description,
    item: named(line.itemCode, item?.name),
    account: withReason(named(line.accountCode, account?.name), line.accountWhy),
    tax: withReason(named(line.taxType, rate && taxWords(rate)), line.taxWhy),
    tracking: line.tracking.map(({ category, option }) => `${category}: ${option}`).join(', ') || null,
  };
}

/** A code of Xero's with what people call it, where that is known. */
const named = (code: string | null, name: string | undefined): string | null =>
  code === null || name === undefined ? code : `${code} – ${name}`;

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
