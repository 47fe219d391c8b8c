import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same name on every machine and every day. */
export interface Random {
  /** A fraction, 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean;
}

/** A stream of its own for each name, so that what one record draws never shifts what another one gets (mulberry32). */
export function randomFor(name: string): Random {
  let state = createHash('sha1').update(name).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[between(0, list.length - 1)];
    if (picked === undefined) throw new Error(`${name}: nothing to pick from`);
    return picked;
  };
  return { next, between, pick, chance: (percent) => next() * 100 < percent };
}
