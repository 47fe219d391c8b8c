import { issueTicket } from '../../src/access/file-tickets.ts';
import { exportRequest, type ExportAnswer } from '../../src/contract/settings.ts';
import { ok } from '../../src/lib/result.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/export: an address that opens all that is stored of the portal, once, within a minute (C88). */
export const postExport = adminDoor({
  path: '/settings/export',
  input: exportRequest,
  act: async ({ publicUrl }, call) => {
    const { caller, unit, at } = call;
    const portal = { objectTypeId: 'portal', objectId: caller.portalId };
    const { userId, userEmail } = caller;
    const file = { kind: 'portal_export', userId, userEmail, ...portal, invoiceId: '' } as const;
    const issued = await issueTicket(unit.tickets, file, at);
    await unit.audit.note(changeOf(call, { action: 'ask_export', ...portal }));
    return ok<ExportAnswer>({ url: `${publicUrl}/files/${issued.ticket}`, expiresAt: issued.expiresAt.toISOString() });
  },
});
