import { leaveForXero } from '../../src/tenancy/leave-for-xero.ts';
import { browserSecretOf } from '../runtime/browser-secret.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { redirect } from '../runtime/page.ts';
import { notConnected } from './connect-pages.ts';

/** POST /oauth/xero/connect: the one button of that page; on to Xero, with a state of its own. */
export const postXeroConnect: BrowserDoor = {
  method: 'POST',
  path: '/oauth/xero/connect',
  auth: 'browser',
  handler:
    ({ consent: { connecting } }) =>
    async (visit) => {
      const ticket = visit.form['ticket'] ?? '';
      const left = await leaveForXero(connecting, { ticket, browserSecret: browserSecretOf(visit, 'connect') });
      return left.ok ? redirect(303, left.value.url) : notConnected(left.error);
    },
};
