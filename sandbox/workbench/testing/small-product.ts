import express, { type Request, type Response } from 'express';
import { startServer, type RunningServer } from '../../kit/server.ts';

/** The state that this product gives to an install with its own sign-in. */
const STATE = 'state-of-the-product';

interface Exchange {
  /** Where codes are exchanged; known once HubSpot has started. */
  tokenUrl: () => string;
  client: Record<string, string>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The redirect URL of an app: first the sign-in that the marketplace may ask for, then the exchange of the code. */
const callback =
  ({ tokenUrl, client }: Exchange) =>
  async ({ query, headers, path }: Request, response: Response): Promise<void> => {
    const returnUrl = textOf(query['returnUrl']);
    if (query['step'] === 'authorize') {
      response.redirect(302, `${returnUrl}?state=${STATE}`);
      return;
    }
    const isKnown = query['step'] !== 'finalize' || query['state'] === STATE;
    const redirectUri = `http://${headers.host ?? ''}${path}`;
    const form = {
      ...client,
      grant_type: 'authorization_code',
      code: textOf(query['code']),
      redirect_uri: redirectUri,
    };
    const answer = await fetch(tokenUrl(), { method: 'POST', body: new URLSearchParams(form) });
    if (isKnown && answer.ok && returnUrl !== '') response.redirect(302, returnUrl);
    else response.json({ exchanged: isKnown && answer.ok, query });
  };

/** A backend for tests of the workbench: it can be installed, and says back what else reached it. */
export const startSmallProduct = (exchange: Exchange): Promise<RunningServer> => {
  const app = express();
  app.get('/oauth/hubspot/callback', callback(exchange));
  app.use(express.json(), (request, response) => {
    response.json({ ok: true, userId: request.query['userId'], body: request.body as unknown });
  });
  return startServer({ app, port: 0 });
};
