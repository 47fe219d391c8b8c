import { setWriteBack } from '../../src/automation/set-write-back.ts';
import { writeBackRequest } from '../../src/contract/settings.ts';
import type { NotReady } from '../../src/lib/failure.ts';
import { err } from '../../src/lib/result.ts';
import { missingScopes, WRITE_BACK_SCOPES } from '../../src/tenancy/scopes.ts';
import { cardDoor } from '../runtime/door.ts';
import { changeOf, requireAdmin, requireAdminNow } from '../asked/admin-door.ts';

/** POST /settings/write-back: what is written to properties of HubSpot's records; nothing unless an admin wants it. */
export const postWriteBack = cardDoor({
  method: 'POST',
  path: '/settings/write-back',
  auth: 'hubspot',
  input: writeBackRequest,
  handler:
    (deps) =>
    async ({ caller, input: { mode, clear } }) => {
      const { settings, clock } = deps;
      const asked = await requireAdminNow(deps, caller);
      if (!asked.ok) return asked;
      const { hubspot } = await settings.scopesOf(caller.portalId);
      if (mode !== 'off' && missingScopes(WRITE_BACK_SCOPES, hubspot).length > 0) return err(NOT_ALLOWED);
      return settings.inSettings(caller.portalId, async (unit) => {
        const admin = await requireAdmin(unit, caller);
        if (!admin.ok) return admin;
        const at = clock.now();
        const { userId, userEmail } = caller;
        const set = await setWriteBack(unit.writingBack, { mode, clearing: clear, userId, userEmail, at });
        const portal = { objectTypeId: 'portal', objectId: caller.portalId };
        if (set.ok) await unit.audit.note(changeOf({ caller, at }, { action: 'change_write_back', ...portal }));
        return set;
      });
    },
});

const NOT_ALLOWED: NotReady = {
  code: 'not_ready',
  gaps: [
    {
      message: 'HubSpot has not allowed Tieout to write to records.',
      fix: 'Install Tieout again from these settings to allow it; nothing that is set or stored is lost.',
    },
  ],
};
