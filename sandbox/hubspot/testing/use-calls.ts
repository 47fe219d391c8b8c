import { createHash, createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
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

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Which of the two signatures of a POST are right, worked out anew from what came in. */
export const genuine = ({ url, headers, body }: Received): { older: string; v3: boolean } => {
  const timestamp = String(headers['x-hubspot-request-timestamp']);
  const signed = `POST${ORIGIN}${url}${body}${timestamp}`;
  const older = { v1: hash(app.clientSecret + body), v2: hash(`${app.clientSecret}POST${ORIGIN}${url}${body}`) };
  const version = String(headers['x-hubspot-signature-version']);
  const isInTime = Math.abs(Date.now() - Number(timestamp)) < 60_000;
  const v3 = createHmac('sha256', app.clientSecret).update(signed).digest('base64');
  return {
    older: headers['x-hubspot-signature'] === older[version as 'v1' | 'v2'] ? version : 'wrong',
    v3: isInTime && headers['x-hubspot-signature-v3'] === v3,
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
