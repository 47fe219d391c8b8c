import { organisationRequest } from '../../src/contract/settings.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { requireAdminNow } from '../asked/admin-door.ts';

/** POST /settings/xero/disconnect: ends one connection, at Xero first (C88). What is stored of the organisation stays. */
export const postDisconnect = cardDoor({
  method: 'POST',
  path: '/settings/xero/disconnect',
  auth: 'hubspot',
  input: organisationRequest,
  handler:
    (deps) =>
    async ({ caller, input: { tenantId } }) => {
      const admin = await requireAdminNow(deps, caller);
      if (!admin.ok) return admin;
      const ended = await deps.settings.leave.disconnect(caller, tenantId);
      return ended.ok ? ok('disconnected') : ended;
    },
});
