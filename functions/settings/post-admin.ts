import { changeAdmin } from '../../src/access/change-admin.ts';
import { adminRequest } from '../../src/contract/settings.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/admins: who may change how the portal is connected (C67). */
export const postAdmin = adminDoor({
  path: '/settings/admins',
  input: adminRequest,
  act: async (_deps, call) => {
    const { userId, admin } = call.input;
    const changed = await changeAdmin(call.unit.admins, { userId, admin, by: call.caller.userId });
    const action = admin ? 'make_admin' : 'remove_admin';
    if (changed.ok && changed.value === 'changed')
      await call.unit.audit.note(changeOf(call, { action, objectTypeId: 'user', objectId: userId }));
    return changed;
  },
});
