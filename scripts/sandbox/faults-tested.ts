import type { Fault } from '../../sandbox/kit/faults.ts';
import type { Implemented } from './implemented.ts';

type Kind = Fault['kind'];

/** What strikes every operation of either vendor. */
const EVERYWHERE: Kind[] = ['status', 'delay', 'cut', 'half', 'commit-then-cut', 'throttle'];

/** The kinds of faults that strike an operation. test/contract/every-fault.test.ts strikes each with all of its own, and no other. */
export const kindsThatStrike = ({ lags = false }: Implemented): Kind[] => [
  ...EVERYWHERE,
  ...(lags ? (['lag'] as const) : []),
];

/** What the table says of an operation: `all`, or `all, lag`. */
export const faultsOf = ({ lags = false }: Implemented): string => (lags ? 'all, lag' : 'all');
