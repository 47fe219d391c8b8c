import type { IncomingMessage } from 'node:http';
import { ok, unwrap } from '../../src/lib/result.ts';
import type { JournalEntry } from '../../src/tenancy/leaving/ports.ts';
import { createHubSpot, type HubSpot } from '../../src/vendors/hubspot/create-hubspot.ts';
import { testSecrets } from '../../scripts/test/secrets.ts';
import { answer, brokenAnswers, startRaw, type RawServer } from './support/raw-server.ts';
import { control, pointedHubSpot, type Pointed } from './support/stand-ins.ts';

describe('before the stand-in', () => {
  let pointed: Pointed<HubSpot>;
  beforeAll(async () => (pointed = await pointedHubSpot()));
  afterAll(() => pointed.close());

  const entry = async (offset: string | null): Promise<JournalEntry> => {
    const next = unwrap(await pointed.adapter.journal.next(offset));
    if (typeof next === 'string') throw new Error(next);
    return next;
  };

  test('subscribing again does no harm; what happens from then on is told, entry by entry', async () => {
    const { journal } = pointed.adapter;
    expect(await journal.next(null)).toEqual(ok('nothing'));
    for (let time = 0; time < 2; time += 1) expect(await journal.subscribe()).toEqual(ok(undefined));
    await control(pointed.url, 'POST /uninstall');
    const portalId = 4711;
    await control(pointed.url, 'POST /journal', { events: [{ action: 'APP_INSTALL', portalId }] });
    const first = await entry(null);
    expect(first.events).toMatchObject([{ kind: 'uninstalled', portalId: String(pointed.world.hubspot.portal.id) }]);
    const second = await entry(first.offset);
    expect(second.events).toEqual([{ kind: 'installed', portalId: '4711', occurredAt: expect.any(Date) as Date }]);
    expect(await journal.next(second.offset)).toEqual(ok('nothing'));
  });

  test('an offset that is not kept is told as such', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await pointed.adapter.journal.next(unknown)).toEqual(ok('unknown_offset'));
  });
});

describe('before a server that misbehaves', () => {
  let server: RawServer;
  let storage: RawServer;
  let hubspot: HubSpot;
  let headers: IncomingMessage['headers'][];
  beforeAll(async () => ([server, storage] = await Promise.all([startRaw(), startRaw()])));
  afterAll(async () => {
    await server.close();
    await storage.close();
  });
  beforeEach(() => {
    server.seen.length = 0;
    headers = [];
    hubspot = createHubSpot({
      apiUrl: server.url,
      clientId: 'hubspot-client',
      clientSecret: testSecrets['the client secret of HubSpot'],
      timeoutMs: 300,
      token: () => Promise.reject(new Error('No portal’s token is asked for')),
    });
    server.behave((request, response) => {
      const isToken = request.url?.includes('/token') ?? false;
      const pointer = { url: `${storage.url}/entry`, currentOffset: 'o', expiresAt: '2026-11-20T12:05:00Z' };
      answer(200, isToken ? { access_token: 'of-the-app', expires_in: 1800 } : pointer)(request, response);
    });
  });
  const storageSays = (status: number, body: unknown) =>
    storage.behave((request, response) => {
      headers.push(request.headers);
      answer(status, body)(request, response);
    });

  test('the storage that an entry lies in gets no token of ours', async () => {
    storageSays(200, { journalEvents: [] });
    expect(await hubspot.journal.next('before')).toEqual(ok({ offset: 'o', events: [] }));
    expect(headers).toHaveLength(1);
    expect(JSON.stringify(headers)).not.toMatch(/authorization|of-the-app/i);
  });

  test('one token of the app serves many calls', async () => {
    storageSays(200, { journalEvents: [] });
    await hubspot.journal.next(null);
    await hubspot.journal.next('o');
    expect(server.seen).toEqual([
      'POST /oauth/2026-09/token',
      'GET /webhooks-journal/journal/2026-03/earliest',
      'GET /webhooks-journal/journal/2026-03/offset/o/next',
    ]);
  });

  test('events of other kinds, and those that tell too little, are passed over', async () => {
    const portalId = 9007199254740993n.toString();
    const known = { action: 'APP_UNINSTALL', portalId: 7, occurredAt: 1_795_176_000_000 };
    const others = [
      { action: 'CREATE', portalId: 7, objectId: 1, occurredAt: 1 },
      { action: 'APP_UNINSTALL', occurredAt: 1 },
      { action: 'APP_UNINSTALL', portalId: 7 },
      { action: 'APP_UNINSTALL', portalId: 7, occurredAt: 'yesterday' },
      { something: 'else' },
    ];
    storageSays(
      200,
      `{"journalEvents":${JSON.stringify([known, ...others]).replace('"portalId":7', `"portalId":${portalId}`)}}`,
    );
    expect(unwrap(await hubspot.journal.next(null))).toEqual({
      offset: 'o',
      // The id is read by its digits: as a float it would be another portal's.
      events: [{ kind: 'uninstalled', portalId, occurredAt: new Date(1_795_176_000_000) }],
    });
  });

  test.each([403, 404, 500])('an entry that answers %d is a failure, never “nothing happened”', async (status) => {
    storageSays(status, 'Access denied');
    expect((await hubspot.journal.next(null)).ok).toBe(false);
  });

  test.each(Object.entries(brokenAnswers))('an entry that is %s is unavailable', async (_name, broken) => {
    storage.behave(broken(JSON.stringify({ journalEvents: [] })));
    expect(await hubspot.journal.next(null)).toMatchObject({ error: { code: 'vendor_unavailable' } });
  });

  test('a 401 asks for another token of the app the next time', async () => {
    await hubspot.journal.next(null);
    server.behave((request, response) => {
      const isToken = request.url?.includes('/token') ?? false;
      answer(isToken ? 200 : 401, isToken ? { access_token: 'new', expires_in: 1800 } : {})(request, response);
    });
    server.seen.length = 0;
    await hubspot.journal.next(null);
    await hubspot.journal.next(null);
    expect(server.seen.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });
});
