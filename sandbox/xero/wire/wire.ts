import type { Big } from 'big.js';
import { round2 } from '../rules/amounts.ts';

/** One JSON object as Xero sends it. */
export type Wire = Record<string, unknown>;

/** A JSON number; our decimals have at most 15 significant digits, which a double keeps. */
export const wireNumber = (value: Big): number => value.toNumber();

/** A unit amount with the two decimals that are the default, or with the four that `unitdp=4` asks for. */
export const wireUnit = (value: Big, unitdp: 2 | 4): number => wireNumber(unitdp === 4 ? value : round2(value));

/** `{[name]: value}`, or nothing when there is no value. */
export const given = (name: string, value: unknown): Wire => (value === undefined ? {} : { [name]: value });

/** A copy without some fields. */
export const without = (wire: Wire, names: readonly string[]): Wire =>
  Object.fromEntries(Object.entries(wire).filter(([name]) => !names.includes(name)));
