import type { Request } from 'express';
import type { PortalUser } from '../seed/world.ts';
import { errorAnswer, invalid, type Answer } from './answer.ts';
import type { ApiOperation, Portal } from './api.ts';
import { flagParameter, limitParameter, textParameter } from './request.ts';
import type { HubSpotState } from './state.ts';
import { SET_UP_AT } from './set-up-at.ts';

const SCOPES = ['crm.objects.owners.read'];

/** `PublicOwner` of HubSpot's OpenAPI document; the first team is the primary one. */
const present = (state: HubSpotState, user: PortalUser): object => ({
  id: user.ownerId,
  type: 'PERSON',
  email: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  userId: user.userId,
  userIdIncludingInactive: user.userId,
  teams: user.teams.map((id, index) => ({
    id,
    name: state.teams.find((team) => team.id === id)?.name ?? '',
    primary: index === 0,
  })),
  createdAt: SET_UP_AT,
  updatedAt: SET_UP_AT,
  archived: false,
});

const list = ({ state }: Portal, request: Request): Answer => {
  const limit = limitParameter(request, { max: 500, fallback: 100 });
  if (!limit.ok) return limit.answer;
  const start = Number(textParameter(request, 'after') ?? '0');
  const email = textParameter(request, 'email')?.toLowerCase();
  // Nobody has left this portal, so there is no archived owner.
  const archived = flagParameter(request, 'archived');
  const owners = state.users.filter((user) => !archived && (email === undefined || user.email.toLowerCase() === email));
  const end = start + limit.value;
  const paging = end < owners.length ? { paging: { next: { after: String(end) } } } : {};
  const results = owners.slice(start, end).map((user) => present(state, user));
  return { status: 200, body: { results, ...paging } };
};

const get = ({ state }: Portal, request: Request): Answer => {
  const idProperty = textParameter(request, 'idProperty') ?? 'id';
  if (idProperty !== 'id' && idProperty !== 'userId') return invalid(`idProperty must be id or userId`);
  const id = String(request.params['ownerId']);
  const archived = flagParameter(request, 'archived');
  const owner = state.users.find((user) => (idProperty === 'id' ? user.ownerId : String(user.userId)) === id);
  if (owner === undefined || archived) {
    return errorAnswer({ status: 404, category: 'OBJECT_NOT_FOUND', message: 'resource not found' });
  }
  return { status: 200, body: present(state, owner) };
};

/** `GET /crm/owners/2026-09` and `GET /crm/owners/2026-09/{ownerId}`. */
export const ownerOperations = (portal: Portal): ApiOperation[] => [
  {
    id: 'owners.list',
    method: 'get',
    path: '/crm/owners/2026-09',
    scopes: SCOPES,
    query: ['after', 'archived', 'email', 'limit'],
    answer: ({ request }) => list(portal, request),
  },
  {
    id: 'owners.get',
    method: 'get',
    path: '/crm/owners/2026-09/:ownerId',
    scopes: SCOPES,
    query: ['archived', 'idProperty'],
    answer: ({ request }) => get(portal, request),
  },
];
