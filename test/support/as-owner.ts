import { sql, type RawBuilder } from 'kysely';
import type { Store } from '../../src/store/open.ts';

/**
 * Runs a statement as the owner of the tables, past row-level security: for what no portal may reach, such as grants. Returns
 * its rows.
 */
export function asOwner<Row>(store: Store, statement: RawBuilder<Row>): Promise<Row[]> {
  return store.withPortal('any', async ({ db }) => {
    await sql`select set_config('role', 'none', true)`.execute(db);
    return (await statement.execute(db)).rows;
  });
}
