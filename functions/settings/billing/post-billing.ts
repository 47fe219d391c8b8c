import { changeTopic } from '../../../src/billing-settings/change-topic.ts';
import { billingSettingsRequest } from '../../../src/contract/billing-settings.ts';
import { ok } from '../../../src/lib/result.ts';
import { choosableOf } from './choosable-of.ts';
import { changingOf, financeDoor, noteChange, storesOf } from './finance-door.ts';

/** POST /settings/billing: sets one topic. Answers the new version. */
export const postBilling = financeDoor({
  method: 'POST',
  path: '/settings/billing',
  input: billingSettingsRequest,
  withProperties: true,
  act: async (call) => {
    const found = await choosableOf(call, call.input.tenantId);
    if (!found.ok) return found;
    const change = { ...changingOf(call), chosen: call.input, choosable: found.value.choosable };
    const changed = await changeTopic(storesOf(call), change);
    if (!changed.ok) return changed;
    await noteChange(call, 'change_billing_settings');
    return ok({ version: changed.value });
  },
});
