import type { RawDoor } from '../runtime/door.ts';
import { empty } from '../runtime/reply.ts';
import { isSigned } from '../runtime/signature.ts';

/**
 * POST /webhooks/hubspot: what changed in the CRMs of all portals. HubSpot's signature of the raw bytes comes before everything
 * else; what is right is answered once it is stored, and read later: HubSpot waits five seconds. What it retries and what is
 * therefore answered 200: docs/decisions/0008-webhooks.md.
 */
export const postHubSpotWebhook: RawDoor = {
  method: 'POST',
  path: '/webhooks/hubspot',
  auth: 'hubspot_app',
  handler:
    ({ publicUrl, clientSecret, clock, readCrmWebhook, receiveCrmEvents, metrics }) =>
    async ({ body, url, header, log }) => {
      const signature = header('x-hubspot-signature-v3');
      const timestamp = header('x-hubspot-request-timestamp');
      const request = { method: 'POST', url: publicUrl + url, body, signature, timestamp };
      if (!isSigned(clientSecret, request, clock.now())) return empty(401);
      const webhook = readCrmWebhook(body);
      if (!webhook) {
        metrics.webhookEvents('hubspot', { not_a_payload: 1 });
        return empty(400);
      }
      const { events, ...counts } = webhook;
      const { stored, unknownPortal, unknownType } = await receiveCrmEvents(events);
      const all = { ...counts, stored, unknown_portal: unknownPortal, unknown_type: unknownType };
      metrics.webhookEvents('hubspot', all);
      log.info(all, 'received a webhook of HubSpot');
      return empty(200);
    },
};
