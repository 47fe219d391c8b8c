import type { Request, Response } from 'express';
import { clientOf, formOf } from './client.ts';
import { endConnections } from './ending.ts';
import type { Identity } from './token.ts';

/**
 * `POST /connect/revocation` with a refresh token: every connection that its person made for the app ends, and with them all
 * of the app's grants of that person. A token that is unknown or has ended is answered 200 as well.
 */
export const answerRevocation = (
  { kit, clients }: Identity,
  { request, response }: { request: Request; response: Response },
): void => {
  const client = clientOf(clients, request);
  const { token } = formOf(request);
  if (client === undefined || typeof token !== 'string') {
    response.status(400).json({ error: client === undefined ? 'invalid_client' : 'invalid_request' });
    return;
  }
  const grant = kit.state.data.grants.find(
    (one) => one.clientId === client.clientId && one.refreshTokens.some((given) => given.token === token),
  );
  if (grant !== undefined && grant.endedAt === undefined)
    endConnections(kit, ({ clientId, userId }) => clientId === grant.clientId && userId === grant.userId);
  response.status(200).end();
};
