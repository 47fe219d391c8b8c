import type { LiveDeal, TaxRate } from '../facts.ts';
import type { InvoiceDraft } from './draft.ts';
import { taxWords } from './tax-words.ts';

interface Noted {
  deal: Pick<LiveDeal, 'lines'>;
  customer: InvoiceDraft['customer'];
  /** Those of the lines, each once. */
  taxes: TaxRate[];
  /** Whether one period of what recurs is billed. */
  onePeriod: boolean;
  /** What a step bills of the deal, in words; null: it is billed at once. */
  step: string | null;
}

/** What the person should know before confirming (C41). How the invoice differs from what was agreed is `compare`'s to say. */
export function draftNotes({ deal, customer, taxes, onePeriod, step }: Noted): string[] {
  return [
    ...(step === null ? [] : [step]),
    ...(customer?.isNew ? [`“${customer.name}” is made as a new contact in Xero first.`] : []),
    ...(onePeriod ? periodNotes(deal.lines) : []),
    ...taxNotes(taxes),
  ];
}

const periodNotes = (lines: LiveDeal['lines']): string[] =>
  lines.flatMap(({ name, recurring }) =>
    recurring ? [`“${name}” recurs (${recurring.frequency.replaceAll('_', ' ')}): one period is billed.`] : [],
  );

function taxNotes(taxes: TaxRate[]): string[] {
  const [tax, second] = taxes;
  if (!tax) return [];
  if (second)
    return [`Prices are without tax; by line is added ${taxes.map((one) => `“${taxWords(one)}”`).join(', ')}.`];
  return [
    tax.rate.eq(0) ? `No tax is added: “${taxWords(tax)}”.` : `Prices are without tax; “${taxWords(tax)}” is added.`,
  ];
}
