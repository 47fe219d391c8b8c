import type { Problem } from '../../../src/contract/envelope.ts';

/** How an action on an invoice ended. */
export type Ending =
  | { at: 'done' }
  /** The write goes on, but for longer than a person should watch. */
  | { at: 'unsettled' }
  | { at: 'refused'; problem: Pick<Problem, 'message' | 'fix'> };
