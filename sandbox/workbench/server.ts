import express, { type Express } from 'express';
import { startServer, type RunningServer } from '../kit/server.ts';
import { createApi } from './api.ts';
import { buildBrowser } from './browser-bundle.ts';
import { hubspotPages } from './hubspot-pages.ts';
import type { WorkbenchOptions } from './options.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Workbench</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/assets/app.css" />
  </head>
  <body>
    <div id="app"></div>
    <div id="overlays"></div>
    <script src="/assets/app.js"></script>
  </body>
</html>
`;

/** Serves scripts and styles by name; an unknown name is answered 404 in plain words. */
const serveFrom = (app: Express, path: string, files: Map<string, string>): void => {
  app.get(`${path}/:name`, (request, response) => {
    const text = files.get(request.params.name);
    if (text === undefined) response.status(404).type('text').send('Not found');
    else response.type(request.params.name.endsWith('.css') ? 'css' : 'js').send(text);
  });
};

/** Starts the record page in the browser. The cards are given already built (`buildCards`). */
export const startWorkbench = async (options: WorkbenchOptions): Promise<RunningServer> => {
  const app = express().disable('x-powered-by').disable('etag');
  app.get('/health/ready', (_request, response) => {
    response.json({ status: 'ready' });
  });
  app.use('/api', createApi(options));
  serveFrom(app, '/assets', await buildBrowser());
  serveFrom(app, '/cards', new Map(options.cards.map(({ uid, source }) => [`${uid}.js`, source])));
  app.use(hubspotPages(options.hubspotUrl));
  app.get('/{*path}', (_request, response) => {
    response.type('html').send(page);
  });
  return startServer({ app, port: options.port });
};
