import { offerConnection } from '../../src/tenancy/confirm-connection.ts';
import { browserSecretOf } from '../runtime/browser-secret.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { beforeConnecting, notConnected } from './connect-pages.ts';

/** GET /oauth/xero/confirm?consent: shows what was agreed to at Xero, before anything of it is connected (C3). */
export const getXeroConfirm: BrowserDoor = {
  method: 'GET',
  path: '/oauth/xero/confirm',
  auth: 'browser',
  handler:
    ({ consent: { connecting } }) =>
    async (visit) => {
      const consentId = visit.query['consent'] ?? '';
      const offer = await offerConnection(connecting, { consentId, browserSecret: browserSecretOf(visit, 'connect') });
      return offer.ok ? beforeConnecting(offer.value, consentId) : notConnected(offer.error);
    },
};
