import type { Router } from 'express';
import type { XeroState } from '../state.ts';
import type { State } from '../../kit/state.ts';

/**
 * `GET /__sandbox/grants`: each lineage of refresh tokens without the tokens, and how often its newest one was used, the one
 * before it, and any that had ended.
 */
export const addGrantRoutes = (control: Router, { data }: State<XeroState>): void => {
  control.get('/grants', (_request, response) => {
    response.json(
      data.grants.map(({ grantId, clientId, userId, generation, used, endedAt = null }) => ({
        grantId,
        clientId,
        userId,
        generation,
        used,
        endedAt,
      })),
    );
  });
};
