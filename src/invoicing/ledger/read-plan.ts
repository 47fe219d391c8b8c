import type { CalendarDate } from '../../lib/calendar.ts';
import { zero, type Decimal } from '../../lib/money.ts';
import type { DealPlan, Schedule } from '../../schedules/facts.ts';
import type { ScheduleStore } from '../../schedules/ports.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import type { DraftStore, MirroredDeal } from '../ports.ts';
import { dealAmount } from '../rules/deal-amount.ts';
import type { LedgerEntry } from './facts.ts';
import type { LedgerStore } from './ports.ts';
import { standingsOf } from '../rules/standings-of.ts';

/** What plans are read from, in one transaction of the portal. */
export interface PlanReads {
  schedules: Pick<ScheduleStore, 'schedules'>;
  ledger: LedgerStore;
  drafting: Pick<DraftStore, 'deals'>;
}

/** Of which organisation, and as of when. */
export interface PlanOf {
  tenantId: string;
  /** Of a deal that says none: the portal's. */
  currency: string;
  /** In the organisation's zone. */
  today: CalendarDate;
}

/** A deal of the mirror, how it is billed, and what that was told from. */
export interface ReadPlan {
  deal: MirroredDeal;
  schedule: Schedule;
  plan: DealPlan;
  entries: LedgerEntry[];
}

/** How each of those deals is billed by what the mirror and the outbox say, by their ids: three statements however many they are. */
async function readPlans(
  { schedules, ledger, drafting }: PlanReads,
  { dealIds, ...of }: PlanOf & { dealIds: readonly string[] },
): Promise<ReadonlyMap<string, ReadPlan>> {
  const deals = await drafting.deals(dealIds);
  const saved = await schedules.schedules(dealIds);
  const all = await ledger.entries(of.tenantId, dealIds);
  return new Map(
    deals.map((deal) => {
      const entries = all.filter(({ dealId }) => dealId === deal.deal.id);
      const schedule = saved.get(deal.deal.id) ?? { dealId: deal.deal.id, version: 0, steps: [] };
      return [deal.deal.id, { deal, schedule, entries, plan: planFor({ deal, schedule, entries }, of) }];
    }),
  );
}

/** The same of one deal; null: the mirror does not have it. */
export async function readPlan(
  reads: PlanReads,
  { dealId, ...of }: PlanOf & { dealId: string },
): Promise<ReadPlan | null> {
  return (await readPlans(reads, { ...of, dealIds: [dealId] })).get(dealId) ?? null;
}

function planFor(
  { deal: { deal }, schedule, entries }: Omit<ReadPlan, 'plan'>,
  { currency: portalCurrency, today }: PlanOf,
): DealPlan {
  const currency = deal.currency ?? portalCurrency;
  return planOf({ schedule, deal: amountOf(deal), currency, standings: standingsOf(entries, currency), today });
}

/** Lines that take more off than there is make no deal below nothing. */
const amountOf = (deal: MirroredDeal['deal']): Decimal | null => {
  const amount = dealAmount(deal);
  return amount?.lt(zero) ? zero : amount;
};
