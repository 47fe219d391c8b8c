import { createFaults, faultSchema, type Faults, type Strikable } from './faults.ts';
import { roughDay } from './rough.ts';

const OPERATIONS: Strikable[] = [
  { id: 'a', finer: ['a.fine', 'a.coarse'] },
  { id: 'b' },
  { id: 'list', lags: true },
  { id: 'get' },
];

const start = (...standing: Parameters<typeof createFaults>): Faults => {
  const faults = createFaults(...standing);
  OPERATIONS.forEach(faults.know);
  return faults;
};

const strikes = (seed: number): boolean[] => {
  const faults = start();
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
  const faults = start();
  faults.add(faultSchema.parse({ operation: 'a', kind: 'cut', times: 1 }));
  faults.add(faultSchema.parse({ operation: '*', kind: 'half', times: 1 }));
  expect(faults.strike('a')?.kind).toBe('cut');
  expect(faults.strike('b')?.kind).toBe('half');
  expect(faults.strike('a')).toBeUndefined();
});

test('a fault may name a finer kind of call, or all calls of the operation', () => {
  const faults = start();
  faults.add(faultSchema.parse({ operation: 'a.fine', kind: 'cut', times: 1 }));
  expect([faults.strike('a'), faults.strike('a', 'a.coarse')]).toEqual([undefined, undefined]);
  expect(faults.strike('a', 'a.fine')?.kind).toBe('cut');
  faults.add(faultSchema.parse({ operation: 'a', kind: 'half' }));
  expect(faults.strike('a', 'a.fine')?.kind).toBe('half');
});

test('a lag stands beside other faults: it strikes lists that ask for it, and nothing else', () => {
  const faults = start();
  faults.add(faultSchema.parse({ operation: 'list', kind: 'lag', delayMs: 90_000, times: 2 }));
  faults.add(faultSchema.parse({ operation: '*', kind: 'cut', times: 1 }));
  expect(faults.strike('list')?.kind).toBe('cut');
  expect(faults.strike('list')).toBeUndefined();
  expect(['list', 'get', 'list', 'list'].map(faults.lagMs)).toEqual([90_000, 0, 90_000, 0]);
});

test('the weather strikes where no other fault does, and stays when the others are cleared', () => {
  const faults = start(roughDay('throttle,delay,lag:1'));
  faults.add(faultSchema.parse({ operation: 'b', kind: 'cut', times: 1 }));
  expect(faults.strike('b')?.kind).toBe('cut');
  faults.clear();
  expect(faults.list()).toEqual([]);
  const struck = Array.from({ length: 400 }, () => faults.strike('b')?.kind);
  const throttled = struck.filter((kind) => kind === 'throttle').length;
  expect(struck.filter((kind) => kind === 'delay')).toHaveLength(400 - throttled);
  expect(throttled).toBeGreaterThan(5);
  expect(throttled).toBeLessThan(40);
  expect(faults.lagMs('list')).toBe(2000);
  expect(roughDay(undefined)).toEqual([]);
  expect(() => roughDay('hail:1')).toThrow('hail');
});

test.each([
  ['c', 'cut', "There is no operation 'c' for a fault to strike"],
  ['a.other', 'cut', "There is no operation 'a.other' for a fault to strike"],
  ['', 'cut', "There is no operation '' for a fault to strike"],
  ['get', 'lag', "No lag strikes 'get': it strikes only list"],
  ['a.fine', 'lag', "No lag strikes 'a.fine': it strikes only list"],
  ['a', 'cut', undefined],
  ['a.fine', 'cut', undefined],
  ['list', 'lag', undefined],
  ['*', 'lag', undefined],
] as const)('a fault on %j of the kind %s would never strike, or may (%#)', (operation, kind, refused) => {
  expect(start().refusal({ operation, kind })).toBe(refused);
});

test('where nothing lags, no lag is taken, not even on everything; what is refused cannot be switched on', () => {
  const faults = createFaults();
  faults.know({ id: 'get' });
  const lag = faultSchema.parse({ operation: '*', kind: 'lag' });
  expect(faults.refusal(lag)).toBe("No lag strikes '*': it strikes nothing here");
  expect(() => faults.add(lag)).toThrow('No lag strikes');
  expect(faults.list()).toEqual([]);
});
