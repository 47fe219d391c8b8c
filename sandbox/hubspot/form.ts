import type { Request, Response } from 'express';
import type { Operation } from '../kit/operations.ts';
import { errorAnswer, invalid, type Answer } from './answer.ts';
import { bodyText } from './request.ts';

const FLAG = /^(true|false)$/;
const WHOLE = /^\d+$/;

/** What the values of parameters look like, wherever they are taken. Others are read by who takes them. */
const FORMS: Readonly<Record<string, RegExp>> = {
  after: WHOLE,
  archived: FLAG,
  dataSensitivity: /^(highly_sensitive|non_sensitive|sensitive)$/,
  installPortalId: WHOLE,
  limit: WHOLE,
  locale: /^[a-z]{2}(-[a-z]{2})?$/i,
};

/** These may be given more than once, and empty. */
const LISTS: readonly string[] = ['associations', 'properties', 'propertiesWithHistory'];

const parameterFault = ([name, value]: [string, unknown], known: readonly string[]): string | undefined => {
  if (!known.includes(name)) return `There is no query parameter ${name} here`;
  if (LISTS.includes(name)) return undefined;
  if (typeof value !== 'string') return `The query parameter ${name} is given more than once`;
  const form = FORMS[name] ?? /./;
  return form.test(value) ? undefined : `The query parameter ${name} cannot have the value '${value}'`;
};

const badQuery = (parameter: string, message: string): Answer =>
  errorAnswer({ status: 400, category: 'VALIDATION_ERROR', message, context: { parameter: [parameter] } });

const queryFault = (request: Request, known: readonly string[]): Answer | undefined => {
  for (const [name, value] of Object.entries(request.query)) {
    const message = parameterFault([name, value], known);
    if (message !== undefined) return badQuery(name, message);
  }
  return undefined;
};

const acceptFault = (request: Request): Answer | undefined =>
  request.accepts('application/json') === false
    ? errorAnswer({
        status: 406,
        category: 'VALIDATION_ERROR',
        message: 'Answers are application/json and nothing else',
      })
    : undefined;

/** Beside those that read and remove. */
const BODILESS: readonly string[] = ['associations.putDefault'];

const bodyFault = ({ id, method }: Pick<Operation<unknown>, 'id' | 'method'>, request: Request): Answer | undefined => {
  const takesBody = method !== 'get' && method !== 'delete' && !BODILESS.includes(id);
  return takesBody || bodyText(request) === '' ? undefined : invalid('No body is taken here');
};

/**
 * Looks at the form of a call: whether JSON will do as an answer, its query, and that there is no body where none is taken. HubSpot
 * itself is said to overlook what it does not know; a mistake shall show here.
 */
export const admit = (
  operation: Pick<Operation<unknown>, 'id' | 'method' | 'query'>,
  request: Request,
  response: Response,
): boolean => {
  const refusal = acceptFault(request) ?? queryFault(request, operation.query ?? []) ?? bodyFault(operation, request);
  if (refusal !== undefined) response.status(refusal.status).json(refusal.body);
  return refusal === undefined;
};
