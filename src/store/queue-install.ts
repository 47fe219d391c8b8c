import { sql } from 'kysely';
import type { Database } from './database.ts';
import { HEARTBEAT, QUEUES, SCHEDULES, type QueueName } from './queues.ts';

/**
 * Starts the queue's engine, which makes its own schema, creates the queues, and lets the portals' role send jobs.
 * Runs under the lock of `prepare`: two grants at once would clash.
 */
export async function installQueue({ db, boss }: Database): Promise<void> {
  await boss.start();
  for (const name of Object.keys(QUEUES) as QueueName[])
    // 'short': at most one job of a key waits; the job is a nudge, what it is to do is read from the database.
    await boss.createQueue(name, { ...QUEUES[name], ...HEARTBEAT, policy: 'short', notify: true, retryBackoff: true });
  for (const name of Object.keys(SCHEDULES)) await boss.createQueue(name, { policy: 'short', notify: true });
  await sql`grant usage on schema pgboss to tieout_app`.execute(db);
  await sql`grant select, insert, update on all tables in schema pgboss to tieout_app`.execute(db);
  await sql`grant execute on all functions in schema pgboss to tieout_app`.execute(db);
}
