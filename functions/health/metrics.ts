import type { OpenDoor } from '../runtime/door.ts';

/** GET /metrics: what running it shows, in the format of Prometheus. Nothing of a portal or a person is in it. */
export const metrics: OpenDoor = {
  method: 'GET',
  path: '/metrics',
  auth: 'none',
  handler:
    ({ metrics: meters }) =>
    async () => ({ status: 200, contentType: meters.contentType, body: await meters.text() }),
};
