import { changeRights } from '../../src/access/change-rights.ts';
import { rightsRequest } from '../../src/contract/rights.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/rights: what an admin says of one user or team. */
export const postRights = adminDoor({
  path: '/settings/rights',
  input: rightsRequest,
  act: async (_deps, call) => {
    const { kind, id, said, seen } = call.input;
    const changed = await changeRights(call.unit, { subject: { subjectKind: kind, subjectId: id }, said, seen });
    if (changed.ok && changed.value === 'changed')
      await call.unit.audit.note(changeOf(call, { action: 'change_rights', objectTypeId: kind, objectId: id }));
    return changed;
  },
});
