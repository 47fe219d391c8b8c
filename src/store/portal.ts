import { sql, type Kysely, type Transaction } from 'kysely';
import { assertOutsideTransaction, insideTransaction } from '../lib/transaction-guard.ts';
import type { Tables } from './tables.ts';

/** One portal's way to the database, inside one transaction. Good only until the work that got it has ended. */
export interface PortalHandle {
  portalId: string;
  db: Transaction<Tables>;
}

/**
 * Runs the work in a transaction of the portal: under the role that row-level security binds, and with the portal set,
 * so that a query that forgets its filter reads nothing of another portal. Commits when the work ends, rolls back when it
 * throws; done again when PostgreSQL has ended it because it and another one waited for each other. Throws when called inside
 * another transaction: on the embedded database that would wait for itself for ever.
 */
export async function withPortal<T>(
  db: Kysely<Tables>,
  portalId: string,
  work: (handle: PortalHandle) => Promise<T>,
): Promise<T> {
  assertOutsideTransaction('A second transaction was opened');
  for (let tries = 1; ; tries++) {
    try {
      return await once(db, portalId, work);
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

const TRIES = 3;

/** Source: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01';

function once<T>(db: Kysely<Tables>, portalId: string, work: (handle: PortalHandle) => Promise<T>): Promise<T> {
  return db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      await sql`select set_config('app.portal_id', ${portalId}, true), set_config('role', 'tieout_app', true)`.execute(
        transaction,
      );
      return work({ portalId, db: transaction });
    }),
  );
}
