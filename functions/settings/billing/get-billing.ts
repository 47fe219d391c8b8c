import { billingSettingsQuery } from '../../../src/contract/billing-settings.ts';
import { ok } from '../../../src/lib/result.ts';
import { presentBillingSettings } from '../../present/present-billing-settings.ts';
import { choosableOf } from './choosable-of.ts';
import { financeDoor } from './finance-door.ts';

/** GET /settings/billing: what is set for an organisation's invoices, topic by topic, and what can be chosen. */
export const getBilling = financeDoor({
  method: 'GET',
  path: '/settings/billing',
  input: billingSettingsQuery,
  withProperties: true,
  act: async (call) => {
    const {
      input: { tenantId },
      unit,
    } = call;
    const found = await choosableOf(call, tenantId);
    if (!found.ok) return found;
    const kept = await unit.billingSettings.newest(tenantId);
    return ok(presentBillingSettings({ ...found.value, kept, people: await unit.settings.people() }));
  },
});
