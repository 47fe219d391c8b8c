import type { ApiOperation, Portal } from '../api.ts';
import { uninstall } from './installation.ts';

/** `DELETE /appinstalls/2026-09/external-install`: the app removes itself from the portal of its token. */
export const externalInstallOperations = (portal: Portal): ApiOperation[] => [
  {
    id: 'appInstalls.delete',
    method: 'delete',
    path: '/appinstalls/2026-09/external-install',
    scopes: ['oauth'],
    answer() {
      uninstall(portal);
      return { status: 204, body: undefined };
    },
  },
];
