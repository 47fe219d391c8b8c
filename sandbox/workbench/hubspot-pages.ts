import { Router, type Request } from 'express';

/** Where the marketplace has the app send the person when all is done. */
const INSTALLED = '/connected-apps?installed=1';

const queryOf = ({ originalUrl }: Request): string => new URL(originalUrl, 'http://localhost').search;

/**
 * Addresses of app.hubspot.com that the HubSpot stand-in answers: the consent page of an install link, and an install from the
 * marketplace, which returns here.
 */
export const hubspotPages = (hubspotUrl: string): Router => {
  const marketplace = (request: Request, given: Record<string, unknown>): string => {
    const returnUrl = `http://${request.get('host') ?? ''}${INSTALLED}`;
    const words = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const query = new URLSearchParams([...words, ['returnUrl', returnUrl]]);
    return `${hubspotUrl}/marketplace/install?${query.toString()}`;
  };
  const router = Router();
  router.get('/oauth/authorize', (request, response) => {
    response.redirect(303, `${hubspotUrl}/oauth/authorize${queryOf(request)}`);
  });
  router.get('/marketplace/install', (request, response) => {
    response.redirect(303, marketplace(request, { flow: request.query['flow'] }));
  });
  router.get('/marketplace/authorized', (request, response) => {
    response.redirect(303, marketplace(request, { flow: 'steps', state: request.query['state'] ?? '' }));
  });
  return router;
};
