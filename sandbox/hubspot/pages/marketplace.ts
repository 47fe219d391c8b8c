import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { ask, refuse, takeAnswer, withQuery, type Exchange, type Pages, type Question } from './consent.ts';

const startSchema = z.object({
  /** Where HubSpot has the app send the person at last. */
  returnUrl: z.url({ error: 'The marketplace was not told where to return to' }),
  /** `steps`: the listing says that the app has a sign-in of its own. */
  flow: z.enum(['plain', 'steps']).default('plain'),
  /** With `steps`: what the app sent back once the person had signed in. */
  state: z.string().optional(),
});
type Start = z.infer<typeof startSchema>;

/** Where the app sends the person after its own sign-in, with a `state`: the path is the workbench's. */
const AUTHORIZED = '/marketplace/authorized';

/** Of a marketplace install everything comes from the app's configuration; the app gets `returnUrl`, and a state only of its own. */
const questionOf = ({ app }: Pages, { returnUrl, flow, state }: Start): Question => {
  const [redirectUri = ''] = app.redirectUris;
  const link = { redirectUri, scopes: app.requiredScopes, optionalScopes: app.optionalScopes };
  return {
    link,
    agreed: (code) =>
      flow === 'plain'
        ? withQuery(redirectUri, { code, returnUrl })
        : withQuery(redirectUri, { step: 'finalize', code, state, returnUrl }),
    denied: new URL('/marketplace', returnUrl).href,
  };
};

/** A start as the workbench makes it; else why there is none. */
const read = (appUrl: string, request: Request): Start | string => {
  const parsed = startSchema.safeParse(request.query);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'The address cannot be read';
  const { origin } = new URL(parsed.data.returnUrl);
  return origin === new URL(appUrl).origin ? parsed.data : `${origin} is no address of HubSpot`;
};

/**
 * `/marketplace/install?returnUrl&flow`: an install that starts at HubSpot. Plain: consent, then `code` and `returnUrl` go to the
 * app. With the app's own sign-in: first `step=authorize`; the app comes back with a state; consent; then `step=finalize`.
 * HubSpot's guide to the install flow of listed apps.
 */
export const marketplacePages = (pages: Pages, appUrl: string): Router => {
  const router = Router({ caseSensitive: true });
  const onStart =
    (go: typeof ask) =>
    (request: Request, response: Exchange['response']): void => {
      const start = read(appUrl, request);
      if (typeof start === 'string') refuse(pages, response, start);
      else if (start.flow === 'plain' || start.state !== undefined) {
        go(pages, questionOf(pages, start), { request, response });
      } else {
        const returnUrl = new URL(AUTHORIZED, appUrl).href;
        response.redirect(302, withQuery(pages.app.redirectUris[0] ?? '', { step: 'authorize', returnUrl }));
      }
    };
  router.get('/marketplace/install', onStart(ask));
  router.post('/marketplace/install', express.urlencoded({ extended: false }), onStart(takeAnswer));
  return router;
};
