import type { Operation } from '../../kit/operations.ts';
import type { Answer } from '../answer.ts';
import type { Caller } from '../guard.ts';
import { writeBatch, type Kind, type WriteCall } from './batch.ts';
import { addNotes, answerHistory, type Documented } from './documents/history.ts';
import { unknownDocument } from './problems.ts';

/** Answers one call. */
export type Serve = (call: WriteCall) => Answer | Promise<Answer>;
/** Paths are below the accounting API's own. */
export type Route = Pick<Operation<Caller>, 'id' | 'method' | 'path' | 'scopes' | 'query' | 'takesFile'> & {
  serve: Serve;
};

/** Writes the documents of the body. */
export const batch =
  <Input>(kind: Kind<Input>): Serve =>
  (call) =>
    writeBatch(kind, call);

/** Serves the document that the path names; 404 when there is none. */
export const on =
  <T>(find: (call: WriteCall) => T | undefined, serve: (call: WriteCall, one: T) => Answer | Promise<Answer>): Serve =>
  (call) => {
    const one = find(call);
    return one === undefined ? unknownDocument() : serve(call, one);
  };

interface WithHistory extends Record<'reads' | 'writes', readonly string[]> {
  /** Of the document: `/Quotes/:key`. */
  path: string;
  find: (call: WriteCall) => Documented | undefined;
}

/** The two routes of a document's history. `name` is as in the operation ids: `Quote`. */
export const historyRoutes = (name: string, { path, reads, writes, find }: WithHistory): Route[] => [
  { id: `get${name}History`, method: 'get', path: `${path}/History`, scopes: reads, serve: on(find, answerHistory) },
  { id: `create${name}History`, method: 'put', path: `${path}/History`, scopes: writes, serve: on(find, addNotes) },
];
