import { defaultsRequest } from '../../src/contract/settings.ts';
import { ok } from '../../src/lib/result.ts';
import { changeDefaults } from '../../src/tenancy/settings/change-defaults.ts';
import { adminDoor, changeOf } from '../asked/admin-door.ts';

/** POST /settings/defaults: what drafts of an organisation start from (C66). Answers the new version. */
export const postDefaults = adminDoor({
  path: '/settings/defaults',
  input: defaultsRequest,
  act: async (_deps, call) => {
    const { caller, input, unit, at } = call;
    const books = await unit.billing.books(input.tenantId);
    const choosable = {
      accountCodes: books?.salesAccounts.map(({ code }) => code) ?? [],
      taxTypes: books?.taxRates.map(({ taxType }) => taxType) ?? [],
    };
    const { userId, userEmail } = caller;
    const changed = await changeDefaults(unit.settings, { ...input, choosable, userId, userEmail, at });
    if (!changed.ok) return changed;
    const organisation = { objectTypeId: 'xero_organisation', objectId: input.tenantId };
    await unit.audit.note(changeOf(call, { action: 'change_defaults', ...organisation }));
    return ok({ version: changed.value });
  },
});
