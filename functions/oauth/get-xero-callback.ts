import { returnFromXero, useState } from '../../src/tenancy/return-from-xero.ts';
import { browserSecretOf } from '../runtime/browser-secret.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { redirect } from '../runtime/page.ts';
import { declinedAtXero, notConnected } from './connect-pages.ts';

/**
 * GET /oauth/xero/callback: where Xero sends the person back to. The code is exchanged and what it lets us into is kept until
 * the person confirms, on a page whose address holds neither code nor state. Source: Xero's page on the authorisation code flow.
 */
export const getXeroCallback: BrowserDoor = {
  method: 'GET',
  path: '/oauth/xero/callback',
  auth: 'browser',
  handler:
    ({ consent: { connecting, browserUrl } }) =>
    async (visit) => {
      const { state = '', code, error } = visit.query;
      const brought = { state, browserSecret: browserSecretOf(visit, 'connect') };
      if (code === undefined || error !== undefined) {
        const used = await useState(connecting, brought);
        return used.ok ? declinedAtXero(error) : notConnected(used.error);
      }
      const redirectUri = connecting.xeroApp.redirectUri;
      const returned = await returnFromXero(connecting, { ...brought, code, redirectUri });
      if (!returned.ok) return notConnected(returned.error);
      return redirect(303, `${browserUrl}/oauth/xero/confirm?consent=${returned.value.consentId}`);
    },
};
