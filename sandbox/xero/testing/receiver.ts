import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookEvent } from '../webhooks/memory.ts';

/** One POST as it came in. */
export interface Received {
  raw: string;
  /** Whether the signature is that of the raw bytes. */
  genuine: boolean;
  events: WebhookEvent[];
  first: number;
  last: number;
}

export const KEY = 'webhook-key';

/** Takes everything; redirects lead here. */
const ELSEWHERE = '/elsewhere';

/** An app's own end of the line: by default it answers 200 to what is signed with the key and 401 to all else. */
export const startReceiver = async () => {
  const received: Received[] = [];
  const receiver = {
    url: '',
    received,
    /** POSTs that carried events. */
    deliveries: (): Received[] => received.filter(({ events }) => events.length > 0),
    /** Status, or never an answer. */
    answer: (one: Received): number | 'never' | Promise<number> => (one.genuine ? 200 : 401),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = Buffer.concat((await request.toArray()) as Buffer[]);
    const genuine = createHmac('sha256', KEY).update(bytes).digest('base64') === request.headers['x-xero-signature'];
    const raw = bytes.toString();
    const body = JSON.parse(raw) as { events: WebhookEvent[]; firstEventSequence: number; lastEventSequence: number };
    const one = { raw, genuine, events: body.events, first: body.firstEventSequence, last: body.lastEventSequence };
    received.push(one);
    const status = await receiver.answer(one);
    if (status !== 'never') response.writeHead(status, { Location: ELSEWHERE }).end();
  };
  const server = createServer((request, response) => {
    if (request.url === ELSEWHERE) response.end();
    else void take(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/xero`;
  return receiver;
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
