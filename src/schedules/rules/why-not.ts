import { dateWords } from '../../lib/calendar.ts';
import type { PlannedStep } from '../facts.ts';

/** `by invoice INV-7`; a draft need not have a number. */
export function byInvoices(numbers: readonly string[]): string {
  const known = numbers.filter((number) => number !== '');
  return known.length === 0 ? 'already' : `by ${known.length === 1 ? 'invoice' : 'invoices'} ${known.join(', ')}`;
}

/** Why a step cannot be billed now, in words; null: it can. `before` is the step before it, `numbers` those of its invoices. */
export function whyNot(
  { state, when }: PlannedStep,
  { before, numbers }: { before: PlannedStep | undefined; numbers: readonly string[] },
): string | null {
  switch (state) {
    case 'due':
      return null;
    case 'planned':
      return `It is planned for ${when.kind === 'date' ? dateWords(when.date) : 'later'}: to bill it earlier, change its date.`;
    case 'waiting':
      return `It waits until ${before?.role ? `“${before.role}”` : 'the step before'} is paid.`;
    case 'sending':
      return 'An invoice for it is on its way to Xero.';
    case 'billed':
      return `It is billed ${byInvoices(numbers)}. Once that is voided, deleted or credited in full, it can be billed again.`;
    case 'nothing_left':
      return 'Nothing of the deal is left for it to bill.';
  }
}
