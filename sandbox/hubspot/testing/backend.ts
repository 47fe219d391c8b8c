import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A backend on loopback that remembers what it was sent. */
export interface Backend {
  url: string;
  received: Received[];
  close: () => Promise<void>;
}

/** Starts a backend that answers with `reply`, which gets the call's number from 1. */
export const startBackend = async (
  reply: (response: ServerResponse, call: number, request: Received) => void,
): Promise<Backend> => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      received.push(call);
      reply(response, received.length, call);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, received, close };
};
