import type { Operation } from '../../kit/operations.ts';
import type { Answer } from '../answer.ts';
import type { Caller } from '../guard.ts';
import type { WriteCall } from './batch.ts';

/** Answers one call. */
export type Serve = (call: WriteCall) => Answer | Promise<Answer>;
/** Paths are below the accounting API's own. */
export type Route = Pick<Operation<Caller>, 'id' | 'method' | 'path' | 'scopes' | 'query' | 'takesFile'> & {
  serve: Serve;
};
