import { token_set_ratio, token_sort_ratio } from 'fuzzball';
import type { MirrorItem, Proposal, Sold } from '../facts.ts';
import { indexOf, lettersOf, stemsOf } from './item-index.ts';

/** Below it, names share some letters and mean different things. */
const LEAST = 0.6;

const MOST = 5;

/** A SKU that differs from a code by its hyphens and blanks only; a person confirms it all the same. */
const SAME_LETTERS = 0.95;

/** A name that holds the other whole, as `Support` and `Support, premium`, is likely, and less so than the same words. */
const HELD_WHOLE = 0.9;

/**
 * The likeliest of the items that are sold, at most five, the likeliest first, then by code. Only names of which two words
 * begin alike are compared, so that a long price list costs little.
 */
export function proposeItems(sold: Pick<Sold, 'sku' | 'name'>, items: readonly MirrorItem[]): Proposal[] {
  const { byCode, byStem } = indexOf(items);
  const sku = lettersOf(sold.sku ?? '');
  const spelled = sku === '' ? [] : [...byCode.values()].flat().filter(({ code }) => lettersOf(code) === sku);
  const named = [...stemsOf(sold.name)].flatMap((stem) => byStem.get(stem) ?? []);
  return [...new Set([...spelled, ...named])]
    .map((item) => {
      const likeness = Math.max(likenessOf(sold.name, item.name), spelled.includes(item) ? SAME_LETTERS : 0);
      return { itemId: item.id, itemCode: item.code, name: item.name, likeness };
    })
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness || (a.itemCode < b.itemCode ? -1 : 1))
    .slice(0, MOST);
}

/** How alike two names are, from 0 to 1, in whatever order their words stand. */
export function likenessOf(one: string, other: string): number {
  return Math.max(token_sort_ratio(one, other), HELD_WHOLE * token_set_ratio(one, other)) / 100;
}
