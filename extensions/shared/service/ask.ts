import { hubspot } from '@hubspot/ui-extensions';
import type { Answer, Problem } from '../../../src/contract/envelope.ts';

/** Asks a door: GET, or POST when there is a body. Never rejects: whatever goes wrong on the way is an answer too. */
export type Ask = <T>(path: string, body?: Record<string, unknown>) => Promise<Answer<T>>;

const unavailable: Problem = {
  code: 'unexpected',
  message: 'Tieout cannot be reached just now.',
  fix: 'Try again in a minute.',
};

const withoutAddress: Problem = {
  code: 'unexpected',
  message: 'This card was not told where its service is.',
  fix: 'Ask whoever installed Tieout to upload the app again with its profile.',
};

/**
 * The one way to our own service. HubSpot does not say what a card sees of an answer that is not 2xx, so that a throw,
 * such an answer and one that is not our JSON are all the same: the service cannot be reached.
 * @param origin where the service is: the profile's `appOrigin`
 */
export function askOf(origin: string | undefined): Ask {
  return async <T>(path: string, body?: Record<string, unknown>) => {
    if (!origin) return { ok: false, error: withoutAddress };
    try {
      const response = await hubspot.fetch(`${origin}${path}`, body ? { method: 'POST', body } : { method: 'GET' });
      const answer: unknown = response.ok ? await response.json() : null;
      return isAnswer<T>(answer) ? answer : { ok: false, error: unavailable };
    } catch {
      return { ok: false, error: unavailable };
    }
  };
}

const isAnswer = <T>(value: unknown): value is Answer<T> =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  (value.ok === true ? 'value' in value : 'error' in value);

/** A path with its query; what is undefined is left out, what is no text goes as JSON. */
export function pathWith(path: string, query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`];
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
