import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What a vendor's server does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface RawServer {
  url: string;
  /** The requests that came, as `GET /path`. */
  seen: string[];
  /** How it behaves from now on. */
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
}

/** A server that can misbehave in any way that HTTP allows. */
export async function startRaw(): Promise<RawServer> {
  let behaviour: Behaviour = (_request, response) => response.writeHead(501).end();
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    behaviour(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    behave: (next) => void (behaviour = next),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A whole answer. A body that is not text is sent as JSON. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  const [type, text] =
    typeof body === 'string' ? ['text/plain; charset=utf-8', body] : ['application/json', JSON.stringify(body)];
  return (_request, response) => response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

/** The answers one after the other; the last one again and again. */
export function inTurn(...behaviours: Behaviour[]): Behaviour {
  let turn = 0;
  return (request, response) => behaviours[Math.min(turn++, behaviours.length - 1)]?.(request, response);
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** The ways in which a 200 can be none, each with the body that was meant. */
export const brokenAnswers: Record<string, (whole: string) => Behaviour> = {
  'half of the promised bytes, then a cut': (whole) => (_request, response) => {
    response.writeHead(200, { ...json, 'content-length': whole.length });
    response.write(whole.slice(0, whole.length / 2), () => response.socket?.destroy());
  },
  'half in chunks, then a cut': (whole) => (_request, response) => {
    response.writeHead(200, json);
    response.write(whole.slice(0, whole.length / 2), () => response.socket?.destroy());
  },
  'half, as if it were all': (whole) => (_request, response) => {
    response.writeHead(200, json).end(whole.slice(0, whole.length / 2));
  },
  'a cut before the answer': () => (_request, response) => void response.socket?.destroy(),
  'never an answer': () => () => undefined,
  'headers and never a body': (whole) => (_request, response) => {
    response.writeHead(200, { ...json, 'content-length': whole.length }).flushHeaders();
  },
  'a byte now and then': (whole) => (_request, response) => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(whole.slice(0, 1)), 40);
    response.once('close', () => clearInterval(drip));
  },
  'a web page': () => (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Maintenance</h1>');
  },
  'nothing at all': () => (_request, response) => response.writeHead(200, json).end(),
  'an empty object': () => answer(200, {}),
  'JSON of another shape': () => answer(200, ['something', 'else']),
  'a redirect': () => answer(302, 'elsewhere', { location: '/elsewhere' }),
};
