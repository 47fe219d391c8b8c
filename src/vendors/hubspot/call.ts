import type * as z from 'zod';
import { err, type Result } from '../../lib/result.ts';
import { readBody } from '../rows.ts';
import { send, type Calling } from '../send.ts';
import type { CallFailure, TokenSource } from '../with-token.ts';
import { hubspotFailure } from './failures.ts';
import { exchange, type HubSpotCall } from './sdk.ts';

/** Whose HubSpot token is asked for. */
export interface HubSpotWho {
  portalId: string;
}

export interface HubSpotReading extends Calling {
  /** No trailing slash; `https://api.hubapi.com`. */
  apiUrl: string;
  token: TokenSource<HubSpotWho>;
}

/** Makes one call and checks its answer; 207 is a batch of which some inputs failed, 201 something that was made. */
export async function callHubSpot<T>(
  given: Calling & { apiUrl: string; accessToken: string; operation: string },
  call: HubSpotCall,
  schema: z.ZodType<T>,
): Promise<Result<T, CallFailure>> {
  const reply = await send({ ...given, vendor: 'hubspot', isSearch: call.path.endsWith('/search') }, () =>
    exchange(given, call),
  );
  if (!reply.ok) return reply;
  if (![200, 201, 207].includes(reply.value.status)) return err(hubspotFailure(reply.value));
  return readBody(reply.value, 'hubspot', schema);
}
