import { user } from '../users.ts';
import type { OwnerKey } from '../users.ts';
import type { HubSpotWorld, PortalUser } from '../world.ts';

export const portal: HubSpotWorld['portal'] = {
  id: 26880143,
  name: 'Wattlebird Coffee Roasters',
  timeZone: 'Australia/Sydney',
  companyCurrency: 'AUD',
  additionalCurrencies: ['NZD'],
  uiDomain: 'app.hubspot.com',
};

const domain = 'wattlebird.example';
const east = { id: '5820021', name: 'Sales East' };
const west = { id: '5820022', name: 'Sales West' };

export const teams = [east, west];

/** Three reps (two of one team, one of another), finance and the administrator. */
export const users: Record<OwnerKey, PortalUser> = {
  rep: user(21, ['Ruby', 'Nguyen'], { teams: [east.id], role: 'rep', managesIntegrations: false, domain }),
  teamMate: user(22, ['Lachlan', 'Doyle'], { teams: [east.id], role: 'rep', managesIntegrations: false, domain }),
  otherRep: user(23, ['Mia', 'Kowalski'], { teams: [west.id], role: 'rep', managesIntegrations: false, domain }),
  finance: user(24, ['Graham', 'Tran'], { teams: [], role: 'finance', managesIntegrations: false, domain }),
  admin: user(25, ['Sienna', 'Hart'], { teams: [], role: 'admin', managesIntegrations: true, domain }),
};
