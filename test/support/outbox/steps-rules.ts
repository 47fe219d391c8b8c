import type { Intent } from '../../../src/invoicing/facts.ts';
import { intentOf } from '../../../src/invoicing/outbox/rules/intent-mark.ts';
import { dealOf, invoiceIn } from '../../../src/invoicing/outbox/rules/subjects.ts';
import { decimal, sum, zero, type Decimal } from '../../../src/lib/money.ts';
import { amountOf, type SoldDeal } from './sold-deal.ts';
import type { StepsWorld } from './steps-world.ts';
import { PORTAL, TENANT } from './world.ts';

/** Looks at every decision to bill a step, or to update its invoice, in the moment when it is made. */
export function watchDecisions(world: StepsWorld): void {
  world.kept.onDecided = (intent) => {
    const of = billedStep(world, intent);
    const fault = of && decisionFault(world, { intent, ...of });
    if (fault) world.wrong.push(fault);
  };
}

interface Decision {
  /** Makes the invoice of a step, or updates it. */
  intent: Intent;
  deal: SoldDeal;
  /** Made that invoice; the intent itself, or the one before. */
  maker: Intent;
}

/** What an intent bills; null: it bills nothing. */
function billedStep(world: StepsWorld, intent: Intent): Pick<Decision, 'deal' | 'maker'> | null {
  const invoice = world.xero.invoices.get(invoiceIn(intent.subject) ?? '')?.fact;
  const maker = intent.kind === 'revise_invoice' ? world.kept.all.get(intentOf(invoice?.url ?? null) ?? '') : intent;
  const of = maker?.kind === 'create_invoice' ? dealOf(maker.subject) : null;
  const deal = world.sold.find(({ id }) => id === of?.dealId);
  return maker && deal ? { deal, maker } : null;
}

const shown = ({ preview }: Intent) => ({
  net: decimal(preview?.subTotal ?? '0'),
  tax: decimal(preview?.totalTax ?? '0'),
  deal: decimal(preview?.deal ?? '0'),
});

/**
 * What is wrong with a decision, in words; null: nothing. With it the deal is not billed beyond what it comes to, whatever else
 * stands in Xero or is on its way there; and where it is billed to its end all parts have the tax of the whole, to the cent.
 */
function decisionFault(world: StepsWorld, { intent, deal, maker }: Decision): string | null {
  const { stands } = world;
  const others = stands.billing(deal.id).filter(({ intentId }) => intentId !== maker.intentId);
  const { net, tax, deal: whole } = shown(intent);
  const billed = net.plus(sum(others.map((other) => stands.billedBy(other))));
  const words = `${intent.kind} of ${maker.subject}: ${billed.toFixed()} with it, of ${whole.toFixed()}`;
  if (billed.gt(whole)) return `${words} in all`;
  if (!billed.eq(whole) || !whole.eq(amountOf(deal)) || !others.every((other) => stands.isAsShown(other))) return null;
  const standing = others.filter((other) => stands.standsOrComes(other));
  const taxed = tax.plus(sum(standing.map((other) => shown(other).tax)));
  return taxed.eq(taxOf(deal)) ? null : `${words}, with a tax of ${taxed.toFixed()} and not ${taxOf(deal).toFixed()}`;
}

/** Of the whole deal, 20% of each line. */
const taxOf = ({ prices }: SoldDeal): Decimal => sum(prices.map((price) => decimal(price).times('0.2').round(2)));

/** What holds at every moment; after each of thousands of operations an expectation would cost more than the comparison. */
export function holdsNow({ sold, stands, kept, wrong }: StepsWorld): void {
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  for (const { id } of sold) {
    const steps = new Map<string, number>();
    for (const intent of stands.billing(id)) {
      const standing = stands.madeBy(intent).filter(stands.stands).length;
      const made = (steps.get(intent.subject) ?? 0) + standing;
      if (made > 1) throw new Error(`${intent.subject} is billed ${made} times`);
      steps.set(intent.subject, made);
    }
  }
  for (const intent of kept.of('create_credit_note')) {
    const notes = stands.notesBy(intent);
    if (notes.length > 1) throw new Error(`The credit ${intent.intentId} was written ${notes.length} times`);
  }
  for (const { id, total } of sold.flatMap((deal) => stands.invoicesOf(deal.id))) {
    const credited = sum(stands.notesFor(id).map((note) => note.total));
    if (credited.gt(total)) throw new Error(`${credited.toFixed()} of ${total.toFixed()} of ${id} is credited`);
  }
}

/** All intents of the world as the database has them. */
export async function intentsOf({ kept, deps }: StepsWorld): Promise<Intent[]> {
  const subjects = [...new Set([...kept.all.values()].map(({ subject }) => subject))];
  return deps.inOutbox(PORTAL, ({ outbox }) => outbox.ofSubjects(TENANT, subjects));
}

/** At rest, every credit that was decided is one note that is set against its invoice, or not, as its intents say. */
export function creditsAreAccountedFor({ stands, xero }: StepsWorld, intents: readonly Intent[]): void {
  for (const intent of intents) {
    if (intent.kind === 'create_credit_note')
      expect([intent.intentId, intent.state, stands.notesBy(intent).length]).toEqual([
        intent.intentId,
        ...(intent.state === 'done' ? ['done', 1] : ['rejected', 0]),
      ]);
    if (intent.kind !== 'allocate_credit') continue;
    const note = xero.credits.notes.get(intent.documentId ?? '')?.fact;
    const isSet = note?.allocations.some(({ invoiceId }) => invoiceId === invoiceIn(intent.subject)) ?? false;
    expect([intent.intentId, intent.state]).toEqual([intent.intentId, isSet ? 'done' : 'rejected']);
  }
}

/** At rest, the product says of the deal what Xero holds of it, and billed and left make the deal. */
export async function planAgrees(world: StepsWorld, deal: SoldDeal): Promise<void> {
  const { plan } = await world.plan(deal);
  const billed = sum(world.stands.billing(deal.id).map((intent) => world.stands.billedBy(intent)));
  const { left, over, steps } = plan;
  expect([deal.id, plan.deal?.toFixed(2), plan.billed.toFixed(2)]).toEqual([
    ...[deal.id, amountOf(deal).toFixed(2), billed.toFixed(2)],
  ]);
  expect([
    deal.id,
    plan.billed
      .plus(left ?? zero)
      .minus(over)
      .toFixed(2),
  ]).toEqual([deal.id, amountOf(deal).toFixed(2)]);
  expect([left?.gt(zero) && over.gt(zero), steps.filter(({ state }) => state === 'sending')]).toEqual([false, []]);
  const open = sum(steps.filter(({ isLocked }) => !isLocked).map(({ amount }) => amount ?? zero));
  expect([deal.id, open.plus(plan.unplanned).toFixed(2)]).toEqual([deal.id, left?.toFixed(2)]);
  const last = [...world.kept.all.values()].filter((intent) => isDecisionOf(world, { intent, deal })).at(-1);
  if (last) expect([deal.id, billed.gt(shown(last).deal)]).toEqual([deal.id, false]);
}

/** Whether the intent was a decision of what the deal is billed with that went through. */
const isDecisionOf = (world: StepsWorld, { intent, deal }: Pick<Decision, 'intent' | 'deal'>): boolean =>
  intent.preview !== null && intent.state !== 'rejected' && billedStep(world, intent)?.deal === deal;
