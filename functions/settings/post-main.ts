import { organisationRequest } from '../../src/contract/settings.ts';
import { chooseMain } from '../../src/tenancy/settings/choose-main.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/main: which of several organisations the cards show and bill. */
export const postMain = adminDoor({
  path: '/settings/main',
  input: organisationRequest,
  act: async (_deps, call) => {
    const { tenantId } = call.input;
    const chosen = await chooseMain(call.unit.settings, tenantId);
    const organisation = { objectTypeId: 'xero_organisation', objectId: tenantId };
    if (chosen.ok && chosen.value === 'chosen')
      await call.unit.audit.note(changeOf(call, { action: 'choose_main', ...organisation }));
    return chosen;
  },
});
