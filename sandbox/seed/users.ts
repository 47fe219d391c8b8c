import type { DealStage, HubSpotWorld, PortalUser } from './world.ts';

export const portal: HubSpotWorld['portal'] = {
  id: 25410067,
  name: 'Northbank Signs & Print',
  timeZone: 'Europe/London',
  companyCurrency: 'GBP',
  additionalCurrencies: ['EUR', 'USD'],
  uiDomain: 'app-eu1.hubspot.com',
};

export const teams = {
  north: { id: '5810021', name: 'Sales North' },
  south: { id: '5810022', name: 'Sales South' },
};

const ADDRESSES = 'northbank.example';

type Who = Pick<PortalUser, 'teams' | 'role' | 'managesIntegrations'> & { domain?: string };

/** Somebody who may sign in to a portal. `number` tells them from all others, in whatever portal. */
export const user = (
  number: number,
  [firstName, lastName]: [string, string],
  { domain = ADDRESSES, ...rest }: Who,
): PortalUser => ({
  userId: 71_400_000 + number,
  ownerId: String(86_200_000 + number),
  email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
  firstName,
  lastName,
  ...rest,
});

/** Three reps (two of one team, one of another), finance and the administrator. */
export const users = {
  rep: user(1, ['Priya', 'Nair'], { teams: [teams.north.id], role: 'rep', managesIntegrations: false }),
  teamMate: user(2, ['Tom', 'Ashworth'], { teams: [teams.north.id], role: 'rep', managesIntegrations: false }),
  otherRep: user(3, ['Gwen', 'Pritchard'], { teams: [teams.south.id], role: 'rep', managesIntegrations: false }),
  finance: user(4, ['Helen', 'Okafor'], { teams: [], role: 'finance', managesIntegrations: false }),
  admin: user(5, ['Marcus', 'Bell'], { teams: [], role: 'admin', managesIntegrations: true }),
};

/** Their parts, which every portal's people have. */
export type OwnerKey = keyof typeof users;

const stage = (id: string, label: string, probability: string): DealStage => ({
  id,
  label,
  probability,
  isClosed: id.startsWith('closed'),
  isWon: id === 'closedwon',
});

export const pipeline: HubSpotWorld['pipelines'][number] = {
  id: 'default',
  label: 'Sales pipeline',
  stages: [
    stage('appointmentscheduled', 'Site visit booked', '0.2'),
    stage('qualifiedtobuy', 'Qualified', '0.4'),
    stage('presentationscheduled', 'Quote sent', '0.6'),
    stage('decisionmakerboughtin', 'Verbally agreed', '0.8'),
    stage('contractsent', 'Order form sent', '0.9'),
    stage('closedwon', 'Won', '1.0'),
    stage('closedlost', 'Lost', '0.0'),
  ],
};
