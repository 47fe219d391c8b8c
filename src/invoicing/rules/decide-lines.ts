import type { Account, BillingBooks, TaxRate } from '../facts.ts';
import { accountOf, taxOf } from './account-and-tax.ts';
import type { BilledLine } from './billed-lines.ts';
import type { Choices } from './draft.ts';
import type { Gap } from './gap.ts';

/** Where a line goes and how it is taxed, each with what decided it. */
export interface LineDecision {
  account: Account | null;
  accountWhy: string | null;
  tax: TaxRate | null;
  taxWhy: string | null;
}

export interface DecidedLines {
  /** One for each line, in their order. */
  decisions: LineDecision[];
  gaps: Gap[];
}

export interface LineQuestions {
  choices: Choices;
  accountInUse: string | null;
}

/** Account and tax of each line by itself. What all lines lack is asked for once, what some lack of each of those. */
export function decideLines(
  books: BillingBooks,
  lines: readonly Pick<BilledLine, 'lineId' | 'name'>[],
  { choices, accountInUse }: LineQuestions,
): DecidedLines {
  const each = lines.map(({ lineId }) => decideLine(books, { choices, accountInUse, lineId }));
  return {
    decisions: each.map(({ decision }) => decision),
    gaps: gathered(each.map(({ gaps }, index) => ({ gaps, line: lines[index] }))),
  };
}

function decideLine(
  books: BillingBooks,
  { choices, accountInUse, lineId }: LineQuestions & { lineId: string },
): { decision: LineDecision; gaps: Gap[] } {
  const chosen = choices.lines?.[lineId];
  const account = accountOf(books, { choices, chosen, accountInUse });
  const tax = taxOf(books, { choices, chosen, account: account.value });
  return {
    decision: { account: account.value, accountWhy: account.why, tax: tax.value, taxWhy: tax.why },
    gaps: [...account.gaps, ...tax.gaps],
  };
}

interface OfLine {
  gaps: Gap[];
  line: Pick<BilledLine, 'lineId' | 'name'> | undefined;
}

/** Said once where it is so of every line, else of each line by its name. */
function gathered(lines: readonly OfLine[]): Gap[] {
  const messages = [...new Set(lines.flatMap(({ gaps }) => gaps.map(({ message }) => message)))];
  return messages.flatMap((message) => {
    const of = lines.flatMap(({ gaps, line }) =>
      gaps.filter((gap) => gap.message === message).map((gap) => ({ gap, line })),
    );
    const [first] = of;
    if (first && of.length === lines.length) return [first.gap];
    return of.map(({ gap, line }) => ({
      ...gap,
      lineId: line?.lineId ?? null,
      message: `“${line?.name ?? ''}”: ${message}`,
    }));
  });
}
