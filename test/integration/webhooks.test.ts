import { sql } from 'kysely';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { transports, type Transport } from '../support/door-transports.ts';
import { addPortal } from '../support/test-store.ts';
import { xeroEvent, xeroWebhook } from '../support/webhooks.ts';

eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await addPortal(house.store, '62515', ['tenant-of-62515', 'second']);
    await addPortal(house.store, '100', ['of-100']);
  });
  beforeEach(async () => {
    for (const portalId of ['62515', '100'])
      await house.store.withPortal(portalId, async ({ db }) => {
        await db.deleteFrom('inbox_events').execute();
        await sql`update pgboss.job set state = 'completed'`.execute(db);
      });
  });
  afterAll(() => house.remove());

  const inboxOf = (portalId: string) =>
    house.store.withPortal(portalId, ({ db }) =>
      db.selectFrom('inbox_events').select(['tenant_id', 'resource_id', 'event_at']).orderBy('event_id').execute(),
    );
  /** The jobs that wait, in any portal. */
  const jobs = () =>
    house.store.withPortal('100', async ({ db }) => {
      const { rows } = await sql<{ data: { portalId: string; ids: { tenantId: string } } }>`
        select data from pgboss.job where name = 'fetch-changed' and state = 'created' order by created_on, data ->> 'portalId'`.execute(
        db,
      );
      return rows.map(({ data }) => `${data.portalId}/${data.ids.tenantId}`).sort();
    });
  const counted = async (outcome: string): Promise<number> => {
    const { text } = await house.transport.send({
      method: 'GET',
      path: '/metrics',
      headers: {},
      body: Buffer.alloc(0),
    });
    const line = new RegExp(`tieout_webhook_events_total\\{vendor="xero",outcome="${outcome}"\\} (\\d+)`).exec(text);
    return Number(line?.[1] ?? 0);
  };

  describe.each(Object.keys(transports) as (keyof typeof transports)[])('over %s', (name) => {
    let door: Transport;
    beforeAll(async () => {
      door = await transports[name](house.app);
    });
    afterAll(() => door.close());

    const right = () => xeroWebhook([xeroEvent()]);
    test.each([
      ['without a signature', () => ({ ...right(), headers: {} })],
      ['signed with another key', () => xeroWebhook([xeroEvent()], 'guessed')],
      ['changed by one blank', () => ({ ...right(), body: Buffer.from(right().body.toString().replace(':', ': ')) })],
      ['without its body', () => ({ ...right(), body: Buffer.alloc(0) })],
    ])('what comes %s is answered 401 and nothing else, and leaves nothing', async (_, make) => {
      const before = house.statements.length;
      expect(await door.send(make())).toMatchObject({ status: 401, text: '' });
      expect(house.statements.length).toBe(before);
    });

    test('an intent to receive: right signed 200, wrong signed 401, nothing stored', async () => {
      const before = house.statements.length;
      expect(await door.send(xeroWebhook([]))).toMatchObject({ status: 200, text: '' });
      expect((await door.send(xeroWebhook([], 'wrong'))).status).toBe(401);
      expect(house.statements.length).toBe(before);
    });

    test('an event is stored and asked for before it is answered, as often as it comes', async () => {
      for (let time = 0; time < 3; time += 1) expect(await door.send(right())).toMatchObject({ status: 200, text: '' });
      expect(await inboxOf('62515')).toEqual([
        { tenant_id: 'tenant-of-62515', resource_id: 'invoice-1', event_at: '2026-11-20T11:59:58.123' },
      ]);
      expect(await jobs()).toEqual(['62515/tenant-of-62515']);
    });

    test('signed over its bytes, whatever they mean', async () => {
      expect((await door.send(xeroWebhook(' { "events" : [ ] , "entropy" : "é" } '))).status).toBe(200);
    });

    test.each(['', '{"events":', 'events', '{"events":7}'])('%j, rightly signed, is 400 and counted', async (body) => {
      const before = await counted('not_a_payload');
      expect(await door.send(xeroWebhook(body))).toMatchObject({ status: 400, text: '' });
      expect(await counted('not_a_payload')).toBe(before + 1);
    });

    test.each(['rightly', 'wrongly'])('5 MB, %s signed, are refused and leave nothing', async (signed) => {
      const before = house.statements.length;
      const key = signed === 'wrongly' ? ['guessed'] : [];
      expect((await door.send(xeroWebhook(' '.repeat(5_000_000), ...key))).status).toBe(413);
      expect(house.statements.length).toBe(before);
    });

    test('of 1,000 events at once each is stored, in as many statements as one event costs', async () => {
      const cost = async (...events: ReturnType<typeof xeroEvent>[]): Promise<number> => {
        const before = house.statements.length;
        expect(await door.send(xeroWebhook(events))).toMatchObject({ status: 200, text: '' });
        return house.statements.length - before;
      };
      const one = await cost(xeroEvent());
      expect(await cost(...Array.from({ length: 1000 }, (_, n) => xeroEvent({ resourceId: `many-${n}` })))).toBe(one);
      expect(await inboxOf('62515')).toHaveLength(1001);
      expect(await jobs()).toEqual(['62515/tenant-of-62515']);
    });
  });

  const send = async (...events: ReturnType<typeof xeroEvent>[]) =>
    expect((await house.transport.send(xeroWebhook(events))).status).toBe(200);

  test('many events are one job for each portal and organisation', async () => {
    const at = (second: number) => xeroEvent({ eventDateUtc: `2026-11-20T11:59:0${second}` });
    await send(at(1), at(2), at(3), xeroEvent({ tenantId: 'second' }), xeroEvent({ tenantId: 'of-100' }));
    expect(await jobs()).toEqual(['100/of-100', '62515/second', '62515/tenant-of-62515']);
    expect(await inboxOf('62515')).toHaveLength(4);
    expect(await inboxOf('100')).toHaveLength(1);
  });

  test('the same event twice in one payload is one row', async () => {
    await send(xeroEvent(), xeroEvent());
    expect(await inboxOf('62515')).toHaveLength(1);
  });

  test('an organisation that nobody is connected to: stored for nobody, counted, 200', async () => {
    const before = await counted('unknown_tenant');
    await send(xeroEvent({ tenantId: `nobody-${before}` }));
    expect(await counted('unknown_tenant')).toBe(before + 1);
    expect(await jobs()).toEqual([]);
    expect([await inboxOf('62515'), await inboxOf('100')]).toEqual([[], []]);
  });

  test('of a connection that has to be made anew nothing is fetched', async () => {
    const put = (state: 'connected' | 'reconnect_needed') =>
      house.store.withPortal('100', ({ db }) => db.updateTable('xero_connections').set({ state }).execute());
    await put('reconnect_needed');
    await send(xeroEvent({ tenantId: 'of-100' }), xeroEvent({ tenantId: 'second' }));
    await put('connected');
    expect(await jobs()).toEqual(['62515/second']);
  });

  test('what is older than Xero’s repeats is forgotten, whoever it belongs to', async () => {
    const forget = (ms: number) => house.store.system.forgetEvents(new Date(NOW.getTime() + ms));
    await forget(1);
    await send(xeroEvent({ tenantId: 'nobody' }), xeroEvent());
    expect([await forget(0), (await inboxOf('62515')).length]).toEqual([0, 1]);
    expect([await forget(1), (await inboxOf('62515')).length]).toEqual([2, 0]);
  });

  test('a category that we do not know is stored and counted', async () => {
    const before = await counted('unknown_category');
    await send(xeroEvent({ eventCategory: 'SUBSCRIPTION', data: { Type: 'NEW' } }));
    expect(await counted('unknown_category')).toBe(before + 1);
    expect(await inboxOf('62515')).toHaveLength(1);
  });

  test('an event that cannot be understood is counted, the others are stored', async () => {
    const before = await counted('unreadable');
    await send(xeroEvent({ resourceId: null }), xeroEvent());
    expect(await counted('unreadable')).toBe(before + 1);
    expect(await inboxOf('62515')).toHaveLength(1);
  });

  test('when the job cannot be sent nothing is stored, and Xero is told to send it again', async () => {
    const { queue } = house.store;
    const working = { ...queue };
    queue.send = () => Promise.reject(new Error('the queue is down'));
    const answer = await house.transport.send(xeroWebhook([xeroEvent()]));
    Object.assign(queue, working);
    expect([answer.status, await inboxOf('62515')]).toEqual([500, []]);
    await send(xeroEvent());
    expect(await jobs()).toEqual(['62515/tenant-of-62515']);
  });
});
