import { sql } from 'kysely';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { addPortal } from '../support/test-store.ts';
import { hubspotEvent, hubspotWebhook } from '../support/webhooks.ts';

type Event = ReturnType<typeof hubspotEvent>;

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    for (const portalId of ['62515', '100', '200']) await addPortal(house.store, portalId);
    await setState('200', 'uninstalled');
  });
  beforeEach(async () => {
    for (const portalId of ['62515', '100', '200'])
      await house.store.withPortal(portalId, async ({ db }) => {
        await db.deleteFrom('inbox_events').execute();
        await sql`update pgboss.job set state = 'completed'`.execute(db);
      });
  });
  afterAll(() => house.remove());

  const setState = (portalId: string, state: 'installed' | 'uninstalled') =>
    house.store.withPortal(portalId, ({ db }) => db.updateTable('portals').set({ state }).execute());
  const inboxOf = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('inbox_events').select(['category', 'resource_id', 'event_type']).orderBy('event_id').execute(),
    );
  const jobs = () =>
    house.store.withPortal('100', async ({ db }) => {
      const { rows } = await sql<{ data: { portalId: string; ids: { tenantId: string } } }>`
        select data from pgboss.job where name = 'fetch-changed' and state = 'created'`.execute(db);
      return rows.map(({ data }) => `${data.portalId}/${data.ids.tenantId}`).sort();
    });
  const counted = async (outcome: string): Promise<number> => {
    const text = await house.deps.metrics.text();
    const line = new RegExp(`tieout_webhook_events_total\\{vendor="hubspot",outcome="${outcome}"\\} (\\d+)`).exec(text);
    return Number(line?.[1] ?? 0);
  };
  const webhook = (body: Event[] | string, secret?: string) =>
    hubspotWebhook(body, { now: NOW, ...(secret !== undefined && { secret }) });

  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let door: Transport;
    beforeAll(async () => {
      door = await transports[name](house.app);
    });
    afterAll(() => door.close());

    const right = () => webhook([hubspotEvent()]);
    test.each([
      ['without a signature', () => ({ ...right(), headers: {} })],
      ['signed with another secret', () => webhook([hubspotEvent()], 'guessed')],
      ['signed six minutes ago', () => hubspotWebhook([hubspotEvent()], { now: new Date(NOW.getTime() - 360_000) })],
      ['changed by one blank', () => ({ ...right(), body: Buffer.from(right().body.toString().replace(':', ': ')) })],
      ['sent to another address', () => ({ ...right(), path: '/webhooks/hubspot?portalId=1' })],
    ])('what comes %s is answered 401 and nothing else, and leaves nothing', async (_, make) => {
      const before = house.statements.length;
      expect(await door.send(make())).toMatchObject({ status: 401, text: '' });
      expect(house.statements.length).toBe(before);
    });

    test('an event is stored and asked for before it is answered, as often as it comes', async () => {
      for (let time = 0; time < 3; time += 1) expect(await door.send(right())).toMatchObject({ status: 200, text: '' });
      expect(await inboxOf('62515')).toEqual([
        { category: '0-2', resource_id: '101', event_type: 'object.propertyChange' },
      ]);
      expect(await jobs()).toEqual(['62515/']);
    });

    test.each(['', '[{"eventId":', 'events', '{"events":[]}'])(
      '%j, rightly signed, is 400 and counted',
      async (body) => {
        const before = await counted('not_a_payload');
        expect(await door.send(webhook(body))).toMatchObject({ status: 400, text: '' });
        expect(await counted('not_a_payload')).toBe(before + 1);
      },
    );

    test.each([undefined, 'guessed'])('5 MB, signed with %s, are refused and leave nothing', async (secret) => {
      const before = house.statements.length;
      expect((await door.send(webhook(' '.repeat(5_000_000), secret))).status).toBe(413);
      expect(house.statements.length).toBe(before);
    });

    test('of 100 events at once each is stored, in as many statements as one event costs', async () => {
      const cost = async (...events: Event[]): Promise<number> => {
        const before = house.statements.length;
        expect(await door.send(webhook(events))).toMatchObject({ status: 200, text: '' });
        return house.statements.length - before;
      };
      const one = await cost(hubspotEvent());
      expect(await cost(...Array.from({ length: 100 }, (_, n) => hubspotEvent({ objectId: 1000 + n })))).toBe(one);
      expect(await inboxOf('62515')).toHaveLength(101);
      expect(await jobs()).toEqual(['62515/']);
    });
  });

  const send = async (...events: Event[]) => expect((await house.transport.send(webhook(events))).status).toBe(200);

  test('each portal gets its own events and one job', async () => {
    await send(hubspotEvent(), hubspotEvent({ objectId: 102 }), hubspotEvent({ portalId: 100 }));
    expect([await inboxOf('62515'), await inboxOf('100')].map((events) => events.length)).toEqual([2, 1]);
    expect(await jobs()).toEqual(['100/', '62515/']);
  });

  test('the same id at another time, or of another kind, is another event', async () => {
    const later = hubspotEvent({ occurredAt: 1_790_000_001_001 });
    const other = hubspotEvent({ eventId: 101 });
    await send(hubspotEvent(), hubspotEvent(), later, other, hubspotEvent({ subscriptionType: 'object.creation' }));
    expect(await inboxOf('62515')).toHaveLength(4);
  });

  test.each([
    ['was never installed', 987],
    ['is uninstalled', 200],
  ])('of a portal that %s nothing is kept: counted, 200', async (_what, portalId) => {
    const before = await counted('unknown_portal');
    await send(hubspotEvent({ portalId }));
    expect(await counted('unknown_portal')).toBe(before + 1);
    expect([await inboxOf('200'), await jobs()]).toEqual([[], []]);
  });

  test('a kind of record that we do not read is stored and counted', async () => {
    const before = await counted('unknown_type');
    await send(hubspotEvent({ objectTypeId: '0-5' }));
    expect([await counted('unknown_type'), (await inboxOf('62515')).length]).toEqual([before + 1, 1]);
  });

  test('the echo of what we have written ourselves starts nothing', async () => {
    const before = await counted('own');
    await send(hubspotEvent({ changeSource: 'INTEGRATION', sourceId: '54321' }));
    expect([await counted('own'), await inboxOf('62515'), await jobs()]).toEqual([before + 1, [], []]);
  });

  test('an event that cannot be understood is counted, the others are stored', async () => {
    const before = await counted('unreadable');
    await send(hubspotEvent({ objectId: null }), hubspotEvent());
    expect([await counted('unreadable'), (await inboxOf('62515')).length]).toEqual([before + 1, 1]);
  });

  test('when the job cannot be sent nothing is stored, and HubSpot is told to send it again', async () => {
    const { queue } = house.store;
    const working = { ...queue };
    queue.send = () => Promise.reject(new Error('the queue is down'));
    const answer = await house.transport.send(webhook([hubspotEvent()]));
    Object.assign(queue, working);
    expect([answer.status, await inboxOf('62515')]).toEqual([500, []]);
    await send(hubspotEvent());
    expect(await jobs()).toEqual(['62515/']);
  });
});
