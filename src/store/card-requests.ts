import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Deletes the answers to cards' requests that were given before that moment, in every portal. Returns how many. */
export async function forgetRequests(db: Kysely<Tables>, before: Date): Promise<number> {
  const forgotten = await db.deleteFrom('card_requests').where('at', '<', before).executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}
