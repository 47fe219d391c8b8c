import type { OpenDoor } from '../runtime/door.ts';
import { json } from '../runtime/reply.ts';

/** GET /health/live: the process answers. */
export const live: OpenDoor = {
  method: 'GET',
  path: '/health/live',
  auth: 'none',
  handler: () => () => Promise.resolve(json(200, { ok: true })),
};
