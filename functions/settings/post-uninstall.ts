import { uninstallRequest, type UninstallAnswer } from '../../src/contract/settings.ts';
import type { NotReady } from '../../src/lib/failure.ts';
import { err, ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { requireAdminNow } from '../asked/admin-door.ts';

/** POST /settings/uninstall: ends everything at both vendors, and deletes what is stored thirty days later (C88). */
export const postUninstall = cardDoor({
  method: 'POST',
  path: '/settings/uninstall',
  auth: 'hubspot',
  input: uninstallRequest,
  handler:
    (deps) =>
    async ({ caller, input: { confirm } }) => {
      const admin = await requireAdminNow(deps, caller);
      if (!admin.ok) return admin;
      if (confirm.trim() !== caller.portalId) return err(notConfirmed(caller.portalId));
      const left = await deps.settings.leave.uninstall(caller);
      return left.ok ? ok<UninstallAnswer>({ eraseAfter: left.value.toISOString() }) : left;
    },
});

const notConfirmed = (portalId: string): NotReady => ({
  code: 'not_ready',
  gaps: [{ message: 'What was typed is not the number of this account.', fix: `Type ${portalId} to uninstall.` }],
});
