import type { Admin } from '../../src/access/ports.ts';
import { atLeast } from '../../src/access/rules/right.ts';
import type { Rights } from '../../src/access/rules/rights-of.ts';
import type {
  AdminSettings,
  ConnectionSettings,
  SettingsOverview,
  SettingsPerson,
} from '../../src/contract/settings.ts';
import type { Account, TaxRate } from '../../src/invoicing/facts.ts';
import { taxWords } from '../../src/invoicing/rules/tax-words.ts';
import type { Progress } from '../../src/mirror/rules/progress.ts';
import { GRACE_DAYS } from '../../src/tenancy/leaving/grace.ts';
import { HUBSPOT_SCOPES, missingScopes, WRITE_BACK_SCOPES, XERO_SCOPES } from '../../src/tenancy/scopes.ts';
import { nameOf } from '../../src/tenancy/settings/person-name.ts';
import type { KnownPerson, PortalFacts, TiedOrganisation } from '../../src/tenancy/settings/ports.ts';
import { problemOfConnection } from './connection-problems.ts';
import type { GrantedScopes } from '../runtime/settings-deps.ts';

interface Common {
  portal: PortalFacts;
  people: KnownPerson[];
  admins: Admin[];
}

/** An organisation with what its defaults can be chosen from. */
export interface OrganisationView {
  organisation: TiedOrganisation;
  /** Of its first reading; null: it is over. */
  progress: Progress | null;
  accounts: Account[];
  taxRates: TaxRate[];
}

/** The overview for whoever is no admin: the states, one's own rights, and whom to ask. */
export const presentMember = ({
  people,
  admins,
  organisations,
  rights,
}: Common & { organisations: TiedOrganisation[]; rights: Rights }): SettingsOverview => ({
  role: 'member',
  organisations: organisations.map(({ name, state }) => ({ name, state })),
  rights,
  billing: atLeast(rights.others, 'approve')
    ? organisations.map(({ tenantId, name, isMain }) => ({ tenantId, organisation: name, isMain }))
    : [],
  admins: admins.map(({ userId }) => personOf(people, userId)),
});

interface AdminView extends Common {
  organisations: OrganisationView[];
  scopes: GrantedScopes;
  installUrl: string;
  writeBack: AdminSettings['writeBack']['mode'];
  now: Date;
}

/** The overview for admins. */
export function presentAdmin(view: AdminView): AdminSettings {
  const { portal, people, admins, scopes, installUrl } = view;
  const { portalId, name, uiDomain, timeZone, currency } = portal;
  return {
    role: 'admin',
    portal: {
      ...{ portalId, name, uiDomain, timeZone, currency },
      installedBy: personOf(people, portal.installedBy),
      installedAt: portal.installedAt.toISOString(),
      missingScopes: missingScopes(HUBSPOT_SCOPES, scopes.hubspot),
      installUrl,
    },
    connections: view.organisations.map((one) => connectionJson(one, view)),
    admins: admins.map(({ userId, through }) => ({
      ...personOf(people, userId),
      isInstaller: through === 'installer',
    })),
    people: people.map(({ userId, name: called, email }) => ({ userId, name: called, email })),
    writeBack: {
      mode: view.writeBack,
      allowed: missingScopes(WRITE_BACK_SCOPES, scopes.hubspot).length === 0,
      allowUrl: `${installUrl}?with=write-back`,
    },
    graceDays: GRACE_DAYS,
  };
}

/** What each scope lets us do, in words. */
const PERMISSIONS: Record<string, string> = {
  offline_access: 'Go on while nobody is signed in',
  'accounting.settings.read': 'Read the organisation, its accounts, tax rates and currencies',
  'accounting.contacts': 'Read contacts, and create new customers',
  'accounting.invoices': 'Read and write sales invoices, and read credit notes',
  'accounting.payments.read': 'Read payments',
};

const permissionWords = (scope: string): string => PERMISSIONS[scope] ?? scope;

function connectionJson(
  { organisation, progress, accounts, taxRates }: OrganisationView,
  view: AdminView,
): ConnectionSettings {
  const { people, scopes } = view;
  const { tenantId, name, state, isMain, live, ended, kept } = organisation;
  const missing = missingScopes(XERO_SCOPES, scopes.xero[tenantId] ?? []);
  return {
    ...{ tenantId, organisation: name, state, isMain },
    connectedBy: personOf(people, organisation.connectedBy),
    connectedAt: organisation.connectedAt.toISOString(),
    ended: ended && { at: ended.at.toISOString(), how: ended.how },
    live: {
      on: live.on,
      by: live.by === null ? null : personOf(people, live.by),
      at: live.at && live.at.toISOString(),
    },
    permissions: {
      granted: XERO_SCOPES.filter((scope) => !missing.includes(scope)).map(permissionWords),
      missing: missing.map(permissionWords),
    },
    lastSync: organisation.lastSync && organisation.lastSync.toISOString(),
    reading: progress && readingJson(progress),
    problem: problemOfConnection(organisation, {
      endedBy: ended?.by == null ? null : nameOf(people, ended.by),
      missing: missing.map(permissionWords),
      accountCodes: accounts.map(({ code }) => code),
      taxTypes: taxRates.map(({ taxType }) => taxType),
      anotherWorks: view.organisations.some(
        (one) => one.organisation.tenantId !== tenantId && one.organisation.state === 'connected',
      ),
      timeZone: view.portal.timeZone,
    }),
    defaults: kept.defaults,
    version: kept.version,
    changed: kept.changed && {
      by: personOf(people, kept.changed.userId, kept.changed.userEmail),
      at: kept.changed.at.toISOString(),
    },
    options: {
      accounts: accounts.map(({ code, name: called }) => ({ value: code, label: `${code} – ${called}` })),
      taxRates: taxRates.map((rate) => ({ value: rate.taxType, label: taxWords(rate) })),
    },
  };
}

const readingJson = ({ stopped, streams }: Progress): NonNullable<ConnectionSettings['reading']> => ({
  stopped,
  streams: streams.map(({ stream, reached, ...counts }) => ({
    name: stream.replaceAll('_', ' '),
    ...counts,
    reached: reached && reached.toISOString(),
  })),
});

const personOf = (people: readonly KnownPerson[], userId: string, userEmail?: string): SettingsPerson => ({
  userId,
  name: nameOf(people, userId, userEmail),
  email: people.find((person) => person.userId === userId)?.email ?? userEmail ?? null,
});
