import { moneyWords } from '../../lib/money.ts';
import type { DraftStep } from './draft.ts';

/** What a step is called among the others: `Deposit, 1 of 3`. */
export const stepName = ({ role, position, of }: Pick<DraftStep, 'role' | 'position' | 'of'>): string =>
  `${role === '' ? 'Part' : `${role},`} ${position} of ${of}`;

/** What the step bills of the deal, in words: `Deposit, 1 of 3: GBP 300.00 of GBP 1,000.00; GBP 700.00 left to bill.` */
export function stepNote(step: DraftStep, currency: string): string {
  const [amount, deal, left] = [step.amount, step.deal, step.left].map((one) => moneyWords(one, currency));
  return `${stepName(step)}: ${amount ?? ''} of ${deal ?? ''}; ${left ?? ''} left to bill.`;
}
