import type { Request, Response } from 'express';
import type { Log } from '../../src/lib/log.ts';
import { bytesOf } from './body.ts';
import type { Deps } from './deps.ts';
import type { BrowserDoor, Reply, Visit } from './door.ts';
import { unexpectedProblem } from './failures.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** Far more than any of our forms holds. */
const LARGEST_FORM = 8192;

/** Answers a person's browser with pages alone, also when something is wrong with the request or broke on our side. */
export const answerBrowser = (deps: Deps, door: BrowserDoor) => {
  const handle = door.handler(deps);
  return async (request: Request, response: Response): Promise<Reply> => {
    // Whoever only looks ahead (HEAD) must not use up what a person is about to use.
    if (request.method !== door.method) return odd(405, 'This address is for people.');
    const obstacle = door.method === 'POST' ? obstacleOf(request) : null;
    if (obstacle) return obstacle;
    const query = fieldsOf(new URL(request.originalUrl, 'https://any').searchParams);
    const form = fieldsOf(new URLSearchParams(door.method === 'POST' ? bytesOf(request).toString('utf8') : ''));
    if (!query || !form) return odd(400, 'This address does not read right: a part of it is there twice.');
    try {
      return await handle({ query, form, cookie: cookiesOf(request), log: response.locals['log'] as Log });
    } catch (error) {
      response.locals['error'] = error;
      const { message, fix = '' } = unexpectedProblem(String(response.locals['requestId']));
      return odd(500, `${message} ${fix}`);
    }
  };
};

/** A form of ours is sent by a page of ours; browsers say where a request comes from, and never falsely. */
function obstacleOf(request: Request): Reply | null {
  const from = request.get('sec-fetch-site');
  if (from !== undefined && from !== 'same-origin') return odd(403, 'This form was not sent from our own page.');
  if (request.is('application/x-www-form-urlencoded') === false) return odd(415, 'This is no form of ours.');
  return bytesOf(request).length > LARGEST_FORM ? odd(413, 'This form is too large.') : null;
}

const odd = (status: number, words: string): Reply =>
  page({ status, title: 'That did not work', main: html`<p>${words}</p>` });

/** The fields by name; null when one is there twice: whoever reads it next might take the other. */
function fieldsOf(sent: URLSearchParams): Visit['query'] | null {
  const names = [...sent.keys()];
  return new Set(names).size === names.length ? Object.fromEntries(sent) : null;
}

/** Cookies by name. One that is there twice counts as absent: somebody has put one beside ours. */
function cookiesOf(request: Request): Visit['cookie'] {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return (wanted) => {
    const found = pairs.filter(([name]) => name === wanted);
    return found.length === 1 ? found[0]?.[1] : undefined;
  };
}
