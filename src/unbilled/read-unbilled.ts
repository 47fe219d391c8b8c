import { dateIn } from '../lib/calendar.ts';
import type { LedgerEntry } from '../invoicing/ledger/facts.ts';
import type { LedgerStore } from '../invoicing/ledger/ports.ts';
import { standingsOf } from '../invoicing/rules/standings-of.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { Unbilled } from './facts.ts';
import type { UnbilledStore } from './ports.ts';
import { unbilledOf, type Calendar } from './rules/unbilled-of.ts';

/** What the list reads of the portal, in one transaction. */
export interface UnbilledReads {
  unbilled: Pick<UnbilledStore, 'won' | 'liveSince'>;
  schedules: Pick<ScheduleStore, 'schedules'>;
  ledger: LedgerStore;
}

export interface UnbilledQuestion {
  books: { tenantId: string; zone: string; portal: { currency: string } };
  now: Date;
  /** Of that deal alone. */
  dealId?: string;
}

export interface UnbilledDeals {
  all: Unbilled[];
  calendar: Calendar;
  /** Whether there are more won deals than were looked at. */
  isCut: boolean;
}

/** More than a portal's reps have won and anybody would look through; the latest are looked at. */
const MOST_DEALS = 20_000;

/** Every won deal that is not billed in full, by the mirror, in as many statements whatever the number of deals. */
export async function readUnbilled(
  { unbilled, schedules, ledger }: UnbilledReads,
  { books, now, dealId }: UnbilledQuestion,
): Promise<UnbilledDeals> {
  const { tenantId, zone } = books;
  const asked = { tenantId, zone, portalCurrency: books.portal.currency, dealId: dealId ?? null, most: MOST_DEALS + 1 };
  const won = await unbilled.won(asked);
  const deals = won.slice(0, MOST_DEALS);
  const ids = deals.map(({ dealId: id }) => id);
  const scheduled = await schedules.schedules(ids);
  const entries = byDeal(await ledger.entries(tenantId, ids));
  const calendar = {
    ...{ zone, today: dateIn(zone, now) },
    liveSince: dateIn(zone, await unbilled.liveSince(tenantId)),
  };
  const all = deals.flatMap((deal) => {
    const schedule = scheduled.get(deal.dealId) ?? { dealId: deal.dealId, version: 0, steps: [] };
    const standings = standingsOf(entries.get(deal.dealId) ?? [], deal.currency);
    return unbilledOf(deal, { schedule, standings }, calendar) ?? [];
  });
  return { all, calendar, isCut: won.length > MOST_DEALS };
}

function byDeal(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry[]> {
  const all = new Map<string, LedgerEntry[]>();
  for (const entry of entries) all.set(entry.dealId, [...(all.get(entry.dealId) ?? []), entry]);
  return all;
}
