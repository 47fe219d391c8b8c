import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Kit } from '../../kit/stand-in.ts';
import type { Client } from '../identity/client.ts';
import { consent, type Agreed } from '../identity/consent.ts';
import { endConnections } from '../identity/ending.ts';
import { refusedScope } from '../identity/scopes.ts';
import type { XeroState } from '../state.ts';

const consentSchema = z.strictObject({
  scopes: z.array(z.string()).min(1),
  /** Default: the world's first organisation, as one consent of an ordinary app connects one. */
  tenantIds: z.array(z.string()).min(1).optional(),
  /** Default: the first client and its first redirect URI. */
  clientId: z.string().optional(),
  /** Default: the world's first user. */
  userId: z.string().optional(),
});

const revokeSchema = z.strictObject({ tenantId: z.string().optional() });

/** Whom and what the call means; undefined when one of them is not there, or not the user's to let anybody into. */
const agreed = (
  { users, organisations }: XeroState,
  clients: readonly Client[],
  asked: z.infer<typeof consentSchema>,
): Agreed | undefined => {
  const client = clients.find(({ clientId }) => clientId === (asked.clientId ?? clients[0]?.clientId));
  const user = users.find(({ userId }) => userId === (asked.userId ?? users[0]?.userId));
  const redirectUri = client?.redirectUris[0];
  const tenantIds = asked.tenantIds ?? organisations.slice(0, 1).map((one) => one.organisationId);
  if (client === undefined || user === undefined || redirectUri === undefined) return undefined;
  if (!tenantIds.every((id) => user.organisationIds.includes(id))) return undefined;
  return { clientId: client.clientId, userId: user.userId, redirectUri, scopes: asked.scopes, tenantIds };
};

/**
 * `POST /__sandbox/consent {scopes, tenantIds?, clientId?, userId?}` plays the person who lets the app in and returns the
 * code of the redirect; `POST /__sandbox/revoke {tenantId?}` those who end all connections of one organisation, or with no
 * tenant everything.
 */
export const addConsentRoutes = (control: Router, kit: Kit<XeroState>, clients: readonly Client[]): void => {
  control.post(
    '/consent',
    checked(consentSchema, (body, response) => {
      const refused = refusedScope(body.scopes);
      const meant = agreed(kit.state.data, clients, body);
      if (refused !== undefined)
        response.status(400).json({ error: 'invalid_scope', message: `Invalid scope: ${refused}` });
      else if (meant === undefined) response.status(400).json({ message: 'No such client, user or organisation' });
      else response.json({ code: consent(kit, meant), redirectUri: meant.redirectUri });
    }),
  );
  control.post(
    '/revoke',
    checked(revokeSchema, ({ tenantId }, response) => {
      endConnections(kit, (one) => tenantId === undefined || one.tenantId === tenantId);
      response.status(204).end();
    }),
  );
};
