import { liveRequest } from '../../src/contract/settings.ts';
import { switchLive } from '../../src/tenancy/settings/switch-live.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/live: whether anything may be written to the organisation. */
export const postLive = adminDoor({
  path: '/settings/live',
  input: liveRequest,
  act: async (_deps, call) => {
    const { tenantId, live: on } = call.input;
    const switched = await switchLive(call.unit.settings, { tenantId, on, userId: call.caller.userId, at: call.at });
    const action = on ? 'switch_live_on' : 'switch_live_off';
    const organisation = { objectTypeId: 'xero_organisation', objectId: tenantId };
    if (switched.ok && switched.value === 'switched')
      await call.unit.audit.note(changeOf(call, { action, ...organisation }));
    return switched;
  },
});
