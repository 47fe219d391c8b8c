import * as z from 'zod';
import type { RefreshAnswer } from '../../src/contract/record-card.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';

/** POST /cards/refresh: reads everything of the portal again, unless that is under way (C9, C65). */
export const postRefresh = cardDoor({
  method: 'POST',
  path: '/cards/refresh',
  auth: 'hubspot',
  input: z.object({}),
  handler:
    ({ refresh }) =>
    async ({ caller }) => {
      const begun = await refresh(caller.portalId);
      return begun.ok ? ok<RefreshAnswer>({ state: begun.value }) : begun;
    },
});
