import { DEAL } from '../../customers/facts.ts';
import { closeIssues } from '../../issues/close-issues.ts';
import { openIssue, type IssueDeps } from '../../issues/open-issue.ts';
import type { DealFact } from '../../mirror/facts.ts';
import type { Merge } from '../../mirror/crm/ports.ts';
import type { Replaced } from '../../mirror/ports.ts';
import { FATE_KINDS, type BilledDeal } from './facts.ts';
import type { AskedDeals, FateStore } from './ports.ts';
import { fateOf } from './rules/fate.ts';

interface FateUnit {
  fates: FateStore;
  issues: IssueDeps['issues'];
}

type FateDeps = Pick<IssueDeps, 'clock' | 'newId'>;

/** What an issue about the fate of a deal is filed under. */
const fateSubject = (dealId: string): string => `deal-fate:${dealId}`;

/**
 * Says of deals that were deleted, lost or moved out of won that invoices still bill them, and closes what was said once that
 * is over: the invoice is gone, the deal is won again, or another deal is billed by it (C47). Deals that nothing bills cost
 * one statement together.
 */
export async function tellFates(deps: FateDeps, unit: FateUnit, asked: AskedDeals): Promise<void> {
  for (const deal of await unit.fates.billed(asked)) await tell(deps, unit, { deal, wasWon: false });
}

/** The same of deals that have changed in the mirror: who knows how they were knows which were won. */
export async function tellChangedDeals(deps: FateDeps, unit: FateUnit, deals: Replaced<DealFact>[]): Promise<void> {
  const wereWon = new Set(deals.filter(({ before }) => before?.isWon).map(({ id }) => id));
  for (const deal of await unit.fates.billed({ dealIds: deals.map(({ id }) => id) }))
    await tell(deps, unit, { deal, wasWon: wereWon.has(deal.dealId) });
}

/** The same of deals that were merged: the one that lives on was won when one of them was. */
export async function tellMergedDeals(deps: FateDeps, unit: FateUnit, merges: readonly Merge[]): Promise<void> {
  const intoOf = new Map(merges.map(({ id, into }) => [id, into]));
  const deals = await unit.fates.billed({ dealIds: [...new Set(merges.flatMap(({ id, into }) => [id, into]))] });
  const wereWon = new Set(deals.filter(wasEverWon).map(({ dealId }) => intoOf.get(dealId)));
  for (const deal of deals) await tell(deps, unit, { deal, wasWon: wereWon.has(deal.dealId) });
}

const wasEverWon = ({ isWon, told }: BilledDeal): boolean => isWon || told.includes('deal_reopened_billed');

async function tell(
  deps: FateDeps,
  { issues }: FateUnit,
  { deal, wasWon }: { deal: BilledDeal; wasWon: boolean },
): Promise<void> {
  const fate = fateOf(deal, { wasWon });
  const subject = fateSubject(deal.dealId);
  const over = FATE_KINDS.filter((kind) => kind !== fate?.kind && deal.told.includes(kind));
  if (over.length > 0) await closeIssues({ issues, ...deps }, { kind: [...over], subjects: [subject] });
  if (fate === null) return;
  const { kind, message, fix } = fate;
  const [invoice, second] = deal.standing;
  await openIssue(
    { issues, ...deps },
    {
      ...{ kind, subject, message, fix, vendorWords: [] },
      about: {
        tenantId: invoice?.tenantId ?? null,
        record: { objectTypeId: DEAL, objectId: deal.dealId },
        document: invoice && !second ? { invoiceId: invoice.invoiceId, number: invoice.number } : null,
      },
    },
  );
}
