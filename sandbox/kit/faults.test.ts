import { createFaults, faultSchema } from './faults.ts';

const strikes = (seed: number): boolean[] => {
  const faults = createFaults();
  faults.add(faultSchema.parse({ operation: '*', kind: 'cut', probability: 0.3, seed }));
  return Array.from({ length: 200 }, () => faults.strike('any') !== undefined);
};

test('a probability is repeatable by its seed and near what was asked', () => {
  expect(strikes(7)).toEqual(strikes(7));
  expect(strikes(7)).not.toEqual(strikes(8));
  const share = strikes(7).filter(Boolean).length / 200;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.4);
});

test('a fault strikes its own operation only, as often as asked, in the order switched on', () => {
  const faults = createFaults();
  faults.add(faultSchema.parse({ operation: 'a', kind: 'cut', times: 1 }));
  faults.add(faultSchema.parse({ operation: '*', kind: 'half', times: 1 }));
  expect(faults.strike('a')?.kind).toBe('cut');
  expect(faults.strike('b')?.kind).toBe('half');
  expect(faults.strike('a')).toBeUndefined();
});

test('a fault may name a finer kind of call, or all calls of the operation', () => {
  const faults = createFaults();
  faults.add(faultSchema.parse({ operation: 'a.fine', kind: 'cut', times: 1 }));
  expect([faults.strike('a'), faults.strike('a', 'a.coarse')]).toEqual([undefined, undefined]);
  expect(faults.strike('a', 'a.fine')?.kind).toBe('cut');
  faults.add(faultSchema.parse({ operation: 'a', kind: 'half' }));
  expect(faults.strike('a', 'a.fine')?.kind).toBe('half');
});

test('a lag stands beside other faults: it strikes lists that ask for it, and nothing else', () => {
  const faults = createFaults();
  faults.add(faultSchema.parse({ operation: 'list', kind: 'lag', delayMs: 90_000, times: 2 }));
  faults.add(faultSchema.parse({ operation: '*', kind: 'cut', times: 1 }));
  expect(faults.strike('list')?.kind).toBe('cut');
  expect(faults.strike('list')).toBeUndefined();
  expect(['list', 'get', 'list', 'list'].map(faults.lagMs)).toEqual([90_000, 0, 90_000, 0]);
});
