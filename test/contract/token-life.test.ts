import { ok, unwrap } from '../../src/lib/result.ts';
import { createHubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { answer, startRaw, type RawServer } from './support/raw-server.ts';

const ASKED = new Date('2026-11-20T09:00:00Z');
/** Vendors promise no length; with what is around it a header takes 16 kB. */
const LONG =
  `h.${Buffer.from(JSON.stringify({ xero_userid: 'u', scope: [], filler: 'x'.repeat(1440) })).toString('base64url')}.s`.padEnd(
    2000,
    's',
  );
const granted = { access_token: LONG, refresh_token: 'r'.repeat(2000), expires_in: 1800, hub_id: '1', user_id: '2' };

let server: RawServer;
let now: Date;
beforeAll(async () => {
  server = await startRaw();
});
beforeEach(() => {
  now = ASKED;
});
afterAll(() => server.close());

/** Both vendors' adapters; while one of them waits for an answer, a minute and a half goes by. */
function adapters() {
  const app = { clientId: 'client', clientSecret: 'secret', apiUrl: server.url, identityUrl: server.url };
  const shared = { ...app, clock: { now: () => now }, token: () => Promise.resolve(ok(LONG)) };
  server.behave((request, response) => {
    now = new Date(now.getTime() + 90_000);
    answer(200, granted)(request, response);
  });
  return { xero: createXero(shared), hubspot: createHubSpot(shared) };
}

test.each(['xero', 'hubspot'] as const)(
  'the life of a token of %s is counted from before it was asked for, by our own clock',
  async (vendor) => {
    const refreshed = await adapters()[vendor].tokens.refresh('refresh');
    expect(refreshed.ok && refreshed.value.expiresAt).toEqual(new Date(ASKED.getTime() + 1_800_000));
  },
);

test.each(['xero', 'hubspot'] as const)('a token of %s of 2,000 characters arrives whole', async (vendor) => {
  const refreshed = await adapters()[vendor].tokens.refresh('refresh');
  expect(refreshed).toMatchObject({ ok: true, value: { accessToken: LONG, refreshToken: 'r'.repeat(2000) } });
  expect(LONG).toHaveLength(2000);
});

test('a token of 2,000 characters is sent whole', async () => {
  const { xero } = adapters();
  let sent: string | undefined;
  server.behave((request, response) => {
    sent = request.headers.authorization;
    answer(200, [])(request, response);
  });
  unwrap(await xero.connections(LONG));
  expect(sent).toBe(`Bearer ${LONG}`);
});
