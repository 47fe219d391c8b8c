import { createHash } from 'node:crypto';
import { createApp } from '../../functions/runtime/express.ts';
import { doors } from '../../functions/runtime/doors.ts';
import { err } from '../../src/lib/result.ts';
import { freshPglite } from '../support/databases.ts';
import { openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { transports, type Transport, type WireAnswer } from '../support/door-transports.ts';
import { PlayBrowser, said } from '../support/play-browser.ts';

const pages = doors.filter((door) => door.auth === 'browser').map(({ method, path }) => ({ method, path }));
const database = async () => {
  const { dataDir, remove } = await freshPglite();
  return { address: { dataDir }, remove };
};

describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
  let house: DoorHouse;
  let door: Transport;
  let browser: PlayBrowser;
  beforeAll(async () => {
    house = await openDoorHouse(database);
    door = await transports[name](house.app);
    browser = new PlayBrowser(door);
  });
  afterAll(async () => {
    await door.close();
    await house.remove();
  });
  const knock = ({ method, path }: (typeof pages)[number]): Promise<WireAnswer> =>
    method === 'GET' ? browser.open(path) : browser.post(path, '');

  test('there are seven', () => {
    expect(pages).toHaveLength(7);
  });

  describe.each(pages)('$method $path', (asked) => {
    test('is shut to whoever brings nothing, stands in no frame, runs no script and is kept by nobody', async () => {
      const { status, headers, text } = await knock(asked);
      const isStart = asked.path === '/oauth/hubspot/install';
      expect(status).toBe(isStart ? 302 : asked.path === '/oauth/hubspot/callback' ? 400 : 404);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action ('self'|'none'); base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(text).not.toMatch(/<script|https?:\/\//);
      if (isStart) return;
      const style = /<style>(.*)<\/style>/s.exec(text)![1]!;
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
      expect(text).toMatch(/<html lang="en-GB">[^]*<title>[^<]+<\/title>[^]*<main>[^]*<h1>/);
    });

    test('takes no field twice', async () => {
      const twice = 'ticket=a&ticket=b';
      const answer =
        asked.method === 'GET' ? await browser.open(`${asked.path}?${twice}`) : await browser.post(asked.path, twice);
      expect(said(answer)).toEqual([400, expect.stringContaining('is there twice')]);
    });

    test('answers other methods by what it takes', async () => {
      const answer = await door.send({ method: 'DELETE', path: asked.path, headers: {}, body: Buffer.alloc(0) });
      expect(answer.status).toBe(405);
    });
  });

  describe.each(pages.filter(({ method }) => method === 'POST'))('POST $path', ({ path }) => {
    test.each([
      ['from another site', { 'sec-fetch-site': 'cross-site' }, 'x=1', 403],
      ['from a neighbour', { 'sec-fetch-site': 'same-site' }, 'x=1', 403],
      ['from nowhere', { 'sec-fetch-site': 'none' }, 'x=1', 403],
      ['as JSON', { 'content-type': 'application/json' }, '{}', 415],
      ['as parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
      ['of 9 kB', {}, `x=${'y'.repeat(9000)}`, 413],
      ['from our own page', {}, 'x=1', 404],
    ])('a form %s', async (...[, headers, body, status]) => {
      const answer = await browser.post(path, body, headers);
      expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    });
  });

  test('a cookie that is there twice counts as none', async () => {
    const mine = `__Host-tieout-connect=${'a'.repeat(43)}`;
    const send = (cookie: string) =>
      door.send({ method: 'GET', path: '/oauth/hubspot/install', headers: { cookie }, body: Buffer.alloc(0) });
    const install = `__Host-tieout-install=${'b'.repeat(43)}`;
    expect((await send(`${mine}; ${install}`)).headers['set-cookie']).toContain('b'.repeat(43));
    for (const odd of [`${install}; ${install}`, '__Host-tieout-install=short', mine])
      expect((await send(odd)).headers['set-cookie']).not.toMatch(/b{43}|a{43}|short/);
  });

  test('a vendor that cannot be reached is told in words', async () => {
    const back = encodeURIComponent('https://app.hubspot.com/');
    const answer = await browser.open(`/oauth/hubspot/callback?code=x&returnUrl=${back}`);
    expect(said(answer)).toEqual([503, expect.stringContaining('cannot be reached')]);
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1/);
  });

  test('a vendor that takes no calls for a while is told as that', async () => {
    const { consent } = house.deps;
    const busy = { code: 'vendor_throttled', vendor: 'hubspot', retryAfterSeconds: 60, limit: 'migration' } as const;
    const installing = { ...consent.installing, exchangeCode: () => Promise.resolve(err(busy)) };
    const far = await transports[name](createApp({ ...house.deps, consent: { ...consent, installing } }, doors));
    const back = encodeURIComponent('https://app.hubspot.com/');
    const answer = await new PlayBrowser(far).open(`/oauth/hubspot/callback?code=x&returnUrl=${back}`);
    await far.close();
    expect(said(answer)).toEqual([503, expect.stringContaining('takes no more calls at the moment')]);
  });

  test('what breaks on our side is told in words, with a number for support', async () => {
    const { consent } = house.deps;
    const add = () => Promise.reject(new Error('the database is on fire'));
    const installing = { ...consent.installing, consents: { ...consent.installing.consents, add } };
    const broken = await transports[name](createApp({ ...house.deps, consent: { ...consent, installing } }, doors));
    const answer = await new PlayBrowser(broken).open('/oauth/hubspot/install');
    await broken.close();
    const number = answer.headers['x-request-id'] ?? '';
    expect(said(answer)).toEqual([500, expect.stringContaining(number)]);
    expect(answer.text).not.toContain('on fire');
  });
});
