import type { App } from '../options.ts';
import type { HubSpotState } from '../state.ts';
import { badGateway, notInstalled, tooManyCalls, validationError } from './answers.ts';
import type { CardAnswer, CardRequest } from './card-request.ts';
import { bodyToSend, faultOf } from './rules.ts';
import { send, type Outgoing, type Reply } from './send.ts';
import { signatureV3 } from './signature.ts';
import { localUrl, withViewer, type Viewer } from './target.ts';

const DEFAULT_TIMEOUT_MS = 15_000;
const MOST_CONCURRENT = 20;

interface ProxyOptions {
  state: HubSpotState;
  app: App;
  origins: Readonly<Record<string, string>>;
}

/** The call as it leaves HubSpot, signed with the real time: signatures know no virtual clock. */
const outgoing = ({
  app,
  request,
  signedUrl,
  url,
}: {
  app: App;
  request: CardRequest;
  signedUrl: string;
  url: string;
}): Outgoing => {
  const body = bodyToSend(request);
  const timestamp = Date.now();
  const { method } = request;
  return {
    url,
    method,
    body,
    headers: {
      ...request.headers,
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      'X-HubSpot-Request-Timestamp': String(timestamp),
      'X-HubSpot-Signature-v3': signatureV3(app.clientSecret, { method, url: signedUrl, body, timestamp }),
    },
  };
};

/** JSON when it is, text when it is not, undefined when there is none. */
const parsed = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const cardAnswer = (request: CardRequest, reply: Reply): CardAnswer => {
  if ('failure' in reply) return badGateway(request, { status: reply.failure === 'timeout' ? 504 : 500 });
  const { status, text } = reply;
  const responseBody = parsed(text);
  return status >= 200 && status < 300 ? { status, body: responseBody } : badGateway(request, { status, responseBody });
};

const forward = async ({ app, origins }: ProxyOptions, request: CardRequest, viewer: Viewer): Promise<CardAnswer> => {
  const signedUrl = withViewer(request.url, viewer);
  const url = localUrl(signedUrl, origins);
  if (url === undefined) return cardAnswer(request, { failure: 'unreachable' });
  const makeCall = (): Outgoing => outgoing({ app, request, signedUrl, url });
  return cardAnswer(request, await send(makeCall, request.timeout ?? DEFAULT_TIMEOUT_MS));
};

/**
 * HubSpot's side of `hubspot.fetch`: refuses what HubSpot refuses, adds who is looking, signs, sends, and answers what
 * the card gets. Undefined when the user is not known and no e-mail address was given for them.
 */
export const createHubSpotFetch = (
  options: ProxyOptions,
): ((request: CardRequest) => Promise<CardAnswer | undefined>) => {
  const { state, app } = options;
  const underWay = new Map<number, number>();
  const count = (portalId: number, by: number): void => void underWay.set(portalId, (underWay.get(portalId) ?? 0) + by);

  return async (request) => {
    const { userId, portalId = state.portal.id } = request;
    const userEmail = request.userEmail ?? state.users.find((user) => user.userId === userId)?.email;
    if (userEmail === undefined) return undefined;
    // Of another portal's installs this one knows nothing.
    if (portalId === state.portal.id && state.install === null) return notInstalled(request);
    const fault = faultOf(request, app.permittedUrls);
    if (fault !== undefined) return validationError(request, fault);
    if ((underWay.get(portalId) ?? 0) >= MOST_CONCURRENT) return tooManyCalls(request);
    count(portalId, 1);
    try {
      return await forward(options, request, { userId, portalId, userEmail, appId: app.appId });
    } finally {
      count(portalId, -1);
    }
  };
};
