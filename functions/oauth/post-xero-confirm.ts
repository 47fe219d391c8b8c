import { cancelConnection, confirmConnection } from '../../src/tenancy/confirm-connection.ts';
import { browserSecretOf } from '../runtime/browser-secret.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { cancelled, connected, notConnected } from './connect-pages.ts';

/** POST /oauth/xero/confirm: the person's word. Connects, writes down who did it and begins to read; or gives back. */
export const postXeroConfirm: BrowserDoor = {
  method: 'POST',
  path: '/oauth/xero/confirm',
  auth: 'browser',
  handler:
    ({ consent: { connecting, readAll } }) =>
    async (visit) => {
      const brought = { consentId: visit.form['consent'] ?? '', browserSecret: browserSecretOf(visit, 'connect') };
      if (visit.form['answer'] !== 'connect') {
        const ended = await cancelConnection(connecting, brought);
        return ended.ok ? cancelled() : notConnected(ended.error);
      }
      const made = await confirmConnection(connecting, brought);
      if (!made.ok) return notConnected(made.error);
      if (made.value.organisations.length > 0) await readAll(made.value.who.portalId);
      return connected(made.value);
    },
};
