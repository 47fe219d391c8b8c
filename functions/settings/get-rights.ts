import { findPeople } from '../../src/access/rules/find-people.ts';
import { rightsQuery } from '../../src/contract/rights.ts';
import { ok } from '../../src/lib/result.ts';
import { requireAdmin } from '../asked/admin-door.ts';
import { presentRights } from '../present/present-rights.ts';
import { cardDoor } from '../runtime/door.ts';

/** GET /settings/rights: who may see and do what, and why, for admins. */
export const getRights = cardDoor({
  method: 'GET',
  path: '/settings/rights',
  auth: 'hubspot',
  input: rightsQuery,
  handler:
    ({ settings: { inSettings } }) =>
    ({ caller, input }) =>
      inSettings(caller.portalId, async (unit) => {
        const admin = await requireAdmin(unit, caller);
        if (!admin.ok) return admin;
        const people = await unit.rights.people();
        const teams = await unit.rights.teams();
        const found = findPeople({ people, teams }, input);
        const rules = await unit.rights.rules();
        const [admins, departed] = [await unit.admins.list(), await unit.rights.departed()];
        return ok(presentRights({ people, found, teams, rules, admins, departed }));
      }),
});
