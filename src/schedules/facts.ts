import type { CalendarDate } from '../lib/calendar.ts';
import type { Decimal } from '../lib/money.ts';

/** How much of a deal a step bills; `rest`: what the others leave. */
export type Share =
  | { kind: 'percent'; percent: Decimal }
  /** In the deal's currency, without tax. */
  | { kind: 'amount'; amount: Decimal }
  | { kind: 'rest' };

/** When a step may be billed; `paid`: once the step before is paid. */
export type When = { kind: 'now' } | { kind: 'date'; date: CalendarDate } | { kind: 'paid' };

/** What is billed of a deal as one invoice. */
export interface Step {
  /** Kept for ever, whatever else of the step is edited. */
  stepId: string;
  /** What a person calls it: `Deposit`. */
  role: string;
  share: Share;
  when: When;
}

/** The steps in which a deal is billed, in their order. */
export interface Schedule {
  dealId: string;
  /** 0: nothing was ever saved. */
  version: number;
  /** None: the deal is billed at once. */
  steps: Step[];
}

/** The one step of a deal that is billed at once. */
export const WHOLE_STEP: Step = { stepId: 'whole', role: '', share: { kind: 'rest' }, when: { kind: 'now' } };

/** What stands in Xero, or is on its way there, for one step; amounts without tax, in the deal's currency. */
export interface Standing {
  stepId: string;
  /** Whether an invoice of it is on its way to Xero. */
  isUnderWay: boolean;
  /** Less what was credited. */
  billed: Decimal;
  paid: Decimal;
  /** Whether nothing of it is owed any more. */
  isPaid: boolean;
  invoiceIds: string[];
}

/** `planned`: its date is ahead; `waiting`: the step before is not paid. */
export type StepState = 'due' | 'planned' | 'waiting' | 'sending' | 'billed' | 'nothing_left';

export interface PlannedStep extends Step {
  /** Of a billed step what stands, of any other what it would bill; null: the deal has no amount. */
  amount: Decimal | null;
  state: StepState;
  /** Whether it is billed, or about to be, so that nobody can change it. */
  isLocked: boolean;
  invoiceIds: string[];
}

/** What a deal comes to, step by step; amounts without tax, in the deal's currency. */
export interface DealPlan {
  currency: string;
  /** What the deal comes to; null: it has neither lines nor an amount. */
  deal: Decimal | null;
  billed: Decimal;
  paid: Decimal;
  /** Never below nothing. */
  left: Decimal | null;
  /** What is billed beyond the deal. */
  over: Decimal;
  /** What is left and billed by no step. */
  unplanned: Decimal;
  steps: PlannedStep[];
  /** The first that may be billed now. */
  next: PlannedStep | null;
}
