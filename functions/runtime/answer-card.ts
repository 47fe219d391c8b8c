import type { Request, Response } from 'express';
import type { Log } from '../../src/lib/log.ts';
import { bytesOf } from './body.ts';
import { callerOf } from './caller.ts';
import type { Deps } from './deps.ts';
import type { Caller, CardDoor, Reply } from './door.ts';
import { answerOf, unexpectedProblem } from './failures.ts';
import { invalidInput } from './invalid-input.ts';
import { json, refusal } from './reply.ts';
import { isSigned } from './signature.ts';

/**
 * Answers a card's call, in this order: signature, caller, body, input, business. Input that cannot be taken, business
 * failures, and what we broke ourselves answer 200: HubSpot repeats a call that ends in 5xx, and hands the card no body of
 * any other status.
 */
export const answerCard = (deps: Deps, door: CardDoor) => {
  const handle = door.handler(deps);
  return async (request: Request, response: Response): Promise<Reply> => {
    const caller = verifiedCaller(deps, request);
    if (!caller) return refusal(401, 'not_signed', 'The call is not signed by HubSpot.');
    Object.assign(response.locals, { portalId: caller.portalId, userId: caller.userId });
    const sent = inputOf(door, request);
    if (sent === undefined) return refusal(400, 'not_json', 'The body is no JSON object.');
    const parsed = door.input.safeParse(sent);
    if (!parsed.success) {
      response.locals['outcome'] = 'invalid_input';
      return json(200, { ok: false, error: invalidInput(parsed.error.issues) });
    }
    try {
      const result = await handle({ caller, input: parsed.data, log: response.locals['log'] as Log });
      response.locals['outcome'] = result.ok ? 'ok' : result.error.code;
      return json(200, result.ok ? result : { ok: false, error: answerOf(result.error) });
    } catch (error) {
      Object.assign(response.locals, { error, outcome: 'unexpected' });
      return json(200, { ok: false, error: unexpectedProblem(String(response.locals['requestId'])) });
    }
  };
};

function verifiedCaller({ clientSecret, publicUrl, clock }: Deps, request: Request): Caller | null {
  const signed = isSigned(
    clientSecret,
    {
      method: request.method,
      url: publicUrl + request.originalUrl,
      body: bytesOf(request),
      signature: request.get('x-hubspot-signature-v3'),
      timestamp: request.get('x-hubspot-request-timestamp'),
    },
    clock.now(),
  );
  return signed ? callerOf(new URL(request.originalUrl, 'https://any').searchParams) : null;
}

/** What the door's schema is to parse; undefined: the body is no JSON object. */
function inputOf(door: CardDoor, request: Request): unknown {
  if (door.method === 'GET') return { ...request.query, ...request.params };
  try {
    const body: unknown = JSON.parse(bytesOf(request).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? { ...body, ...request.params }
      : undefined;
  } catch {
    return undefined;
  }
}
