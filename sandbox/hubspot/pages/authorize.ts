import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { linkFault, type InstallLink } from '../install/install-link.ts';
import { ask, refuse, takeAnswer, withQuery, type Exchange, type Pages, type Question } from './consent.ts';

const words = z
  .string()
  .default('')
  .transform((text) => text.split(' ').filter((word) => word !== ''));

/** What an install link carries. HubSpot takes PKCE's parameters as well; neither they nor unknown ones change anything. */
const linkSchema = z.object({
  client_id: z.string({ error: 'The link names no client_id' }),
  redirect_uri: z.string({ error: 'The link names no redirect_uri' }),
  scope: words,
  optional_scope: words,
  state: z.string().optional(),
});

const questionOf = (link: InstallLink, state: string | undefined): Question => ({
  link,
  agreed: (code) => withQuery(link.redirectUri, { code, state }),
  denied: withQuery(link.redirectUri, {
    error: 'access_denied',
    error_description: 'The user denied access to the app',
    state,
  }),
});

/** What the link of this request asks for, or why HubSpot refuses it. */
const read = ({ app }: Pages, request: Request): Question | string => {
  const parsed = linkSchema.safeParse(request.query);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'The link cannot be read';
  const { client_id, redirect_uri, scope, optional_scope, state } = parsed.data;
  if (client_id !== app.clientId) return `There is no app with the client id ${client_id}`;
  const link: InstallLink = { redirectUri: redirect_uri, scopes: scope, optionalScopes: optional_scope };
  return linkFault(app, link) ?? questionOf(link, state);
};

/** `/oauth/authorize`: where an install link leads, and where the person's answer goes back to the app. */
export const authorizePages = (pages: Pages): Router => {
  const router = Router({ caseSensitive: true });
  const onLink =
    (go: typeof ask) =>
    (request: Request, response: Exchange['response']): void => {
      const question = read(pages, request);
      if (typeof question === 'string') refuse(pages, response, question);
      else go(pages, question, { request, response });
    };
  router.get('/oauth/authorize', onLink(ask));
  router.post('/oauth/authorize', express.urlencoded({ extended: false }), onLink(takeAnswer));
  return router;
};
