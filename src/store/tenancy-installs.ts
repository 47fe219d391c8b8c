import { sql, type Kysely, type Transaction } from 'kysely';
import type { Portal, SealedTokens } from '../tenancy/ports.ts';
import { issueStore } from './issues-rows.ts';
import type { Tables } from './tables.ts';
import { tokenColumns } from './tenancy-grants.ts';

interface Install {
  portal: Portal;
  tokens: SealedTokens;
  at: Date;
}

export async function saveInstall(db: Kysely<Tables>, install: Install): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await savePortal(transaction, install);
    await saveGrant(transaction, install);
    await nameAdmin(transaction, install.portal);
    const { portalId } = install.portal;
    await issueStore({ portalId, db: transaction }).close({
      kind: 'reconnect_needed',
      subjects: ['hubspot'],
      at: install.at,
    });
  });
}

/** A portal that went away and comes back within the time of grace finds its rows as they were. */
async function savePortal(db: Transaction<Tables>, { portal, at }: Install): Promise<void> {
  const facts = {
    name: portal.name,
    ui_domain: portal.uiDomain,
    time_zone: portal.timeZone,
    company_currency: portal.companyCurrency,
  };
  const back = { state: 'installed', uninstalled_at: null, erase_after: null, last_installed_at: at } as const;
  await db
    .insertInto('portals')
    .values({ portal_id: portal.portalId, ...facts, installed_by: portal.installedBy, installed_at: at })
    .onConflict((conflict) => conflict.column('portal_id').doUpdateSet({ ...facts, ...back }))
    .execute();
}

async function saveGrant(db: Transaction<Tables>, { portal, tokens }: Install): Promise<void> {
  const columns = tokenColumns(tokens);
  await db
    .insertInto('hubspot_grants')
    .values({ portal_id: portal.portalId, ...columns })
    .onConflict((conflict) =>
      conflict
        .column('portal_id')
        .doUpdateSet({ ...columns, state: 'usable', version: sql`hubspot_grants.version + 1` }),
    )
    .execute();
}

/** The first installer is admin as such; HubSpot lets only those install who manage the portal's apps, so that a later one is, too. */
async function nameAdmin(db: Transaction<Tables>, { portalId, installedBy }: Portal): Promise<void> {
  await sql`
    insert into access_rules (portal_id, subject_kind, subject_id, "right", scope)
    select portal_id, 'user', ${installedBy}, 'admin', 'all' from portals
    where portal_id = ${portalId} and installed_by <> ${installedBy}
    on conflict (portal_id, subject_kind, subject_id, scope) do update set "right" = 'admin',
      right_before = case when access_rules."right" = 'admin' then access_rules.right_before else access_rules."right" end`.execute(
    db,
  );
}
