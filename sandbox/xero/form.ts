import type { Request, Response } from 'express';
import type { Operation } from '../kit/operations.ts';
import { badQuery, jsonOnly } from './problems.ts';
import type { Query } from './reading/filters.ts';

const FLAG = /^(true|false)$/i;
const FLAGS = ['summarizeErrors', 'summaryOnly', 'includeArchived', 'createdByMyApp', 'IncludeOnline'];
const WHOLE = /^-?\d+$/;

/** What the values of parameters look like, wherever they are taken. Others are read by who takes them. */
const FORMS: Readonly<Record<string, RegExp>> = {
  page: WHOLE,
  pageSize: WHOLE,
  unitdp: /^[24]$/,
  ...Object.fromEntries(FLAGS.map((name) => [name, FLAG])),
};

/** The parameters of a call: a list counts as empty, and flags are `true` or `false` however they are spelt. */
export const queryOf = (request: Request): Query =>
  Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => {
      const text = typeof value === 'string' ? value : '';
      return [name, FLAGS.includes(name) ? text.toLowerCase() : text];
    }),
  );

const parameterFault = ([name, value]: [string, unknown], known: readonly string[]): string | undefined => {
  if (!known.includes(name)) return `The query parameter '${name}' is not known here`;
  if (typeof value !== 'string') return `The query parameter '${name}' is given more than once`;
  return FORMS[name]?.test(value) === false
    ? `The query parameter '${name}' cannot have the value '${value}'`
    : undefined;
};

const isJson = (request: Request): boolean => /^application\/json\b/i.test(request.get('content-type') ?? '');

const hasBody = ({ method, body }: Request): boolean => method !== 'GET' && Buffer.isBuffer(body) && body.length > 0;

const CONNECTIONS = '/connections';

/**
 * Looks at the form of a call to the accounting API or to the list of connections: a query that its operation declares, and
 * a body of JSON, if none of a file. Whether JSON may be answered, which the accounting API sees to itself, is asked of the
 * connections here. Xero itself is said to overlook what it does not know; a mistake shall show here.
 */
export const admit = (
  { path, query = [], takesFile = false }: Pick<Operation<unknown>, 'path' | 'query' | 'takesFile'>,
  request: Request,
  response: Response,
): boolean => {
  const isConnections = path.startsWith(CONNECTIONS);
  if (!path.startsWith('/api.xro/') && !isConnections) return true;
  const [fault] = Object.entries(request.query).flatMap((one) => parameterFault(one, query) ?? []);
  if (fault !== undefined) badQuery(response, fault);
  else if (!takesFile && hasBody(request) && !isJson(request)) jsonOnly(response, 415);
  else if (isConnections && request.accepts('json') === false) jsonOnly(response);
  else return true;
  return false;
};
