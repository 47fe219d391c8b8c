import { connectRequest, type ConnectAnswer } from '../../src/contract/settings.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { requireAdminNow } from '../asked/admin-door.ts';

/** POST /settings/xero/connect: an address that begins to connect Xero, good once and for five minutes (C2). */
export const postConnect = cardDoor({
  method: 'POST',
  path: '/settings/xero/connect',
  auth: 'hubspot',
  input: connectRequest,
  handler:
    (deps) =>
    async ({ caller }) => {
      const admin = await requireAdminNow(deps, caller);
      if (!admin.ok) return admin;
      const { url, expiresAt } = await deps.settings.issueConnectTicket(caller);
      return ok<ConnectAnswer>({ url, expiresAt: expiresAt.toISOString() });
    },
});
