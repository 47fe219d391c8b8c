import type { ReadProperties } from '../../src/billing-settings/ports.ts';
import type { Config } from '../../src/lib/config.ts';
import { issueConnectTicket, type TicketDeps } from '../../src/tenancy/issue-connect-ticket.ts';
import type { Consent } from '../../src/tenancy/ports.ts';
import { createLeave, type Leave, type LeaveDeps } from '../settings/leave.ts';
import type { InSettings } from './settings-unit.ts';

/** Which scopes the vendors gave, at Xero by organisation. */
export interface GrantedScopes {
  hubspot: string[];
  xero: Record<string, string[]>;
}

/** What the doors of the settings need beside what all doors need. */
export interface SettingsDeps {
  inSettings: InSettings;
  scopesOf: (portalId: string) => Promise<GrantedScopes>;
  readProperties: ReadProperties;
  leave: Leave;
  /** Where HubSpot's install begins. */
  installUrl: string;
  /** Makes an address that begins to connect Xero; whether the person may is decided before. */
  issueConnectTicket: (who: NonNullable<Consent['who']>) => ReturnType<typeof issueConnectTicket>;
}

interface Parts extends LeaveDeps, Pick<TicketDeps, 'consents'>, Pick<SettingsDeps, 'scopesOf' | 'readProperties'> {
  config: Pick<Config, 'browserUrl'>;
}

export const createSettingsDeps = ({
  config: { browserUrl },
  consents,
  scopesOf,
  readProperties,
  ...parts
}: Parts): SettingsDeps => ({
  inSettings: parts.inSettings,
  scopesOf,
  readProperties,
  leave: createLeave(parts),
  installUrl: `${browserUrl}/oauth/hubspot/install`,
  issueConnectTicket: ({ portalId, userId, userEmail }) =>
    issueConnectTicket({ ...parts, consents, browserUrl }, { portalId, userId, userEmail }),
});
