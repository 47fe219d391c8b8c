import { request, type IncomingHttpHeaders } from 'node:http';
import type { Express } from 'express';
import { listen } from '../../functions/runtime/listen.ts';
import { onLambda } from '../../functions/runtime/on-lambda.ts';
import type { WireRequest } from './signed.ts';

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  bytes: Buffer;
}

export interface Transport {
  send: (request: WireRequest) => Promise<WireAnswer>;
  close: () => Promise<void>;
}

/** The two ways in which the doors are served. */
export const transports = { express: overHttp, lambda: overLambda };

/** Real HTTP on loopback. */
export async function overHttp(app: Express): Promise<Transport> {
  const server = await listen(app, 0);
  return { send: (wire) => sendHttp(server.port, wire), close: () => server.close() };
}

/** AWS Lambda's payload 2.0, as a function URL hands it over. */
function overLambda(app: Express): Promise<Transport> {
  const handle = onLambda(app);
  const send = async ({ method, path, headers, body }: WireRequest): Promise<WireAnswer> => {
    const [rawPath = '', rawQueryString = ''] = path.split(/\?(.*)/s);
    const { cookie, ...others } = headers;
    const event = {
      version: '2.0',
      // A function URL hands cookies over beside the headers, both ways.
      ...(cookie !== undefined && { cookies: cookie.split('; ') }),
      rawPath,
      rawQueryString,
      headers: others,
      requestContext: { http: { method, path: rawPath, sourceIp: '127.0.0.1' } },
      body: body.toString('base64'),
      isBase64Encoded: true,
    };
    const answer = (await handle(event, {})) as LambdaAnswer;
    const bytes = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8');
    const set = answer.cookies && { 'set-cookie': answer.cookies.join(', ') };
    return { status: answer.statusCode, headers: { ...answer.headers, ...set }, text: bytes.toString('utf8'), bytes };
  };
  return Promise.resolve({ send, close: () => Promise.resolve() });
}

interface LambdaAnswer {
  cookies?: string[];
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

/** Headers that came more than once, as one. */
const joined = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));

const sendHttp = (port: number, { method, path, headers, body }: WireRequest): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const sending = request(
      { port, method, path, headers: { ...headers, 'content-length': body.length }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: joined(response.headers),
            text: bytes.toString('utf8'),
            bytes,
          });
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
