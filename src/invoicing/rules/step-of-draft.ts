import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { CalendarDate } from '../../lib/calendar.ts';
import { WHOLE_STEP, type DealPlan, type PlannedStep, type Schedule } from '../../schedules/facts.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import { whyNot } from '../../schedules/rules/why-not.ts';
import type { BilledInvoice, LedgerEntry } from '../ledger/facts.ts';
import { standingsOf } from './standings-of.ts';
import type { DraftStep } from './draft.ts';
import { missing, warning, type Gap } from './gap.ts';
import { inOtherCurrency } from './other-currency.ts';
import { stampOf } from './stamp.ts';

/** How a deal is billed: its schedule, and all that bills it already. */
export interface DealLedger {
  schedule: Schedule;
  entries: readonly LedgerEntry[];
}

interface Asked {
  /** Absent: the next that is due, else the first that is not billed. */
  stepId: string | undefined;
  /** What the deal's lines come to; null: it has neither lines nor an amount. */
  deal: Decimal | null;
  currency: string;
  today: CalendarDate;
}

/** What a draft bills of a deal. */
export interface DraftedStep {
  stepId: string;
  stamp: string;
  /** Null: all of the deal at once. */
  step: DraftStep | null;
  /** What bills the deal beside this step. */
  others: readonly LedgerEntry[];
  /** Whether nothing is left to bill after it. */
  isLast: boolean;
  gaps: Gap[];
}

/**
 * Which step of the deal a draft bills, and what that comes to: as if nothing stood for it yet, so that what is billed can be
 * revised. A deal that is billed at once has no step. One that cannot be billed now has a gap, unless it stands already and was
 * asked for by its id: whoever creates it then gets what is there.
 */
export function stepOfDraft({ schedule, entries }: DealLedger, asked: Asked): DraftedStep {
  const { deal, currency, today } = asked;
  const standings = standingsOf(entries, currency);
  const facts = { schedule, deal: deal?.lt(zero) ? zero : deal, currency, today };
  const plan = planOf({ ...facts, standings });
  const chosen = chosenIn(plan, asked.stepId);
  const rest = standings.filter(({ stepId }) => stepId !== chosen.stepId);
  const anew = planOf({ ...facts, standings: rest });
  const step = anew.steps.find(({ stepId }) => stepId === chosen.stepId) ?? chosen;
  const isWhole = plan.steps.length === 1 && rest.length === 0;
  const found = {
    stepId: chosen.stepId,
    stamp: stampOf(schedule, standings),
    others: entries.filter(({ stepId }) => stepId !== chosen.stepId),
  };
  if (isWhole || step.amount === null) return { ...found, step: null, isLast: true, gaps: [] };
  const left = (anew.left ?? zero).minus(step.amount);
  const position = anew.steps.indexOf(step) + 1;
  return {
    ...found,
    step: { role: step.role, position, of: anew.steps.length, amount: step.amount, left, deal: deal ?? zero },
    isLast: left.eq(zero),
    gaps: [
      ...gapsOf(plan, { chosen, anew: step, isAsked: asked.stepId !== undefined, entries }),
      ...inOtherCurrency(found.others, currency).map((invoice) => otherCurrency(invoice, currency)),
    ],
  };
}

function chosenIn({ steps, next }: DealPlan, stepId: string | undefined): PlannedStep {
  const asked = steps.find((step) => step.stepId === stepId);
  const chosen = asked ?? next ?? steps.find(({ isLocked }) => !isLocked) ?? steps.at(-1);
  if (!chosen) throw new Error('A deal has at least one step');
  return chosen;
}

interface Choice {
  chosen: PlannedStep;
  /** The same as if nothing stood for it yet. */
  anew: PlannedStep;
  isAsked: boolean;
}

function gapsOf(
  plan: DealPlan,
  { chosen, anew, isAsked, entries }: Choice & { entries: readonly LedgerEntry[] },
): Gap[] {
  if (chosen.isLocked && isAsked) return revisionGaps(anew);
  const numbers = entries.flatMap(({ invoiceId, invoice }) =>
    invoice && invoiceId !== null && chosen.invoiceIds.includes(invoiceId) ? [invoice.number] : [],
  );
  const before = plan.steps[plan.steps.findIndex(({ stepId }) => stepId === chosen.stepId) - 1];
  const why = whyNot(chosen, { before, numbers });
  return why === null ? [] : [missing('lines', { message: nameOf(chosen, why), fix: CHANGE_IT })];
}

/** What stands is put right with what the other steps leave of the deal: never with all of it where that is nothing. */
const revisionGaps = (anew: PlannedStep): Gap[] =>
  anew.state === 'nothing_left'
    ? [missing('lines', { message: nameOf(anew, NOTHING_LEFT), fix: 'Delete or void the invoice of this step.' })]
    : [];

const NOTHING_LEFT = 'The other steps bill all of the deal, and nothing is left for it to bill.';

const otherCurrency = (invoice: BilledInvoice, currency: string): Gap =>
  warning('currency', {
    message: `${invoice.number} bills this deal in ${invoice.currency}: that is not taken off what is left in ${currency}.`,
    fix: 'Void or credit it, or set the currency of the deal back, before more is billed than was sold.',
  });

const nameOf = ({ role }: PlannedStep, why: string): string => (role === '' ? why : `“${role}”: ${why}`);

const CHANGE_IT = 'Change the steps in which the deal is billed, or bill it later.';

/** Whether the deal has that step. */
export const hasStep = ({ steps }: Schedule, stepId: string): boolean =>
  (steps.length > 0 ? steps : [WHOLE_STEP]).some((step) => step.stepId === stepId);

/** What the amounts of all lines come to; of one without a price or a quantity nothing. */
export const amountOfLines = (lines: readonly { lineAmount: Decimal | null }[]): Decimal | null =>
  lines.length === 0 ? null : sum(lines.map(({ lineAmount }) => lineAmount ?? zero));
