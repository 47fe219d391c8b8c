import { randomUUID } from 'node:crypto';
import type { CardAnswer, CardRequest } from './card-request.ts';

type Context = Record<string, string[]>;

const contextOf = (request: CardRequest): Context => ({
  correlationId: [randomUUID()],
  httpMethod: [request.method],
  requestUri: [request.url],
});

/** 400: the proxy does not send this on. */
export const validationError = (request: CardRequest, message: string): CardAnswer => ({
  status: 400,
  body: { status: 'error', category: 'VALIDATION_ERROR', message, context: contextOf(request) },
});

/** 429: too many calls of the app are under way in this account. */
export const tooManyCalls = (request: CardRequest): CardAnswer => ({
  status: 429,
  body: {
    status: 'error',
    category: 'RATE_LIMITS',
    message: 'Too many concurrent requests from hubspot.fetch()',
    context: contextOf(request),
  },
});

/** 403: the app is not installed in this account, so nothing of it runs there. */
export const notInstalled = (request: CardRequest): CardAnswer => ({
  status: 403,
  body: {
    status: 'error',
    category: 'FORBIDDEN',
    message: 'The app is not installed in this account',
    context: contextOf(request),
  },
});

/** 200 around a failure: what HubSpot's proxy makes of every answer outside 2xx, and of none (500, or 504 in time). */
export const badGateway = (
  request: CardRequest,
  { status, responseBody }: { status: number; responseBody?: unknown },
): CardAnswer => ({
  status: 200,
  body: {
    status: 'error',
    category: 'BAD_GATEWAY',
    message: 'Error returned from Request Uri',
    context: { ...contextOf(request), appServerStatusCode: [String(status)] },
    errors: [{ message: `Unacceptable HTTP status ${status} calling ${request.url}` }],
    ...(responseBody === undefined ? {} : { responseBody }),
  },
});
