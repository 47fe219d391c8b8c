import type { Look } from '../access/ports.ts';
import type { PortalHandle } from './portal.ts';

/** Writes one line of the audit log, in the transaction that read what it tells of: one statement. */
export async function noteLook({ portalId, db }: PortalHandle, look: Look): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      portal_id: portalId,
      at: look.at,
      user_id: look.userId,
      user_email: look.userEmail,
      action: look.action,
      object_type_id: look.objectTypeId,
      object_id: look.objectId,
      right: look.right,
    })
    .execute();
}
