import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { authorizePages } from './authorize.ts';
import type { Pages } from './consent.ts';
import { marketplacePages } from './marketplace.ts';

const STYLES = fileURLToPath(new URL('pages.css', import.meta.url));

/** HubSpot's pages for people. They belong to no API call: never counted, struck or guarded. */
export const createPages = (pages: Pages, appUrl: string): Router => {
  const router = Router();
  router.get('/hubspot-pages.css', (_request, response) => response.sendFile(STYLES));
  return router.use(authorizePages(pages), marketplacePages(pages, appUrl));
};
