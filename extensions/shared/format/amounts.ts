/** Whether an exact decimal is nothing. */
export const isZero = (amount: string): boolean => /^-?0*\.?0*$/.test(amount);

/**
 * How much of a whole a part is, in whole percents from 0 to 100, for a picture: rounded down, so that only the whole is 100.
 * Both are exact decimals, of which no float is made.
 */
export function percentOf(part: string, whole: string): number {
  const decimals = Math.max(decimalsOf(part), decimalsOf(whole));
  const [one, all] = [inUnits(part, decimals), inUnits(whole, decimals)];
  if (all <= 0n || one <= 0n) return 0;
  return Number(one >= all ? 100n : (one * 100n) / all);
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const inUnits = (amount: string, decimals: number): bigint =>
  BigInt(amount.replace('.', '') + '0'.repeat(decimals - decimalsOf(amount)));
