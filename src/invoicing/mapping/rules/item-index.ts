import type { MirrorItem } from '../facts.ts';
import { fold } from './fold.ts';

/** The items that can be sold, by what they are looked for by. */
export interface ItemIndex {
  byCode: ReadonlyMap<string, MirrorItem[]>;
  /** By how the words of their names begin. */
  byStem: ReadonlyMap<string, MirrorItem[]>;
}

/** A deal of a thousand lines looks among the same items a thousand times: their index is made once and lasts as long as they do. */
const indexes = new WeakMap<readonly MirrorItem[], ItemIndex>();

export function indexOf(items: readonly MirrorItem[]): ItemIndex {
  const index = indexes.get(items) ?? makeIndex(items);
  indexes.set(items, index);
  return index;
}

function makeIndex(items: readonly MirrorItem[]): ItemIndex {
  const byStem = new Map<string, MirrorItem[]>();
  const sold = items.filter(({ isSold }) => isSold);
  for (const item of sold)
    for (const stem of stemsOf(item.name)) {
      const alike = byStem.get(stem) ?? [];
      alike.push(item);
      byStem.set(stem, alike);
    }
  return { byCode: Map.groupBy(sold, ({ code }) => fold(code)), byStem };
}

/** As many letters as two words must share for their names to be compared at all. */
const STEM = 3;

/** How the words of a name begin, each beginning once. */
export const stemsOf = (name: string): Set<string> =>
  new Set((fold(name).match(WORDS) ?? []).map((word) => word.slice(0, STEM)));

const WORDS = /[\p{L}\p{N}]+/gu;

/** The letters and digits of a text alone, folded. */
export const lettersOf = (text: string): string => (fold(text).match(WORDS) ?? []).join('');
