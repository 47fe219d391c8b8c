import { dateWords } from '../../lib/calendar.ts';
import type { PlannedStep } from '../facts.ts';

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
      return `It is billed by invoice ${numbers.join(', ')}. Once that is voided, deleted or credited in full, it can be billed again.`;
    case 'nothing_left':
      return 'Nothing of the deal is left for it to bill.';
  }
}
