import type { OpenDoor } from '../runtime/door.ts';
import { json } from '../runtime/reply.ts';

/** GET /health/ready: the store is at this version (it is opened before we listen) and the database answers. */
export const ready: OpenDoor = {
  method: 'GET',
  path: '/health/ready',
  auth: 'none',
  handler: (deps) => async () => {
    const answers = await deps.ready();
    return json(answers ? 200 : 503, { ok: answers });
  },
};
