import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Portal } from '../api.ts';
import { issueCode, linkFault, personFault } from '../install/install-link.ts';
import type { App } from '../options.ts';

const schema = z.strictObject({
  userId: z.int(),
  /** As `scope` of the install link. */
  scopes: z.array(z.string()),
  /** As `optional_scope` of the install link. */
  optionalScopes: z.array(z.string()).default([]),
  /** Default: the first of the app's. */
  redirectUri: z.string().optional(),
});

/** `POST /__sandbox/consent` plays the person who agrees to an install link, and returns the code of the redirect. */
export const addConsentRoute = (control: Router, portal: Portal, app: App): void => {
  control.post(
    '/consent',
    checked(schema, ({ userId, scopes, optionalScopes, redirectUri = app.redirectUris[0] ?? '' }, response) => {
      const link = { redirectUri, scopes, optionalScopes };
      const message = personFault(portal.state, userId) ?? linkFault(app, link);
      if (message === undefined) response.json({ code: issueCode(portal, userId, link), redirectUri });
      else response.status(400).json({ message });
    }),
  );
};
