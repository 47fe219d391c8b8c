import { sql } from 'kysely';
import { STREAMS } from '../../src/mirror/streams.ts';
import { eachDatabase } from '../support/databases.ts';
import { NOW, openDoorHouse, type DoorHouse } from '../support/door-house.ts';
import { Ledger } from '../support/ledger-builder.ts';

const streams = Object.keys(STREAMS).length;

/** What a person asks for who wants the figures as they are now. */
eachDatabase((_name, fresh) => {
  let house: DoorHouse;
  beforeAll(async () => {
    house = await openDoorHouse(fresh);
    await new Ledger().user('7').organisation().readUntil(NOW).write(house.store);
    await new Ledger('778').user('7').organisation().write(house.store);
  });
  afterAll(() => house.remove());

  const readLast = (msAgo: number) =>
    house.store.withPortal('62515', ({ db }) =>
      db
        .updateTable('stream_cursors')
        .set({ read_until: new Date(NOW.getTime() - msAgo) })
        .execute(),
    );
  const queued = (queue: string) =>
    house.store.withPortal('62515', async ({ db }) => {
      const { rows } = await sql<{ jobs: number; streams: number }>`
        select count(*)::integer as jobs, count(distinct data -> 'ids')::integer as streams
        from pgboss.job where name = ${queue} and data ->> 'portalId' = '62515'`.execute(db);
      return rows[0];
    });

  test('who asks again within seconds waits in turn, so that nobody can use up what is kept for people', async () => {
    await readLast(9_000);
    const answer = await house.ask({ userId: '7' }, { method: 'POST', path: '/cards/refresh', body: {} });
    expect(answer).toEqual({ ok: true, value: { state: 'started' } });
    expect(await queued('pull-page')).toEqual({ jobs: streams, streams });
    expect(await queued('pull-now')).toEqual({ jobs: 0, streams: 0 });
  });

  test('a refresh asks for every stream once, and says when one is under way', async () => {
    const refresh = () => house.ask({ userId: '7' }, { method: 'POST', path: '/cards/refresh', body: {} });
    await readLast(11_000);
    expect(await refresh()).toEqual({ ok: true, value: { state: 'started' } });
    expect(await queued('pull-now')).toEqual({ jobs: streams, streams });
    await house.store.withPortal('62515', ({ db }) =>
      db
        .updateTable('stream_cursors')
        .set({ pass_began_at: NOW, next_page: '2' })
        .where('stream', '=', 'invoices')
        .execute(),
    );
    expect(await refresh()).toEqual({ ok: true, value: { state: 'already_running' } });
    const halfAnHourAgo = new Date(NOW.getTime() - 1_800_000);
    await house.store.withPortal('62515', ({ db }) =>
      db.updateTable('stream_cursors').set({ pass_began_at: halfAnHourAgo }).where('stream', '=', 'invoices').execute(),
    );
    expect(await refresh()).toEqual({ ok: true, value: { state: 'started' } });
    expect(await queued('pull-now')).toEqual({ jobs: streams, streams });
  });

  test('a portal that is unknown, or not connected, has nothing to refresh', async () => {
    const refresh = (portalId: string) =>
      house.ask({ userId: '7', portalId }, { method: 'POST', path: '/cards/refresh', body: {} });
    expect(await refresh('424242')).toMatchObject({ ok: false, error: { code: 'not_connected' } });
    await house.store.withPortal('778', ({ db }) =>
      db.updateTable('xero_connections').set({ state: 'reconnect_needed' }).execute(),
    );
    expect(await refresh('778')).toMatchObject({ ok: false, error: { code: 'not_connected' } });
  });
});
