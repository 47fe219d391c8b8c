import type { HubSpotFetchOptions } from '@hubspot/ui-extensions';
import type { Problem } from '../../../src/contract/envelope.ts';

type Reply = (path: string, body: Record<string, unknown> | undefined) => unknown;

/** Our service as a card meets it through hubspot.fetch: what each door answers, and every call that was made. */
export interface FakeService {
  /** `GET /path?query`, in the order in which they came. */
  calls: string[];
  /** What the POSTs carried, in the order in which they came. */
  bodies: Record<string, unknown>[];
  /** Answers a door by its method and path without the query; a promise is awaited. */
  on: (door: string, reply: Reply) => void;
}

export const ok = (value: unknown) => ({ ok: true, value });
export const problem = (error: Partial<Problem>) => ({
  ok: false,
  error: { code: 'unexpected', message: 'No', ...error },
});

/** Stands in for hubspot.fetch. A door that was not told what to answer fails the call, as an unknown address would. */
export function fakeService(): FakeService {
  const doors = new Map<string, Reply>();
  const calls: string[] = [];
  const bodies: Record<string, unknown>[] = [];
  const hsFetch = async (url: string, { method = 'GET', body }: HubSpotFetchOptions): Promise<Response> => {
    const { origin, pathname, search } = new URL(url);
    calls.push(`${method} ${pathname}${search}`);
    if (body) bodies.push(body);
    const reply = doors.get(`${method} ${pathname}`);
    if (origin !== 'https://app.tieout.test' || !reply) throw new Error(`Nobody answers ${method} ${url}`);
    return Response.json(await reply(`${pathname}${search}`, body));
  };
  Object.assign(globalThis, { hsFetch });
  return { calls, bodies, on: (door, reply) => void doors.set(door, reply) };
}
