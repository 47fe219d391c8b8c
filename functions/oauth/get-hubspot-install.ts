import { beginInstall } from '../../src/tenancy/begin-install.ts';
import { HUBSPOT_SCOPES, WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { secretFor, withSecret } from '../runtime/browser-secret.ts';
import { hubspotRedirectUri } from '../runtime/consent-deps.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { redirect } from '../runtime/page.ts';

/**
 * GET /oauth/hubspot/install: where an install begins outside HubSpot's marketplace, and where scopes that were added later
 * are asked for (C1, C88); `?with=write-back` asks for those of writing to HubSpot, too. Source: HubSpot's page on OAuth.
 */
export const getHubSpotInstall: BrowserDoor = {
  method: 'GET',
  path: '/oauth/hubspot/install',
  auth: 'browser',
  handler:
    ({ consent: { installing, hubspotApp, browserUrl } }) =>
    async (visit) => {
      const secret = secretFor(visit, 'install');
      const { state } = await beginInstall(installing, secret);
      const asked = {
        client_id: hubspotApp.clientId,
        redirect_uri: hubspotRedirectUri(browserUrl),
        scope: HUBSPOT_SCOPES.join(' '),
        state,
        ...(visit.query['with'] === 'write-back' && { optional_scope: WRITE_BACK_SCOPES.join(' ') }),
      };
      // Spaces as %20: HubSpot does not read a plus as one.
      const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      const onwards = redirect(302, `${hubspotApp.appUrl}/oauth/authorize?${query.join('&')}`);
      return withSecret(onwards, secret, { purpose: 'install', sameSite: 'lax' });
    },
};
