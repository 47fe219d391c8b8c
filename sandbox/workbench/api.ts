import express, { Router, type RequestHandler } from 'express';
import type { WorkbenchOptions } from './options.ts';

/** Larger than anything that hubspot.fetch lets through, so that the stand-in itself does the refusing. */
const bodyLimit = '3mb';

/** Hands a request on to the HubSpot stand-in's control plane, which alone holds secrets and signs. */
const forward =
  (hubspotUrl: string): RequestHandler =>
  async (request, response) => {
    const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
    const answer = await fetch(`${hubspotUrl}/__sandbox${request.url}`, {
      method: request.method,
      ...(body && { body: new Uint8Array(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => undefined);
    if (!answer) return void response.status(502).json({ message: `No HubSpot stand-in answers at ${hubspotUrl}` });
    response.status(answer.status).type(answer.headers.get('content-type') ?? 'json');
    response.send(Buffer.from(await answer.arrayBuffer()));
  };

/** The JSON that the workbench's own pages ask for. */
export const createApi = ({ hubspotUrl, xeroUrl, cards, app }: WorkbenchOptions): Router => {
  const toHubSpot = forward(hubspotUrl);
  const api = Router();
  api.get('/workbench', (_request, response) => {
    response.json({
      xeroUrl,
      app,
      cards: cards.map(({ uid, name, location, objectTypes, displayMode }) => ({
        uid,
        name,
        location,
        objectTypes,
        displayMode,
      })),
    });
  });
  api.use(express.raw({ type: () => true, limit: bodyLimit }));
  api.get('/portal', toHubSpot);
  api.get('/crm/{*path}', toHubSpot);
  api.patch('/crm/{*path}', toHubSpot);
  api.post('/fetch', toHubSpot);
  api.post('/uninstall', toHubSpot);
  api.use((request, response) => {
    response.status(404).json({ message: `The workbench has no ${request.method} ${request.originalUrl}` });
  });
  return api;
};
