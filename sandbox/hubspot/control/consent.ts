import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Portal } from '../api.ts';
import { secretWord } from '../oauth/tokens.ts';
import type { App } from '../options.ts';

const CODE_SECONDS = 300;

const schema = z.strictObject({
  userId: z.int(),
  /** As `scope` of the install link. */
  scopes: z.array(z.string()),
  /** As `optional_scope` of the install link. */
  optionalScopes: z.array(z.string()).default([]),
  /** Default: the first of the app's. */
  redirectUri: z.string().optional(),
});
type Consent = z.infer<typeof schema>;

/** Why HubSpot would not let this person install the app by this link; undefined when it would. */
const obstacle = ({ state }: Portal, app: App, consent: Consent): string | undefined => {
  const user = state.users.find(({ userId }) => userId === consent.userId);
  if (user === undefined) return `There is no user ${consent.userId} in this portal`;
  if (!user.managesIntegrations) return `${user.firstName} may not install apps`;
  if (consent.redirectUri !== undefined && !app.redirectUris.includes(consent.redirectUri)) {
    return `${consent.redirectUri} is none of the app's redirect URLs`;
  }
  const missing = app.requiredScopes.filter((scope) => !consent.scopes.includes(scope));
  if (missing.length > 0) return `The app requires scopes that the link does not ask for: ${missing.join(', ')}`;
  const undeclared = [
    ...consent.scopes.filter((scope) => !app.requiredScopes.includes(scope)),
    ...consent.optionalScopes.filter((scope) => !app.optionalScopes.includes(scope)),
  ];
  return undeclared.length === 0 ? undefined : `The app does not declare these scopes: ${undeclared.join(', ')}`;
};

/** `POST /__sandbox/consent` plays the person who agrees to an install link, and returns the code of the redirect. */
export const addConsentRoute = (control: Router, portal: Portal, app: App): void => {
  control.post(
    '/consent',
    checked(schema, (consent, response) => {
      const message = obstacle(portal, app, consent);
      const redirectUri = consent.redirectUri ?? app.redirectUris[0];
      if (message !== undefined || redirectUri === undefined) {
        response.status(400).json({ message: message ?? 'The app has no redirect URL' });
        return;
      }
      const { state, clock } = portal;
      const code = secretWord('code', 24);
      state.codes[code] = {
        userId: consent.userId,
        scopes: [...new Set([...consent.scopes, ...consent.optionalScopes])],
        redirectUri,
        expiresAt: new Date(clock.now().getTime() + CODE_SECONDS * 1000).toISOString(),
      };
      response.json({ code, redirectUri });
    }),
  );
};
