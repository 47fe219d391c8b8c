import { shuffled } from '../../kit/shuffled.ts';
import type { Random } from '../../seed/random.ts';
import type { NumberedEvent } from './memory.ts';

const MOST = 100;

/** Cuts events into POSTs: at most 100 in each, and their numbers without a gap, so that first and last say it all. */
export const inOrder = (events: readonly NumberedEvent[]): NumberedEvent[][] => {
  const batches: NumberedEvent[][] = [];
  for (const one of events) {
    const batch = batches.at(-1);
    const follows = batch?.at(-1)?.sequence === one.sequence - 1;
    if (batch === undefined || !follows || batch.length === MOST) batches.push([one]);
    else batch.push(one);
  }
  return batches;
};

/** Every event in a POST of its own, in an order that `random` decides. */
export const oneByOne = (events: readonly NumberedEvent[], random: Random): NumberedEvent[][] =>
  shuffled(events, random).map((event) => [event]);
