import type { Response } from 'express';
import type { Fault } from '../kit/faults.ts';
import { errorAnswer, type ErrorFacts } from './answer.ts';
import { throttled } from './limits.ts';
import { missingScopes } from './scopes.ts';

/** How long a portal that moves to another data centre is away at most, in seconds. */
const MIGRATION_SECONDS = 86_400;

/** The kinds of failure that HubSpot's own code words. */
const worded: Readonly<Record<number, Omit<ErrorFacts, 'status'>>> = {
  400: { category: 'VALIDATION_ERROR', message: 'Invalid input' },
  401: { category: 'INVALID_AUTHENTICATION', message: 'Authentication credentials not found.' },
  404: { category: 'OBJECT_NOT_FOUND', message: 'resource not found' },
  409: { category: 'CONFLICT', message: 'The record was changed by another request at the same time.' },
  423: { category: 'LOCKED', message: 'The resource is locked by another request. Try again in a moment.' },
  477: { category: 'MIGRATION_IN_PROGRESS', message: 'This account is being moved to another data center.' },
};

/** What stands before HubSpot answers in HTML when nothing behind it does. */
const GATEWAY: Readonly<Record<number, string>> = {
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
};

/** The 429 of the limit that the call falls under: searches have one of their own. */
export const throttle = (response: Response): void => {
  const isSearch = response.req.path.endsWith('/search');
  const { status, body } = throttled(isSearch ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING');
  // The guard has told what was left; now nothing is.
  if (!isSearch) response.set('X-HubSpot-RateLimit-Remaining', '0');
  response.status(status).json(body);
};

const gatewayPage = (status: number): string => {
  const words = `${status} ${GATEWAY[status] ?? 'Web server is down'}`;
  return `<html>\r\n<head><title>${words}</title></head>\r\n<body><h1>${words}</h1></body>\r\n</html>\r\n`;
};

/** A failure that a fault asked for, in the words of HubSpot: JSON, and HTML from the gateway for 502 and beyond. */
export const failed = (response: Response, { status, words }: Pick<Fault, 'status' | 'words'>): void => {
  if (status === 429) throttle(response);
  else if (status > 501) response.status(status).type('html').send(gatewayPage(status));
  else {
    if (status === 477) response.set('Retry-After', String(MIGRATION_SECONDS));
    const facts = worded[status] ?? { category: 'INTERNAL_ERROR', message: 'internal error' };
    const answer =
      status === 403 ? missingScopes([]) : errorAnswer({ status, ...facts, message: words ?? facts.message });
    response.status(status).json(answer.body);
  }
};
