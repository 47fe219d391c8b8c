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

/** What a door other than a card's answers. */
export interface Reply {
  status: number;
  contentType: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
  /** Origins whose pages may show the answer in a frame; absent: none but our own. */
  framedBy?: readonly string[];
}

/** A door that anyone may knock at: it tells nothing of anybody. */
export interface OpenDoor {
  method: 'GET';
  path: string;
  auth: 'none';
  handler: (deps: Deps) => () => Promise<Reply>;
}

/** A request as it came over the wire. */
export interface RawCall {
  body: Buffer;
  header: (name: string) => string | undefined;
  /** Path and query, as sent. */
  url: string;
  /** The parts of the path. */
  params: Readonly<Record<string, string>>;
  log: Log;
}

/** A door that finds out by itself who knocks: by a vendor's signature of the raw bytes, by a ticket in its path, or by
 * a code that only whoever runs the service can make. */
export interface RawDoor {
  method: 'GET' | 'POST';
  path: string;
  auth: 'xero' | 'hubspot_app' | 'ticket' | 'operator';
  handler: (deps: Deps) => (call: RawCall) => Promise<Reply>;
}

/** What a person's browser sends. */
export interface Visit {
  query: Readonly<Record<string, string>>;
  /** Of a POST. */
  form: Readonly<Record<string, string>>;
  cookie: (name: string) => string | undefined;
  log: Log;
}

/** A door for a person's browser: it answers with a page or sends on (`page.ts`), and finds out by itself who knocks. */
export interface BrowserDoor {
  method: 'GET' | 'POST';
  path: string;
  auth: 'browser';
  handler: (deps: Deps) => (visit: Visit) => Promise<Reply>;
}

export type Door = CardDoor | OpenDoor | RawDoor | BrowserDoor;

/** A card's door, its handler typed by its own input. */
export const cardDoor = <I extends z.ZodType>(door: CardDoor<I>): CardDoor => door;
