import type { Request } from 'express';
import type { PortalUser } from '../../seed/world.ts';
import type { HubSpotState } from '../state.ts';

/** Names who is signed in; the workbench sets it, and a browser sends it to every port of this machine. */
const COOKIE = /(?:^|; )sandbox_user=(\d+)(?:;|$)/;

/** Who looks at a page: by `?user=` in the address, else as signed in to the workbench, else the first of all. */
export const signedIn = ({ users }: HubSpotState, request: Request): PortalUser => {
  const wanted = request.query['user'] ?? COOKIE.exec(request.get('cookie') ?? '')?.[1];
  const user = users.find(({ userId }) => String(userId) === wanted) ?? users[0];
  if (user === undefined) throw new Error('The portal has no users');
  return user;
};
