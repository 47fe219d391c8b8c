import type { ServerResponse } from 'node:http';
import { Signature } from '@hubspot/api-client';
import type { HubSpotOptions } from '../options.ts';
import { startBackend, type Backend, type Received } from './backend.ts';
import { app, scopes, startSmall, type SmallHubSpot } from './start-small.ts';

export const ORIGIN = 'https://app.tieout.test';

/** What the app answers: a status, a body with status 200, or nothing. */
export type Reply = number | object | 'never' | ((response: ServerResponse) => void);

const answer = (response: ServerResponse, reply: Reply): void => {
  if (reply === 'never') return;
  if (typeof reply === 'function') reply(response);
  else if (typeof reply === 'number') response.writeHead(reply, { location: '/elsewhere' }).end();
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
};

/** Which signatures of a POST HubSpot's own client finds right: the older one by its version, and that of version 3. */
export const genuine = ({ url, headers, body }: Received): { older: string; v3: boolean } => {
  const said = (name: string): string => String(headers[`x-hubspot-${name}`]);
  const isValid = (signatureVersion: string, signature: string): boolean =>
    Signature.isValid({
      ...{ signatureVersion, signature, clientSecret: app.clientSecret, requestBody: body, url: ORIGIN + url },
      timestamp: Number(said('request-timestamp')),
    });
  const version = said('signature-version');
  return {
    older: isValid(version, said('signature')) ? version : 'wrong',
    v3: isValid('v3', said('signature-v3')),
  };
};

/** Asks until it is so; throws what it last said when that takes more than three seconds. */
export const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + 3000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** A small stand-in with the app installed, and the app's own end of the line, afresh for each test. */
export const useCalls = (options: Partial<HubSpotOptions> & Pick<HubSpotOptions, 'app'>) => {
  let hubspot: SmallHubSpot;
  let backend: Backend;
  const house = {
    /** By default 200. */
    reply: ((): Reply => ({})) as (request: Received, call: number) => Reply,
    token: '',
    get hubspot() {
      return hubspot;
    },
    get received() {
      return backend.received;
    },
    get backendUrl() {
      return backend.url;
    },
    /** A part of the control plane, as the answer that is expected of it. */
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answered = await hubspot.control(method, path, body);
      if (answered.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answered.body)}`);
      return answered.body as T;
    },
  };
  beforeEach(async () => {
    house.reply = () => ({});
    backend = await startBackend((response, call, request) => answer(response, house.reply(request, call)));
    hubspot = await startSmall({ timeoutMs: 300, origins: { [ORIGIN]: backend.url }, ...options });
    house.token = await hubspot.token([...options.app.optionalScopes]);
  });
  afterEach(async () => {
    await hubspot.close();
    await backend.close();
  });
  return house;
};

/** The small app with more to it. */
export const appWith = (more: Partial<HubSpotOptions['app']>): HubSpotOptions['app'] => ({
  ...app,
  requiredScopes: scopes,
  ...more,
});
