import type { Router } from 'express';
import type { Portal } from '../api.ts';
import { uninstall } from '../install/installation.ts';

/**
 * `GET /__sandbox/portal`: the account, its users with their roles and owner ids, teams and pipelines, and the
 * install of the app (null: none).
 * `POST /__sandbox/uninstall`: a person uninstalls the app; every token is worth nothing from then on.
 */
export const addPortalRoutes = (control: Router, portal: Portal): void => {
  control.get('/portal', (_request, response) => {
    const { users, teams, pipelines, install } = portal.state;
    response.json({ portal: portal.state.portal, users, teams, pipelines, install });
  });
  control.post('/uninstall', (_request, response) => {
    uninstall(portal);
    response.status(204).end();
  });
};
