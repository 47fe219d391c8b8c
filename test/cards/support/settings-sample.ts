import type {
  AdminSettings,
  ConnectionSettings,
  DraftDefaults,
  SettingsPerson,
} from '../../../src/contract/settings.ts';

export const marcus: SettingsPerson = { userId: '5', name: 'Marcus Bell', email: 'marcus@northbank.test' };
export const helen: SettingsPerson = { userId: '4', name: 'Helen Okafor', email: 'helen@northbank.test' };
const priya: SettingsPerson = { userId: '1', name: 'Priya Nair', email: 'priya@northbank.test' };

export const defaults = (change: Partial<DraftDefaults> = {}): DraftDefaults => ({
  accountCode: '200',
  taxType: null,
  terms: { type: 'DAYSAFTERBILLDATE', day: 30 },
  status: 'DRAFT',
  reference: '{deal}',
  ...change,
});

/** An organisation with which all is well, and which is live. */
export const connection = (change: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  tenantId: 'harbour',
  organisation: 'Harbour Supplies',
  state: 'connected',
  isMain: true,
  connectedBy: marcus,
  connectedAt: '2026-11-03T10:40:00Z',
  ended: null,
  live: { on: true, by: helen, at: '2026-11-04T09:00:00Z' },
  permissions: { granted: ['Read payments'], missing: [] },
  lastSync: '2026-11-22T10:38:00Z',
  reading: null,
  problem: null,
  defaults: defaults(),
  version: 3,
  changed: { by: helen, at: '2026-11-05T09:00:00Z' },
  options: {
    accounts: [
      { value: '200', label: '200 – Sales' },
      { value: '260', label: '260 – Other revenue' },
    ],
    taxRates: [{ value: 'OUTPUT2', label: '20% (VAT on Income)' }],
  },
  ...change,
});

/** A second organisation, which is not the main one and not live. */
export const second = (change: Partial<ConnectionSettings> = {}): ConnectionSettings =>
  connection({
    ...{ tenantId: 'riverside', organisation: 'Riverside Ltd', isMain: false },
    live: { on: false, by: null, at: null },
    ...change,
  });

export const off: ConnectionSettings['live'] = { on: false, by: null, at: null };

/** The settings of an account that is set up, as its installer Marcus Bell sees them. */
export const settings = (change: Partial<AdminSettings> = {}): AdminSettings => ({
  role: 'admin',
  portal: {
    portalId: '25410067',
    name: 'Northbank Signs',
    uiDomain: 'app-eu1.hubspot.com',
    timeZone: 'Europe/London',
    currency: 'GBP',
    installedBy: marcus,
    installedAt: '2026-11-03T10:30:00Z',
    missingScopes: [],
    installUrl: 'https://app.tieout.test/oauth/hubspot/install',
  },
  connections: [connection()],
  admins: [
    { ...marcus, isInstaller: true },
    { ...helen, isInstaller: false },
  ],
  people: [helen, marcus, priya],
  writeBack: {
    mode: 'off',
    allowed: true,
    allowUrl: 'https://app.tieout.test/oauth/hubspot/install?with=write-back',
  },
  graceDays: 30,
  ...change,
});
