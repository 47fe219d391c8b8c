import type * as z from 'zod';
import type { Failure } from '../../src/lib/failure.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Deps } from './deps.ts';

/** Who calls, as HubSpot's signature vouches for it. Nothing that a card itself says is part of this. */
export interface Caller {
  portalId: string;
  userId: string;
  userEmail: string;
}

/** One verified call. */
interface Call<I> {
  caller: Caller;
  input: I;
  /** Carries the request's id. */
  log: Log;
}

/** A door for cards: signed by HubSpot (v3), its input parsed, its answer a value or a failure. */
export interface CardDoor<I extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  /** As express spells it, e.g. `/cards/invoices/:id`. */
  path: string;
  auth: 'hubspot';
  /** Parses the query and the parts of the path of a GET, the JSON body of a POST. */
  input: I;
  handler: (deps: Deps) => (call: Call<z.output<I>>) => Promise<Result<unknown, Failure>>;
}

/** What an open door answers. */
export interface Reply {
  status: number;
  contentType: string;
  body: string;
}

/** A door that anyone may knock at: it tells nothing of anybody. */
export interface OpenDoor {
  method: 'GET';
  path: string;
  auth: 'none';
  handler: (deps: Deps) => () => Promise<Reply>;
}

/** A request as it came over the wire. */
interface RawCall {
  header: (name: string) => string | undefined;
  /** Path and query, as sent. */
  url: string;
}

/** A door that finds out by itself who knocks: by a code that only whoever runs the service can make. */
export interface RawDoor {
  method: 'GET';
  path: string;
  auth: 'operator';
  handler: (deps: Deps) => (call: RawCall) => Promise<Reply>;
}

export type Door = CardDoor | OpenDoor | RawDoor;

/** A card's door, its handler typed by its own input. */
export const cardDoor = <I extends z.ZodType>(door: CardDoor<I>): CardDoor => door;
