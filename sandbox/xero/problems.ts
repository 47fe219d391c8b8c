import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Fault } from '../kit/faults.ts';
import { send } from './answer.ts';
import { given } from './wire/wire.ts';

/** What a fault asks for. */
type Failure = Pick<Fault, 'status' | 'words'>;

const problem = (response: Response, status: 401 | 403, Detail: string): void => {
  const Title = status === 401 ? 'Unauthorized' : 'Forbidden';
  response.status(status).json({ Type: null, Title, Status: status, Detail, Instance: randomUUID(), Extensions: {} });
};

const two = (number: number): string => String(number).padStart(2, '0');

/** 401: the access token has run out; `at` is when. A refresh helps. */
export const tokenExpired = (response: Response, at: Date): void => {
  const day = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}`;
  problem(response, 401, `TokenExpired: token expired at ${day} ${at.toISOString().slice(11, 19)}`);
};

const UNKNOWN = 'AuthenticationUnsuccessful';

/** 401: no token, or one that Xero has not made. */
export const badToken = (response: Response): void => problem(response, 401, UNKNOWN);

/** 401: the token lacks the scope. A refresh does not help, a new consent does. */
export const scopeMissing = (response: Response): void => {
  response.set('WWW-Authenticate', 'Bearer error="insufficient_scope"');
  problem(response, 401, 'AuthorizationUnsuccessful');
};

/** 403: the organisation is not, or no longer, connected. */
export const notConnected = (response: Response): void => problem(response, 403, UNKNOWN);

/** 400: a query that cannot be read. */
export const badQuery = (response: Response, Message: string): void =>
  void response.status(400).json({ ErrorNumber: 16, Type: 'QueryParseException', Message });

const NOT_FOUND = 'The resource you are looking for cannot be found';

/** 404, in plain text as Xero does. */
export const notFound = (response: Response): void => void response.status(404).type('text').send(NOT_FOUND);

/** 406 for an answer, 415 for a body: only JSON is spoken here. Xero itself speaks XML too. */
export const jsonOnly = (response: Response, status: 406 | 415 = 406): void => {
  const header = status === 406 ? 'Accept' : 'Content-Type';
  response.status(status).type('text').send(`The stand-in speaks JSON only: send ${header}: application/json`);
};

/** 429; only the minute and the day say when to come back. */
export const throttled = (response: Response, limit: { problem: string; retryAfter?: number }): void => {
  response.set('X-Rate-Limit-Problem', limit.problem);
  if (limit.retryAfter !== undefined) response.set('Retry-After', String(limit.retryAfter));
  response.status(429).end();
};

/** What Xero says in plain text of what is no fault of the call's content. */
const TEXTS: Readonly<Record<number, string>> = {
  404: NOT_FOUND,
  412: 'A precondition of the request is not met',
  501: 'The method you have called has not been implemented',
  503: 'The Xero API is temporarily unavailable',
};

/** The plain text of a failure; undefined: its body is empty. */
export const failureText = ({ status, words }: Failure): string | undefined => words ?? TEXTS[status];

/** A failure that a fault asked for; a 400 without words is a refusal that says nothing. */
export const failed = (response: Response, { status, words }: Failure): void => {
  if (status === 400 && words !== undefined)
    response.status(400).json({ ErrorNumber: 10, Type: 'ValidationException', Message: words, Elements: [] });
  else if (status === 401 || status === 403) problem(response, status, words ?? UNKNOWN);
  else send(response, { status, ...given('text', failureText({ status, words })) });
};
