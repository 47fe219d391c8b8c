import type { HubSpotFetchOptions } from '@hubspot/ui-extensions';
import { askOf, pathWith } from './ask.ts';

type Fetch = (url: string, options: HubSpotFetchOptions) => Promise<Response>;

/** hubspot.fetch reads `self.hsFetch`, as in the worker that HubSpot runs cards in. */
const answerWith = (hsFetch: Fetch) => Object.assign(globalThis, { self: globalThis, hsFetch });

const ask = askOf('https://app.tieout.test');

test('a GET and a POST go to the service as HubSpot takes them', async () => {
  const calls: unknown[] = [];
  answerWith((...call) => {
    calls.push(call);
    return Promise.resolve(Response.json({ ok: true, value: 7 }));
  });
  expect(await ask('/cards/record')).toEqual({ ok: true, value: 7 });
  await ask('/cards/refresh', {});
  expect(calls).toEqual([
    ['https://app.tieout.test/cards/record', { method: 'GET' }],
    ['https://app.tieout.test/cards/refresh', { method: 'POST', body: {} }],
  ]);
});

test('a problem that the service names arrives as it is', async () => {
  const problem = { ok: false, error: { code: 'not_found', message: 'Gone' } };
  answerWith(() => Promise.resolve(Response.json(problem)));
  expect(await ask('/cards/record')).toEqual(problem);
});

test.each<[string, Fetch]>([
  ['a throw', () => Promise.reject(new Error('429'))],
  ['an answer that is not 2xx', () => Promise.resolve(Response.json({ ok: true, value: 1 }, { status: 500 }))],
  ['no JSON', () => Promise.resolve(new Response('<html>'))],
  ['the JSON of somebody else', () => Promise.resolve(Response.json({ status: 'error', category: 'BAD_GATEWAY' }))],
  ['an ok without a value', () => Promise.resolve(Response.json({ ok: true }))],
  ['nothing', () => Promise.resolve(Response.json(null))],
])('%s is a service that cannot be reached', async (_what, hsFetch) => {
  answerWith(hsFetch);
  expect(await ask('/cards/record')).toMatchObject({
    ok: false,
    error: { message: 'Tieout cannot be reached just now.' },
  });
});

test('without the profile’s address nothing is called', async () => {
  answerWith(() => {
    throw new Error('was called');
  });
  expect(await askOf(undefined)('/cards/record')).toMatchObject({
    ok: false,
    error: { fix: expect.stringContaining('profile') as unknown },
  });
});

test('a query is encoded, and what is undefined left out', () => {
  expect(pathWith('/cards/documents', { objectId: '7', year: undefined, filter: 'a&b' })).toBe(
    '/cards/documents?objectId=7&filter=a%26b',
  );
});
