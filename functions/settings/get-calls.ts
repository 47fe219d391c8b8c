import * as z from 'zod';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentCalls, SHOWN_DAYS } from '../present/present-calls.ts';
import { requireAdmin } from '../asked/admin-door.ts';

const DAY_MS = 24 * 3_600_000;

/** GET /settings/calls: how many calls are made of those that the vendors allow, for admins (C63, C64). No vendor is called. */
export const getCalls = cardDoor({
  method: 'GET',
  path: '/settings/calls',
  auth: 'hubspot',
  input: z.object({}),
  handler:
    ({ settings: { inSettings }, clock }) =>
    ({ caller }) =>
      inSettings(caller.portalId, async (unit) => {
        const admin = await requireAdmin(unit, caller);
        if (!admin.ok) return admin;
        const today = clock.now();
        const from = new Date(today.getTime() - (SHOWN_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
        const organisations = (await unit.settings.organisations()).filter(({ state }) => state !== 'disconnected');
        const days = await unit.calls.days(from);
        return ok(presentCalls({ organisations, days, waiting: await unit.calls.waiting(), today }));
      }),
});
