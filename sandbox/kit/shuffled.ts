import type { Random } from '../seed/random.ts';

/** The same things in an order that `random` decides (Fisher and Yates). */
export const shuffled = <T>(things: readonly T[], random: Random): T[] => {
  const left = [...things];
  return things.flatMap(() => left.splice(random.between(0, left.length - 1), 1));
};
