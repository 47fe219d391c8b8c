import { sum, zero, type Decimal } from '../../lib/money.ts';
import type { Age, Reason, Unbilled } from '../facts.ts';
import { AGES } from './age.ts';

/** Each deal is under one of them: what counts, what its schedule bills later, what was won before Tieout was live, what is passed over. */
export type Show = 'open' | 'planned' | 'before' | 'ignored';

export interface Choice {
  show: Show;
  reason?: Reason | undefined;
  age?: Age | undefined;
  pipelineId?: string | undefined;
  currency?: string | undefined;
  /** Whose deals; absent: everybody's. */
  isTheirs?: ((deal: Unbilled['deal']) => boolean) | undefined;
  sort: 'age' | 'amount';
}

/** What some deals of one currency come to. */
export interface Sum {
  deals: number;
  /** In no invoice, and could be billed now; of planned deals what is planned. */
  open: Decimal;
  inDrafts: Decimal;
}

export interface Total extends Sum {
  currency: string;
  /** Of the deals without an amount, or billed in another currency, nothing is in the sums. */
  unknown: number;
  /** How long ago the oldest of them was won; null: that is known of none. */
  oldestDays: number | null;
  ages: (Sum & { age: Age })[];
  /** What is passed over beside them. */
  ignored: Sum;
}

export const showOf = ({ ignoring, reason, isBefore }: Unbilled): Show => {
  if (ignoring?.state === 'stands') return 'ignored';
  if (reason === 'planned') return 'planned';
  return isBefore ? 'before' : 'open';
};

/** What is chosen, in its order: the oldest first, or by currency the largest first. Of deals alike the lower id comes first. */
export const chosen = (all: readonly Unbilled[], choice: Choice): Unbilled[] =>
  all
    .filter((one) => showOf(one) === choice.show && isChosen(one, choice))
    .toSorted((one, other) => orders[choice.sort](one, other) || byId(one, other));

/** The sums of what is chosen, by currency, whichever currency is chosen: all of it, and never one added to another. */
export function totalsOf(all: readonly Unbilled[], choice: Choice): Total[] {
  const every = { ...choice, currency: undefined };
  const counted = all.filter((one) => isChosen(one, every));
  const currencies = [...new Set(chosen(counted, every).map(({ deal }) => deal.currency))].sort();
  return currencies.map((currency) => {
    const mine = counted.filter(({ deal }) => deal.currency === currency);
    const shown = mine.filter((one) => showOf(one) === choice.show);
    const days = shown.flatMap((one) => one.days ?? []);
    return {
      ...{ currency, ...sumOf(shown) },
      unknown: shown.filter(({ open }) => open === null).length,
      oldestDays: days.length > 0 ? Math.max(...days) : null,
      ages: AGES.map((age) => ({ age, ...sumOf(shown.filter((one) => one.age === age)) })),
      ignored: sumOf(choice.show === 'open' ? mine.filter((one) => showOf(one) === 'ignored') : []),
    };
  });
}

const sumOf = (some: readonly Unbilled[]): Sum => ({
  deals: some.length,
  open: sum(some.map(({ open }) => open ?? zero)),
  inDrafts: sum(some.map(({ inDrafts }) => inDrafts)),
});

function isChosen(one: Unbilled, { reason, age, pipelineId, currency, isTheirs }: Choice): boolean {
  const { deal } = one;
  return (
    (reason === undefined || one.reason === reason) &&
    (age === undefined || one.age === age) &&
    (pipelineId === undefined || deal.pipelineId === pipelineId) &&
    (currency === undefined || deal.currency === currency) &&
    (isTheirs === undefined || isTheirs(deal))
  );
}

/** What hangs on the deal: of one without an amount it is not known, and it comes last. */
const atStake = ({ open, inDrafts }: Unbilled): Decimal | null =>
  open === null && inDrafts.eq(zero) ? null : (open ?? zero).plus(inDrafts);

const orders: Record<Choice['sort'], (one: Unbilled, other: Unbilled) => number> = {
  age: (one, other) => (other.days ?? -1) - (one.days ?? -1),
  amount: (one, other) => {
    const [a, b] = [atStake(one), atStake(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return byCode(one.deal.currency, other.deal.currency) || b.cmp(a);
  },
};

const byCode = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const byId = ({ deal: { dealId: one } }: Unbilled, { deal: { dealId: other } }: Unbilled): number =>
  one.length - other.length || byCode(one, other);

/**
 * A page of the rows, and the cursor of the one after it: how many come before, and the last deal of them. Where that deal is
 * not among them any more, as many are passed over as there were.
 */
export function pageOf(
  rows: readonly Unbilled[],
  { cursor, most }: { cursor: string | null; most: number },
): { rows: Unbilled[]; next: string | null } {
  const [count, last] = cursor?.split('_') ?? [];
  const place = rows.findIndex(({ deal }) => deal.dealId === last);
  const from = place < 0 ? Number(count ?? 0) : place + 1;
  const until = from + most;
  const page = rows.slice(from, until);
  return { rows: page, next: until < rows.length ? `${until}_${page.at(-1)?.deal.dealId ?? ''}` : null };
}
