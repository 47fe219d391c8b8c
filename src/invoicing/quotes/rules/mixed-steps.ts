import { moneyWords } from '../../../lib/money.ts';
import type { CrmQuoteFact } from '../../../mirror/facts.ts';
import type { LedgerEntry } from '../../ledger/facts.ts';
import type { DraftStep } from '../../rules/draft.ts';
import { warning, type Gap } from '../../rules/gap.ts';
import { quotesBilledBy } from './billed-quotes.ts';

interface Mixed {
  /** What bills the deal beside the draft. */
  others: readonly Pick<LedgerEntry, 'invoice' | 'intent'>[];
  /** The deal's quotes in HubSpot. */
  quotes: readonly CrmQuoteFact[];
  currency: string;
}

/**
 * Of a step that bills the deal's own lines after invoices of a quote: that the two come to different amounts, so that together they
 * bill neither. HubSpot's own sum of the quote is compared, without tax.
 */
export function mixedSteps(step: Pick<DraftStep, 'deal'> | null, { others, quotes, currency }: Mixed): Gap[] {
  if (!step) return [];
  const billed = quotesBilledBy(others);
  return quotes.flatMap(({ id, quoteNumber, name, amount, currency: quoted }) => {
    if (!billed.includes(id) || amount === null || amount.eq(step.deal)) return [];
    const sum = moneyWords(amount, quoted ?? currency);
    const message = `Invoices of quote ${quoteNumber ?? name} over ${sum} stand already, and this one is of the deal’s own lines over ${moneyWords(step.deal, currency)}, both without tax.`;
    return [
      warning('lines', {
        message,
        fix: 'If the quote is what was agreed, invoice it where the quotes of the deal are.',
      }),
    ];
  });
}
