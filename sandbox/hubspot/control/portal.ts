import type { Router } from 'express';
import type { Portal } from '../api.ts';

/**
 * `GET /__sandbox/portal`: the account, its users with their roles and owner ids, teams and pipelines.
 * `POST /__sandbox/uninstall`: a person uninstalls the app; every token is worth nothing from then on.
 */
export const addPortalRoutes = (control: Router, { state }: Portal): void => {
  control.get('/portal', (_request, response) => {
    const { portal, users, teams, pipelines } = state;
    response.json({ portal, users, teams, pipelines });
  });
  control.post('/uninstall', (_request, response) => {
    Object.assign(state, { codes: {}, refreshTokens: {}, accessTokens: {} });
    response.status(204).end();
  });
};
