import { planBulkJob } from '../../../functions/jobs/bulk/plan-bulk-job.ts';
import { postStart } from '../../../functions/bulk/post-decisions.ts';
import { postPlan } from '../../../functions/bulk/post-plan.ts';
import { getCredit, postCredit } from '../../../functions/cards/credit-invoice-doors.ts';
import { postInvoiceActions } from '../../../functions/cards/post-invoice-action.ts';
import { postInvoice } from '../../../functions/cards/post-invoice.ts';
import { postResubmit } from '../../../functions/cards/post-resubmit.ts';
import { postSchedule } from '../../../functions/cards/post-schedule.ts';
import { postUpdate } from '../../../functions/cards/post-update.ts';
import type { BulkPlanned } from '../../../src/contract/bulk.ts';
import type { CreditOffer } from '../../../src/contract/credits.ts';
import type { CreateInvoiceAnswer } from '../../../src/contract/invoicing.ts';
import type { StepInput } from '../../../src/contract/schedule.ts';
import { draftInvoice } from '../../../src/invoicing/draft-invoice.ts';
import type { DraftStatus } from '../../../src/invoicing/rules/draft.ts';
import type { Move } from '../../../src/invoicing/rules/invoice-moves.ts';
import { randomId } from '../../../src/lib/ids.ts';
import { decimal } from '../../../src/lib/money.ts';
import type { InvoiceFact } from '../../../src/mirror/facts.ts';
import type { Step } from '../../../src/schedules/facts.ts';
import type { Fate } from './killing.ts';
import type { SoldDeal } from './sold-deal.ts';
import { BOSS, living, type StepsWorld } from './steps-world.ts';
import { PORTAL } from './world.ts';

/** What a person does in a world, by the doors, in a process with that fate. */
export type Act = (world: StepsWorld, fate: Fate) => unknown;

interface Billing {
  deal: number;
  /** Place of the step; null: whatever is next. */
  step: number | null;
  status: DraftStatus;
  /** Of an old page what was seen then is clicked now; a repeated click is the same request. */
  page: 'new' | 'old' | 'repeated';
}

/** A click on *Create invoice*. */
export const bill =
  ({ deal: index, step, status, page }: Billing): Act =>
  async (world, fate) => {
    const deal = world.sold[index]!;
    const key = `${deal.id} ${step} ${status}`;
    const before = page === 'new' ? undefined : world.clicks.get(key);
    const click = before ?? (await look(world, { deal, step, status }));
    if (!click) return;
    world.clicks.set(key, click);
    const requestId = page === 'repeated' ? click['requestId'] : randomId();
    await world.knock(postInvoice, { ...click, requestId }, fate);
  };

/** What a click on the page that is opened now says; null: the page offers none. */
async function look(
  world: StepsWorld,
  { deal, step, status }: { deal: SoldDeal; step: number | null; status: DraftStatus },
): Promise<Record<string, unknown> | null> {
  const { schedule } = await world.plan(deal);
  const stepId = step === null ? undefined : schedule.steps[step % Math.max(schedule.steps.length, 1)]?.stepId;
  const actor = { userId: BOSS.userId, right: 'approve' as const, teamIds: [] };
  const choices = { stepId, status, newContactName: nameOf(world, deal) };
  const drafted = await world.process(living(), (deps) =>
    draftInvoice(deps, { portalId: PORTAL, actor, dealId: deal.id, choices }),
  );
  if (drafted === 'killed' || !drafted.ok || drafted.value.hash === null) return null;
  return { dealId: deal.id, requestId: randomId(), hash: drafted.value.hash, ...choices };
}

/** What the person calls a customer whom Xero may not know. */
const nameOf = (world: StepsWorld, { companyId }: SoldDeal): string | undefined =>
  world.deals.find(({ company }) => company?.id === companyId)?.company?.called.concat(` ${companyId}`);

/** Which invoice of a deal. */
interface Chosen {
  deal: number;
  nth: number;
}

export function invoiceOf(world: StepsWorld, { deal, nth }: Chosen): InvoiceFact | undefined {
  const all = world.stands.invoicesOf(world.sold[deal]!.id);
  return all[nth % Math.max(all.length, 1)];
}

/** A click on one of the invoice's moves. */
export const move =
  (chosen: Chosen, asked: Exclude<Move, 'return'>): Act =>
  async (world, fate) => {
    const invoice = invoiceOf(world, chosen);
    const door = postInvoiceActions.find(({ path }) => path.endsWith(`/${asked}`));
    if (!invoice || !door) return;
    const dealId = world.sold[chosen.deal]!.id;
    await world.knock(door, { dealId, invoiceId: invoice.id, requestId: randomId() }, fate);
  };

/** A click on *Update the draft*, or on *Submit again*, by what the page says now. */
export const update =
  (chosen: Chosen, submits: boolean): Act =>
  async (world, fate) => {
    const invoice = invoiceOf(world, chosen);
    if (!invoice) return;
    const door = submits ? postResubmit : postUpdate;
    const asked = { dealId: world.sold[chosen.deal]!.id, invoiceId: invoice.id };
    const unseen = { hash: '-', version: '-' };
    const answer = await world.knock(door, { ...asked, ...unseen, requestId: randomId() }, living());
    const changed = answer as CreateInvoiceAnswer | null;
    if (changed?.outcome !== 'changed' || changed.draft.hash === null) return;
    const { hash, updates } = changed.draft;
    const seen = submits ? { hash } : { hash, version: updates?.version };
    await world.knock(door, { ...asked, ...seen, requestId: randomId() }, fate);
  };

/** A click on *Credit*, of one part in so many of what the page says is not credited yet. */
export const credit =
  (chosen: Chosen, of: number): Act =>
  async (world, fate) => {
    const invoice = invoiceOf(world, chosen);
    if (!invoice) return;
    const asked = { dealId: world.sold[chosen.deal]!.id, invoiceId: invoice.id };
    const offer = (await world.knock(getCredit, asked, living())) as CreditOffer | null;
    if (!offer) return;
    const amount = decimal(offer.left).div(of).toFixed(2);
    const click = { ...asked, version: offer.version, amount, reason: 'Sent back', requestId: randomId() };
    await world.knock(postCredit, click, fate);
  };

/** Somebody changes the deal in HubSpot; the mirror may hear of it later. */
export const edit =
  (index: number, { prices, isHeard }: { prices: [string, string]; isHeard: boolean }): Act =>
  async (world) => {
    const deal = world.sold[index]!;
    deal.prices = prices;
    if (isHeard) await world.hear();
  };

/** A click on *Save* under the deal's schedule: what is billed stays, and these steps follow it. */
export const plan =
  (index: number, steps: readonly StepInput[]): Act =>
  async (world, fate) => {
    const deal = world.sold[index]!;
    const { schedule, plan: now } = await world.plan(deal);
    const kept = now.steps.filter(({ isLocked }) => isLocked).map(asInput);
    const asked = { dealId: deal.id, version: schedule.version, steps: [...kept, ...steps] };
    await world.knock(postSchedule, asked, fate);
  };

function asInput({ stepId, role, share, when }: Step): StepInput {
  if (share.kind === 'rest') return { stepId, role, share, when };
  return share.kind === 'percent'
    ? { stepId, role, share: { kind: 'percent', percent: share.percent.toFixed() }, when }
    : { stepId, role, share: { kind: 'amount', amount: share.amount.toFixed() }, when };
}

/** Plans the next invoice of each of the deals, and starts to bill all that are ready. */
export const billMany =
  (deals: readonly number[], status: DraftStatus): Act =>
  async (world, fate) => {
    const dealIds = deals.map((index) => world.sold[index]!.id);
    const planned = await world.knock(postPlan, { requestId: randomId(), dealIds, status }, living());
    if (planned === null) return;
    const { runId } = planned as BulkPlanned;
    const ids = { portalId: PORTAL, ids: { runId } };
    const ready = await world.process(living(), async (deps) => {
      for (let jobs = 0; jobs < 2; jobs += 1) await planBulkJob(deps, ids);
      return deps.inBulk(PORTAL, async ({ bulk }) => {
        const rows = (await bulk.rows(runId)).filter(({ state }) => state === 'ready');
        return { version: (await bulk.read(runId))?.version ?? 0, deals: rows.map(({ dealId }) => dealId) };
      });
    });
    if (ready === 'killed' || ready.deals.length === 0) return;
    await world.knock(postStart, { runId, ...ready }, fate);
    world.runs.push(runId);
  };

/** One job of the newest run. */
export const billNext: Act = async (world, fate) => {
  const runId = world.runs.at(-1);
  if (runId !== undefined) await world.runJob(runId, fate);
};
