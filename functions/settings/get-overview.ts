import * as z from 'zod';
import { isAdmin } from '../../src/access/rules/is-admin.ts';
import { rightsOf } from '../../src/access/rules/rights-of.ts';
import type { NotAllowed } from '../../src/lib/failure.ts';
import { err, ok } from '../../src/lib/result.ts';
import { readingOf } from '../../src/mirror/steer-reading.ts';
import type { TiedOrganisation } from '../../src/tenancy/settings/ports.ts';
import { cardDoor } from '../runtime/door.ts';
import { presentAdmin, presentMember, type OrganisationView } from '../present/present-settings.ts';
import type { SettingsUnit } from '../runtime/settings-unit.ts';

const NOBODY: NotAllowed = { code: 'not_allowed', needed: 'status' };

/**
 * GET /settings/overview: how the portal is connected and set up, for admins; for everybody else what they may see and whom
 * to ask (C66, C67, C87). No vendor is called.
 */
export const getOverview = cardDoor({
  method: 'GET',
  path: '/settings/overview',
  auth: 'hubspot',
  input: z.object({}),
  handler:
    ({ settings: { inSettings, scopesOf, installUrl }, clock }) =>
    async ({ caller }) => {
      const scopes = await scopesOf(caller.portalId);
      return inSettings(caller.portalId, async (unit) => {
        const facts = await unit.access.factsOf(caller.userId);
        const portal = await unit.settings.portal();
        if (!facts || !portal) return err(NOBODY);
        const common = {
          portal,
          people: await unit.settings.people(),
          admins: await unit.admins.list(),
        };
        const organisations = await unit.settings.organisations();
        if (!isAdmin(facts)) return ok(presentMember({ ...common, organisations, rights: rightsOf(facts) }));
        const views = [];
        for (const organisation of organisations) views.push(await viewOf(unit, organisation, clock.now()));
        const { mode } = await unit.writingBack.writeBack.setting();
        const view = { ...common, organisations: views, scopes, installUrl, writeBack: mode, now: clock.now() };
        return ok(presentAdmin(view));
      });
    },
});

async function viewOf(
  { billing, reading }: SettingsUnit,
  organisation: TiedOrganisation,
  now: Date,
): Promise<OrganisationView> {
  const { tenantId, state } = organisation;
  const books = await billing.books(tenantId);
  const progress = state === 'connected' ? await readingOf(reading, tenantId, now) : null;
  return { organisation, progress, accounts: books?.salesAccounts ?? [], taxRates: books?.taxRates ?? [] };
}
