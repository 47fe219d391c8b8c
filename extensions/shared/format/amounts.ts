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

/** What exact decimals come to, with as many decimals as the finest of them; no float is made of them. */
export function sumOf(amounts: readonly string[]): string {
  const decimals = Math.max(0, ...amounts.map(decimalsOf));
  const units = amounts.reduce((sum, amount) => sum + inUnits(amount, decimals), 0n);
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - decimals)}`;
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const inUnits = (amount: string, decimals: number): bigint =>
  BigInt(amount.replace('.', '') + '0'.repeat(decimals - decimalsOf(amount)));
