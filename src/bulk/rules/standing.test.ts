import fc from 'fast-check';
import type { IntentStatus } from '../../invoicing/facts.ts';
import type { RowState } from '../facts.ts';
import { countsOf, isRetried, mayDo, progressOf, runStands, standingOf } from './standing.ts';

const STATES: RowState[] = ['unplanned', 'ready', 'needs_you', 'cannot', 'chosen', 'billing', 'sent', 'failed'];
const INTENTS: IntentStatus[] = ['pending', 'sending', 'unclear', 'done', 'rejected', 'released'];

test.each([
  ['unplanned', null, 'planning'],
  ['ready', null, 'ready'],
  ['chosen', null, 'waiting'],
  ['billing', null, 'sending'],
  ['sent', 'pending', 'sending'],
  ['sent', 'unclear', 'checking'],
  ['sent', 'done', 'done'],
  ['sent', 'released', 'done'],
  ['sent', 'rejected', 'failed'],
  ['failed', null, 'failed'],
] as const)('a row that is %s with an intent that is %s stands as %s', (state, intent, standing) => {
  expect(standingOf(state, intent)).toBe(standing);
});

test('only what has failed is tried again, never what is being found out or done', () => {
  const retried = STATES.flatMap((state) =>
    [null, ...INTENTS].filter((intent) => isRetried(state, intent)).map((intent) => [state, intent]),
  );
  expect(retried).toEqual([['sent', 'rejected'], ...[null, ...INTENTS].map((intent) => ['failed', intent])]);
});

const tallies = fc.array(
  fc.record({
    state: fc.constantFrom(...STATES),
    intent: fc.option(fc.constantFrom(...INTENTS)),
    rows: fc.integer({ min: 1, max: 500 }),
  }),
);

test('counts lose no row, and progress ends when nothing waits or is on its way', () => {
  fc.assert(
    fc.property(tallies, (some) => {
      const counts = countsOf(some);
      const all = some.reduce((sum, { rows }) => sum + rows, 0);
      expect(Object.values(counts).reduce((sum, rows) => sum + rows, 0)).toBe(all);
      const { done, of } = progressOf({ state: 'idle' }, counts);
      expect(done).toBeLessThanOrEqual(of);
      expect(done === of).toBe(counts.waiting + counts.sending + counts.checking === 0);
    }),
  );
});

test('a run is planned until it was started, and finished when nothing is on its way', () => {
  const none = countsOf([]);
  const one = (state: RowState) => countsOf([{ state, intent: null, rows: 1 }]);
  expect(runStands({ state: 'planning', startedAt: null }, one('unplanned'))).toBe('planning');
  expect(runStands({ state: 'idle', startedAt: null }, one('ready'))).toBe('planned');
  expect(runStands({ state: 'running', startedAt: new Date() }, none)).toBe('running');
  expect(runStands({ state: 'stopping', startedAt: new Date() }, none)).toBe('running');
  expect(runStands({ state: 'idle', startedAt: new Date() }, one('sent'))).toBe('running');
  expect(runStands({ state: 'idle', startedAt: new Date() }, one('ready'))).toBe('finished');
});

test('planning counts what was looked at', () => {
  const counts = countsOf([
    { state: 'unplanned', intent: null, rows: 3 },
    { state: 'ready', intent: null, rows: 2 },
  ]);
  expect(progressOf({ state: 'planning' }, counts)).toEqual({ done: 2, of: 5 });
});

test.each([
  ['idle', 'ready', { start: true, retry: false, stop: false }],
  ['idle', 'failed', { start: false, retry: true, stop: false }],
  ['running', 'ready', { start: false, retry: false, stop: false }],
  ['running', 'failed', { start: false, retry: false, stop: false }],
  ['running', 'chosen', { start: false, retry: false, stop: true }],
  ['stopping', 'chosen', { start: false, retry: false, stop: false }],
  ['planning', 'ready', { start: false, retry: false, stop: false }],
] as const)('of a run that is %s with a row that is %s', (state, row, may) => {
  expect(mayDo({ state }, countsOf([{ state: row, intent: null, rows: 1 }]))).toEqual(may);
});
