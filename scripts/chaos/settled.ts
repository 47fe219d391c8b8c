import type pg from 'pg';
import type { XeroStandIn } from '../../sandbox/xero/start.ts';
import { STREAMS } from '../../src/mirror/streams.ts';

/** As if the heartbeats of a worker that was just killed had been missed for long enough. To be called while no other one works. */
export async function missHeartbeats(database: pg.Client): Promise<void> {
  await database.query(`update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`);
}

const COUNTS = `
  select
    (select count(*)::integer from stream_cursors where read_until is not null) as read,
    (select count(*)::integer from inbox_events where processed_at is null)
      + (select count(*)::integer from pgboss.job
          where name in ('pull-page', 'pull-now', 'settle-pass', 'fetch-changed')
            and state in ('created', 'retry', 'active')) as waiting`;

/** How many streams were read to their end so far. */
export async function streamsRead(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ read: number }>(COUNTS);
  return rows[0]?.read ?? 0;
}

/**
 * Whether every stream was read to its end and nothing waits any more: at Xero, in the inbox or in the queue. Lets the pauses
 * pass that a failure was followed by, the vendor's and our own.
 */
export async function isSettled(database: pg.Client, xero: XeroStandIn): Promise<boolean> {
  if (xero.state.data.webhooks.waiting.length > 0) {
    await deliverNow(xero);
    return false;
  }
  await database.query(`update pgboss.job set start_after = now() where state = 'retry'`);
  const { rows } = await database.query<{ read: number; waiting: number }>(COUNTS);
  return rows[0]?.read === Object.keys(STREAMS).length && rows[0].waiting === 0;
}

/** Xero tries again what did not arrive, as if its quarter of an hour had passed. */
async function deliverNow(xero: XeroStandIn): Promise<void> {
  xero.state.data.webhooks.nextAttemptAt = undefined;
  await fetch(`${xero.url}/__sandbox/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'deliver' }),
  });
}
