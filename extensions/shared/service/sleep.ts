/** Milliseconds between looks after an action: from 2 to 10 seconds apart, two minutes in all. */
export const lookWaits: readonly number[] = [2000, 4000, 6000, 8000, ...Array<number>(10).fill(10_000)];

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
