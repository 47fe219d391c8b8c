import { openConnectTicket } from '../../src/tenancy/open-connect-ticket.ts';
import { secretFor, withSecret } from '../runtime/browser-secret.ts';
import type { BrowserDoor } from '../runtime/door.ts';
import { beforeXero, notConnected } from './connect-pages.ts';

/**
 * GET /oauth/xero/connect?ticket: opens the ticket that a signed call of an admin got, in one browser, and says what is about
 * to happen for whom (C2, C87). It never stands in a frame: the person must see where they are.
 */
export const getXeroConnect: BrowserDoor = {
  method: 'GET',
  path: '/oauth/xero/connect',
  auth: 'browser',
  handler:
    ({ consent: { connecting } }) =>
    async (visit) => {
      const ticket = visit.query['ticket'] ?? '';
      const browserSecret = secretFor(visit, 'connect');
      const opened = await openConnectTicket(connecting, { ticket, browserSecret });
      if (!opened.ok) return notConnected(opened.error);
      const onwards = beforeXero(opened.value, { ticket, loginUrl: connecting.xeroApp.loginUrl });
      return withSecret(onwards, browserSecret, { purpose: 'connect', sameSite: 'lax' });
    },
};
