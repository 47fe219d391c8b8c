import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Kit } from '../../kit/stand-in.ts';
import { consent, revoke } from '../identity/consent.ts';
import { refusedScope } from '../identity/scopes.ts';
import type { Client } from '../identity/token.ts';
import type { XeroState } from '../state.ts';

const consentSchema = z.strictObject({
  scopes: z.array(z.string()).min(1),
  /** Default: the world's first organisation, as one consent of an ordinary app connects one. */
  tenantIds: z.array(z.string()).min(1).optional(),
  /** Default: the first client and its first redirect URI. */
  clientId: z.string().optional(),
});

const revokeSchema = z.strictObject({ tenantId: z.string().optional() });

/**
 * `POST /__sandbox/consent {scopes, tenantIds?, clientId?}` plays the person who lets the app in and returns the code of
 * the redirect; `POST /__sandbox/revoke {tenantId?}` the one who ends one connection, or with no tenant everything.
 */
export const addConsentRoutes = (control: Router, kit: Kit<XeroState>, clients: readonly Client[]): void => {
  control.post(
    '/consent',
    checked(consentSchema, (body, response) => {
      const { organisations } = kit.state.data;
      const client = body.clientId === undefined ? clients[0] : clients.find((one) => one.clientId === body.clientId);
      const redirectUri = client?.redirectUris[0];
      const tenantIds = body.tenantIds ?? organisations.slice(0, 1).map((one) => one.organisationId);
      const known = tenantIds.every((id) => organisations.some((one) => one.organisationId === id));
      const refused = refusedScope(body.scopes);
      if (refused !== undefined)
        response.status(400).json({ error: 'invalid_scope', message: `Invalid scope: ${refused}` });
      else if (client === undefined || redirectUri === undefined || !known)
        response.status(400).json({ message: 'No such client or organisation' });
      else {
        const code = consent(kit, { clientId: client.clientId, redirectUri, scopes: body.scopes, tenantIds });
        response.json({ code, redirectUri });
      }
    }),
  );
  control.post(
    '/revoke',
    checked(revokeSchema, ({ tenantId }, response) => {
      revoke(kit, tenantId);
      response.status(204).end();
    }),
  );
};
