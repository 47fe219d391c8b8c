import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import express, { type Request, type Response } from 'express';
import { startServer, type RunningServer } from '../../sandbox/kit/server.ts';

/** A new invoice on its way to Xero, as it was sent. */
export interface SentInvoice {
  key: string | undefined;
  body: string;
}

/** Stands between the product and Xero, and may lose what Xero answers. */
export interface XeroProxy extends RunningServer {
  /** Every call that made, or repeated, an invoice; each is there once Xero has answered it. */
  readonly sent: SentInvoice[];
  /** Loses the answers to the next of them: Xero has done its work, `instead` is called, and the caller waits in vain. */
  loseAnswers: (times: number, instead: () => unknown) => void;
}

/** Starts a proxy that hands everything on, byte by byte. */
export async function startXeroProxy(xeroUrl: string): Promise<XeroProxy> {
  const sent: SentInvoice[] = [];
  let losing = 0;
  let lost = (): unknown => undefined;

  const handOn = async (request: Request, response: Response): Promise<void> => {
    const body = await buffer(request);
    const answer = await forward(xeroUrl + request.originalUrl, request, body);
    const bytes = await buffer(answer);
    if (makesInvoice(request)) {
      sent.push({ key: request.get('idempotency-key'), body: body.toString('utf8') });
      if (losing-- > 0) return void lost();
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
  };
  const server = await startServer({ app: express().use(handOn), port: 0 });
  return {
    ...server,
    sent,
    loseAnswers: (times, instead) => {
      losing = times;
      lost = instead;
    },
  };
}

const makesInvoice = ({ method, path }: Request): boolean => method === 'PUT' && path === '/api.xro/2.0/Invoices';

async function forward(url: string, { method, headers }: Request, body: Buffer): Promise<IncomingMessage> {
  const onward = send(url, { method, headers }).end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return answer;
}
