import { dateWords } from '../../lib/calendar.ts';
import type { LedgerEntry } from '../../invoicing/ledger/facts.ts';
import { creditedIn } from '../../invoicing/rules/credited.ts';
import { isGone } from '../../invoicing/rules/invoice-moves.ts';
import { inOtherCurrency } from '../../invoicing/rules/other-currency.ts';
import { moneyWords, zero } from '../../lib/money.ts';
import type { DealPlan, PlannedStep } from '../../schedules/facts.ts';
import type { Verdict } from '../facts.ts';
import { billed, needsYou } from './verdict.ts';

interface Billed {
  plan: DealPlan;
  /** All that bills the deal, or is on its way to. */
  entries: readonly LedgerEntry[];
}

/**
 * Why no step of the deal can be billed now: one is on its way, the next is for later, or all that was planned is billed; or why
 * a person has to look first: it is billed in another currency. Null: one can be, or the draft says what is missing.
 */
export function nothingDue({ plan, entries }: Billed): Verdict | null {
  const { steps, unplanned, currency } = plan;
  const [other] = inOtherCurrency(entries, currency);
  if (other)
    return needsYou(
      `${other.number} bills it in ${other.currency}, and the deal is in ${currency}.`,
      'Look at the deal: what that invoice bills is not taken off what is left to bill.',
    );
  if (plan.next) return null;
  if (steps.some(({ state }) => state === 'sending')) return billed(null);
  const later = steps.findIndex(({ state }) => state === 'planned' || state === 'waiting');
  const [step, before] = [steps[later], steps[later - 1]];
  if (step) return notYet(step, before && numbersOf(before.invoiceIds, entries));
  const credited = creditedIn(entries);
  const [number] = entries.flatMap(({ invoiceId, invoice }) =>
    invoice && invoiceId !== null && !isGone(invoice) && !credited.includes(invoiceId) ? [invoice.number] : [],
  );
  if (unplanned.gt(zero) && number !== undefined)
    return needsYou(
      `It is billed by ${number}, and for the ${moneyWords(unplanned, currency)} that is left no invoice is planned.`,
      'Bill what is left from the deal’s card, then check it again.',
    );
  return entries.length > 0 && (number !== undefined || steps.some(({ isLocked }) => isLocked))
    ? billed(number ?? null)
    : null;
}

const numbersOf = (invoiceIds: readonly string[], entries: readonly LedgerEntry[]): string =>
  entries
    .flatMap(({ invoiceId, invoice }) =>
      invoice && invoiceId !== null && invoiceIds.includes(invoiceId) ? [invoice.number] : [],
    )
    .join(', ');

function notYet({ role, when }: PlannedStep, before: string | undefined): Verdict {
  if (when.kind === 'date')
    return needsYou(
      `“${role}” is next, and planned for ${dateWords(when.date)}.`,
      'Check it again on that day, or change its date on the deal’s card.',
    );
  return needsYou(
    `“${role}” is next, once ${before || 'the step before'} is paid.`,
    'Check it again when that is paid, or change the steps on the deal’s card.',
  );
}
