import type { NextFunction, Request, Response } from 'express';
import type { Deps } from './deps.ts';

const OUTCOMES: Record<number, string> = { 2: 'ok', 3: 'ok', 4: 'refused', 5: 'failed' };

/**
 * Gives each request an id (log and answer carry it) and tells log and metrics how it ended. The address is told by the
 * door's own path: the query holds e-mail addresses.
 */
export const observe =
  ({ log, newId, metrics }: Pick<Deps, 'log' | 'newId' | 'metrics'>) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    const requestId = newId();
    response.locals['log'] = log.child({ requestId });
    response.locals['requestId'] = requestId;
    response.setHeader('x-request-id', requestId);
    response.on('finish', () => {
      const { door, outcome, error, portalId, userId } = response.locals as Record<string, unknown>;
      const status = response.statusCode;
      const answered = {
        method: request.method,
        path: typeof door === 'string' ? door : 'none',
        status,
        outcome: typeof outcome === 'string' ? outcome : (OUTCOMES[Math.floor(status / 100)] ?? 'failed'),
        ms: Math.round(performance.now() - began),
      };
      metrics.request(answered);
      const line = { requestId, portalId, userId, ...answered };
      if (error === undefined) log.info(line, 'answered');
      else log.error({ ...line, err: error }, 'answered, something broke');
    });
    next();
  };
