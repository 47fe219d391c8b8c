import { Big } from 'big.js';
import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { DealInvoice } from '../../src/contract/invoicing.ts';
import type { DealBilling, ScheduleStep, StepShare } from '../../src/contract/schedule.ts';
import { agreed } from '../../src/invoicing/rules/comparison.ts';
import { stands } from '../../src/invoicing/quotes/rules/billed-quotes.ts';
import { isAccepted } from '../../src/invoicing/quotes/rules/quote-state.ts';
import { nameOf } from '../../src/invoicing/rules/name-of.ts';
import { inOtherCurrency } from '../../src/invoicing/rules/other-currency.ts';
import { dateWords } from '../../src/lib/calendar.ts';
import { amountText, moneyWords, type Decimal } from '../../src/lib/money.ts';
import type { DealPlan, PlannedStep, Share } from '../../src/schedules/facts.ts';
import type { CrmQuoteFact, InvoiceFact } from '../../src/mirror/facts.ts';
import { billedDecimals } from '../../src/schedules/rules/plan-of.ts';
import { whyNot } from '../../src/schedules/rules/why-not.ts';
import { NEEDS_INVOICE } from './needs-invoice.ts';
import { gapsOf } from './billing-gaps.ts';
import type { BillingView } from './billing-view.ts';

/** Who looks, and what that person may do. */
interface Looking {
  right: Right;
  /** Why nothing can be created now; null: it can. */
  whyNotCreate: string | null;
  /** The invoices as they are shown. */
  shown: readonly DealInvoice[];
  /** The ids of those that are not approved yet, no longer what the deal says, and may be updated by this person. */
  outdated: readonly string[];
}

/** What a deal is billed with, step by step, for whoever may see its amounts. */
export function presentBilling(view: BillingView, looking: Looking): DealBilling {
  const { plan, deal, schedule } = view.read;
  const { currency } = plan;
  const quoted = quotedOf(view);
  const text = (amount: Decimal): string => amountText(amount, currency);
  const mayEdit = atLeast(looking.right, 'invoice');
  return {
    ...{ version: schedule.version, currency },
    deal: plan.deal && text(plan.deal),
    quoted: quoted && text(quoted),
    won: deal.isWon && plan.deal ? text(plan.deal) : null,
    ...{ invoiced: text(plan.billed), paid: text(plan.paid), left: plan.left && text(plan.left) },
    ...{ over: text(plan.over), unplanned: text(plan.unplanned) },
    steps: presentSteps(plan, numbersIn(view.invoices)),
    gaps: gapsOf(view, quoted),
    next: nextOf(view, looking),
    quoteId: quoteToBill(view)?.id ?? null,
    templates: view.templates.map(({ id, name }) => ({ id, name })),
    ...{ mayEdit, whyNotEdit: mayEdit ? null : NEEDS_INVOICE },
  };
}

/** Of the quote that counts, when it is in the deal's currency. */
function quotedOf({ read: { plan }, quotes }: BillingView): Decimal | null {
  const quote = agreed(quotes);
  return quote && (quote.currency ?? plan.currency) === plan.currency ? quote.amount : null;
}

/** The numbers of invoices by their ids. */
export const numbersIn = (invoices: readonly InvoiceFact[]): ReadonlyMap<string, string> =>
  new Map(invoices.map(({ id, invoiceNumber }) => [id, invoiceNumber]));

/** The steps with what each comes to; `numbers` are those of their invoices. */
export const presentSteps = (
  { steps, currency }: Pick<DealPlan, 'steps' | 'currency'>,
  numbers: ReadonlyMap<string, string>,
): ScheduleStep[] =>
  steps.map((step, index) => ({
    ...{ stepId: step.stepId, role: step.role, share: shareJson(step.share), when: step.when, state: step.state },
    amount: step.amount && amountText(step.amount, currency),
    ...{ isLocked: step.isLocked, invoiceIds: step.invoiceIds },
    whyNot: whyNot(step, {
      before: steps[index - 1],
      numbers: step.invoiceIds.map((id) => numbers.get(id) ?? ''),
    }),
  }));

const shareJson = (share: Share): StepShare => {
  if (share.kind === 'percent') return { kind: share.kind, percent: share.percent.toFixed() };
  return share.kind === 'amount' ? { kind: share.kind, amount: share.amount.toFixed() } : share;
};

/** The one thing to do next: what is a draft and out of date, billed too much, waiting for approval, due, left. */
function nextOf(view: BillingView, { right, whyNotCreate, shown, outdated }: Looking): DealBilling['next'] {
  const { currency, unplanned, next, steps } = view.read.plan;
  const moving = steps.find(({ state }) => state === 'sending');
  if (moving) return { do: 'wait', ...of(moving), label: 'An invoice is on its way to Xero' };
  const stale = shown.find((invoice) => outdated.includes(invoice.id) && !isSubmittedAgain(invoice));
  if (stale) return { do: 'update', ...of(null, stale), label: `Update ${nameOf(stale.number)}` };
  const credit = creditNext(view, shown);
  if (credit) return credit;
  const waiting = shown.find(({ actions, approval }) => actions.includes('approve') && approval?.state !== 'returned');
  if (waiting) return { do: 'approve', ...of(null, waiting), label: `Approve ${nameOf(waiting.number)}` };
  if (whyNotCreate === null && next) return { do: 'create', ...of(next), label: createLabel(view, next) };
  const unsent = shown.find(isToSend);
  if (unsent) return { do: 'send', ...of(null, unsent), label: `Send ${nameOf(unsent.number)}` };
  const isElse = inOtherCurrency(view.read.entries, currency).length > 0;
  if (unplanned.gt(0) && !isElse && atLeast(right, 'invoice'))
    return { do: 'bill_rest', ...of(null), label: `Bill what is left: ${moneyWords(unplanned, currency)}` };
  return waitFor(steps, shown);
}

/** What was returned is mended and submitted again from the deal, which updates it too. */
const isSubmittedAgain = ({ approval, actions }: DealInvoice): boolean =>
  approval?.state === 'returned' && actions.includes('resubmit');

function createLabel(view: BillingView, { role }: PlannedStep): string {
  const quote = quoteToBill(view);
  const what = quote ? `Invoice quote ${quote.quoteNumber ?? ''}`.trim() : 'Create invoice';
  return role === '' ? what : `${what}: ${role}`;
}

/**
 * The one quote that the buyer has accepted, whose lines are billed instead of the deal's own; not where something else bills
 * the deal already.
 */
function quoteToBill({ quotes, read: { entries } }: BillingView): CrmQuoteFact | null {
  const [quote, another] = quotes.filter(isAccepted);
  if (!quote || another) return null;
  return entries.filter(stands).every(({ intent }) => intent?.preview?.quoteId === quote.id) ? quote : null;
}

/** What is billed beyond the deal is credited, of the newest invoice of which so much can be; amounts of the deal are without tax. */
function creditNext({ read: { plan }, invoices }: BillingView, shown: readonly DealInvoice[]): DealBilling['next'] {
  const { over, currency } = plan;
  if (over.lte(0)) return null;
  for (const invoice of invoices) {
    const offered = shown.find(({ id, actions }) => id === invoice.id && actions.includes('credit'));
    if (!offered || invoice.currency !== currency || invoice.subTotal.lt(over)) continue;
    const gross = over.times(invoice.total).div(invoice.subTotal);
    const amount = amountText(gross.round(billedDecimals(currency), Big.roundHalfUp), currency);
    return { do: 'credit', ...of(null, offered), label: `Credit ${moneyWords(over, currency)} and its tax`, amount };
  }
  return null;
}

/** What is paid need not be sent any more. */
const isToSend = ({ state, sentToContact, recipients, actions }: DealInvoice): boolean =>
  state !== 'paid' && !sentToContact && recipients.length > 0 && actions.includes('email');

const of = (step: PlannedStep | null, invoice?: DealInvoice) => ({
  stepId: step?.stepId ?? invoice?.stepId ?? null,
  invoiceId: invoice?.id ?? null,
});

function waitFor(steps: readonly PlannedStep[], shown: readonly DealInvoice[]): DealBilling['next'] {
  const later = steps.find(({ state }) => state === 'planned' || state === 'waiting');
  if (later?.when.kind === 'date')
    return { do: 'wait', ...of(later), label: `Next: ${later.role}, on ${dateWords(later.when.date)}` };
  if (later) return { do: 'wait', ...of(later), label: `Next: ${later.role}, once the step before is paid` };
  const unpaid = shown.find(({ state }) => ['awaiting_payment', 'part_paid', 'overdue'].includes(state));
  return unpaid
    ? { do: 'wait', ...of(null, unpaid), label: `Waiting for the payment of ${nameOf(unpaid.number)}` }
    : null;
}
