import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { WireRequest } from '../../support/specs.ts';

/** One exchange as it went over the wire. */
export interface Exchange extends WireRequest {
  method: string;
  path: string;
  status: number;
  answer: string;
}

export interface RecordingProxy {
  url: string;
  exchanges: Exchange[];
  /** Where it passes requests on to. */
  passTo: (url: string) => void;
  close: () => Promise<void>;
}

/** Passes everything on unchanged and keeps what it saw. */
export async function startRecording(): Promise<RecordingProxy> {
  const exchanges: Exchange[] = [];
  let target = '';
  const server = createServer((incoming, response) => {
    void pass(incoming, response, target).then((seen) => exchanges.push(seen));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    passTo: (url) => void (target = url),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pass(incoming: IncomingMessage, response: ServerResponse, target: string): Promise<Exchange> {
  const { method = '', headers } = incoming;
  const url = new URL(incoming.url ?? '', target);
  const sent = await text(incoming);
  const onward = httpRequest(url, {
    method,
    headers: { ...headers, host: url.host, 'accept-encoding': 'identity' },
  }).end(sent);
  const [answered] = (await once(onward, 'response')) as [IncomingMessage];
  const answer = await text(answered);
  response.writeHead(answered.statusCode ?? 0, answered.headers).end(answer);
  const mediaType = headers['content-type']?.split(';')[0];
  const body = sent === '' ? undefined : parseBody(sent, mediaType);
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body,
    mediaType,
    status: answered.statusCode ?? 0,
    answer,
  };
}

const parseBody = (sent: string, mediaType: string | undefined): unknown =>
  mediaType === 'application/json' ? JSON.parse(sent) : Object.fromEntries(new URLSearchParams(sent));
