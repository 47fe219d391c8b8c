import { setTimeout } from 'node:timers/promises';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { ok } from '../../src/lib/result.ts';
import { createXero } from '../../src/vendors/xero/create-xero.ts';
import { answer, inTurn, startRaw, type RawServer } from './support/raw-server.ts';

let server: RawServer;
beforeAll(async () => (server = await startRaw()));
afterAll(() => server.close());
beforeEach(() => {
  server.seen.length = 0;
});

const expired = answer(401, { Title: 'Unauthorized', Detail: 'TokenExpired' });

/** Sends a write that has so long for the whole, each token taking its time; how it ended, and after how long. */
async function send({ wholeMs, tokensTake }: { wholeMs: number; tokensTake: number[] }) {
  const { writer } = createXero({
    apiUrl: server.url,
    identityUrl: server.url,
    clientId: 'xero-client',
    clientSecret: testSecrets['the client secret of Xero'],
    writeTimeoutMs: wholeMs,
    token: () => setTimeout(tokensTake.shift(), ok('token')),
  });
  const began = performance.now();
  const write = { kind: 'create_invoice', documentId: null, request: '{}', key: 'intent:1' } as const;
  const sent = await writer.send({ portalId: '1', tenantId: 't-1' }, write);
  return { failure: sent.ok ? null : sent.error, took: performance.now() - began };
}

test.each([
  ['that comes too late', [2500], 0],
  ['that is refused, and a fresh one that comes too late', [0, 2500], 1],
])('a token %s: it is not waited for, and nothing leaves any more', async (...[, tokensTake, left]) => {
  server.behave(inTurn(expired, answer(200, {})));
  const { failure, took } = await send({ wholeMs: 300, tokensTake });
  expect(failure).toEqual({ code: 'vendor_unavailable', vendor: 'xero', detail: 'no access token in time' });
  expect(took).toBeLessThan(2300);
  await setTimeout(2500 - took + 200);
  expect(server.seen).toHaveLength(left);
});

test('what the token has taken is missing to the answer: the whole ends in its time', async () => {
  server.behave(() => undefined);
  const { failure, took } = await send({ wholeMs: 2000, tokensTake: [1500] });
  expect(failure).toMatchObject({ code: 'vendor_unclear', remembered: false });
  expect(took).toBeLessThan(3400);
  expect(server.seen).toHaveLength(1);
});
