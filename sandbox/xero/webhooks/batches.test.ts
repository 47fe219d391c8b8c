import { randomFor } from '../../seed/random.ts';
import { inOrder, oneByOne } from './batches.ts';
import type { NumberedEvent } from './memory.ts';

const numbered = (...sequences: number[]): NumberedEvent[] =>
  sequences.map((sequence) => ({ sequence, event: {} as NumberedEvent['event'] }));
const numbers = (batches: NumberedEvent[][]) => batches.map((batch) => batch.map(({ sequence }) => sequence));
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('a batch has no gap in its numbers and no more than a hundred events', () => {
  expect(numbers(inOrder(numbered(1, 2, 4, 5, 9)))).toEqual([[1, 2], [4, 5], [9]]);
  expect(inOrder(numbered(...upTo(250))).map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(inOrder([])).toEqual([]);
});

test('a shuffle loses nothing, changes the order, and is the same again for the same seed', () => {
  const order = (seed: string) => numbers(oneByOne(numbered(...upTo(30)), randomFor(seed))).flat();
  expect(order('7')).toEqual(order('7'));
  expect(order('7')).not.toEqual(order('8'));
  expect(order('7')).not.toEqual(upTo(30));
  expect(order('7').sort((one, other) => one - other)).toEqual(upTo(30));
});
