import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Log } from '../../src/lib/log.ts';
import { answerBrowser } from './answer-browser.ts';
import { answerCard } from './answer-card.ts';
import { bytesOf } from './body.ts';
import type { Deps } from './deps.ts';
import type { Door, RawCall, Reply } from './door.ts';
import { observe } from './observe.ts';
import { refusal } from './reply.ts';

/** HubSpot's own limit for what a card may send, and more than any of our doors needs. */
const BODY_LIMIT = '1mb';

/** The doors as an Express application; it does not listen. */
export function createApp(deps: Deps, doors: readonly Door[]): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(helmet(), observe(deps));
  // Bytes, whatever they claim to be: the signature covers what came over the wire.
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }));
  for (const door of doors) hang(app, deps, door);
  for (const [path, methods] of methodsByPath(doors)) {
    app.all(path, (_, response) => {
      send(
        response.setHeader('allow', methods.join(', ')),
        refusal(405, 'method_not_allowed', `Use ${methods.join(' or ')}.`),
      );
    });
  }
  app.use((_, response) => send(response, refusal(404, 'no_such_door', 'There is nothing at this address.')));
  app.use(failed);
  return app;
}

function hang(app: Express, deps: Deps, door: Door): void {
  const respond = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    // Express runs what GET does for HEAD as well: whoever looks at a link first would use its ticket up.
    if (request.method === 'HEAD' && door.auth === 'ticket') {
      next();
      return;
    }
    response.locals['door'] = door.path;
    send(response, await replier(request, response));
  };
  const replier = replierOf(deps, door);
  if (door.method === 'GET') app.get(door.path, respond);
  else app.post(door.path, respond);
}

function replierOf(deps: Deps, door: Door): (request: Request, response: Response) => Promise<Reply> {
  if (door.auth === 'hubspot') return answerCard(deps, door);
  return door.auth === 'browser' ? answerBrowser(deps, door) : rawReplier(door.handler(deps));
}

const rawReplier =
  (handle: (call: RawCall) => Promise<Reply>) =>
  (request: Request, response: Response): Promise<Reply> =>
    handle({
      body: bytesOf(request),
      header: (name) => request.get(name),
      url: request.originalUrl,
      params: request.params as Record<string, string>,
      log: response.locals['log'] as Log,
    });

function send(response: Response, { status, contentType, body, headers = {}, framedBy }: Reply): void {
  // The older header knows no list of origins, and browsers that know both would refuse.
  if (framedBy) response.removeHeader('x-frame-options');
  const framing = framedBy && { 'content-security-policy': `frame-ancestors ${framedBy.join(' ')}` };
  response.status(status).setHeaders(new Map(Object.entries({ 'cache-control': 'no-store', ...headers, ...framing })));
  response.setHeader('content-type', contentType).end(body);
}

const methodsByPath = (doors: readonly Door[]): Map<string, string[]> =>
  doors.reduce(
    (paths, { path, method }) => paths.set(path, [...(paths.get(path) ?? []), method]),
    new Map<string, string[]>(),
  );

/** What the reading of a body refuses, by its status. */
const REFUSED: Record<number, Reply> = {
  400: refusal(400, 'bad_request', 'The request did not arrive whole.'),
  413: refusal(413, 'too_large', 'The body is larger than 1 MB.'),
  415: refusal(415, 'unsupported_encoding', 'The body must not be compressed.'),
};

/** The last resort: a refusal of the body, or something that we broke. Express knows it by its four parameters. */
// eslint-disable-next-line max-params
function failed(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const reply = REFUSED[status];
  if (!reply) response.locals['error'] = error;
  send(response, reply ?? refusal(500, 'unexpected', 'Something went wrong on our side.'));
}
