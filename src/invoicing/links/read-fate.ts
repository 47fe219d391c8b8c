import type { FateStore } from './ports.ts';
import { fateOf, type Fate } from './rules/fate.ts';

/** That a deal is no longer what its invoices bill; null: it is, or nothing bills it. */
export async function readFate(fates: FateStore, dealId: string): Promise<Fate | null> {
  const [deal] = await fates.billed({ dealIds: [dealId] });
  return deal ? fateOf(deal, { wasWon: false }) : null;
}
