import type { RawDoor } from '../runtime/door.ts';
import { empty } from '../runtime/reply.ts';

/**
 * POST /webhooks/xero: what changed in the organisations (C65). The signature of the raw bytes comes before everything else;
 * what is right is answered once it is stored, and fetched later: Xero waits five seconds. An intent to receive is a payload
 * without events. Source: Xero's page on configuring webhooks.
 */
export const postXeroWebhook: RawDoor = {
  method: 'POST',
  path: '/webhooks/xero',
  auth: 'xero',
  handler:
    ({ xeroWebhooks, receiveEvents, metrics }) =>
    async ({ body, header, log }) => {
      if (!xeroWebhooks.isSigned(body, header('x-xero-signature'))) return empty(401);
      const payload = xeroWebhooks.read(body);
      if (!payload) {
        metrics.webhookEvents('xero', { not_a_payload: 1 });
        return empty(400);
      }
      const { received, stored, unknownTenant, unknownCategory } = await receiveEvents(payload.events);
      const counts = { received, stored, unknown_tenant: unknownTenant, unknown_category: unknownCategory };
      const all = { ...counts, unreadable: payload.unreadable };
      metrics.webhookEvents('xero', all);
      log.info(all, 'received a webhook');
      return empty(200);
    },
};
