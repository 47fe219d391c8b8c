import type { Caller } from './door.ts';

/** What HubSpot appends to the query of every call of a card. */
const IDENTITY_PARAMETERS = ['userId', 'portalId', 'userEmail', 'appId'] as const;

const ID = /^\d{1,20}$/;

/**
 * Who calls, from the query of a request whose signature holds. Null when one of the four names is there twice (a card
 * could have put one in front) or a name is missing or malformed.
 */
export function callerOf(query: URLSearchParams): Caller | null {
  if (IDENTITY_PARAMETERS.some((name) => query.getAll(name).length > 1)) return null;
  const portalId = query.get('portalId') ?? '';
  const userId = query.get('userId') ?? '';
  const userEmail = query.get('userEmail') ?? '';
  return ID.test(portalId) && ID.test(userId) && userEmail !== '' ? { portalId, userId, userEmail } : null;
}
