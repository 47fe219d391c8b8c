import { billingHistoryQuery, type BillingHistoryAnswer } from '../../../src/contract/billing-settings.ts';
import { ok } from '../../../src/lib/result.ts';
import { nameOf } from '../../../src/tenancy/settings/person-name.ts';
import { financeDoor } from './finance-door.ts';

const SHOWN_VERSIONS = 50;

/** GET /settings/billing/history: the newest versions of a topic, each with who set it and when. */
export const getBillingHistory = financeDoor({
  method: 'GET',
  path: '/settings/billing/history',
  input: billingHistoryQuery,
  act: async ({ input: { tenantId, topic }, unit }) => {
    const versions = await unit.billingSettings.history(tenantId, topic, SHOWN_VERSIONS);
    const people = await unit.settings.people();
    const answer: BillingHistoryAnswer = {
      versions: versions.map(({ version, document, undoneFrom, changed: { userId, userEmail, at } }) => ({
        ...{ version, document, undoneFrom },
        by: { userId, name: nameOf(people, userId, userEmail) },
        at: at.toISOString(),
      })),
    };
    return ok(answer);
  },
});
