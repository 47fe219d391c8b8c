import type { OutboxStore } from '../invoicing/ports.ts';
import type { PortalHandle } from './portal.ts';

/** What the portal's people asked for, and which intent answered it. */
export function requestRows({ portalId, db }: PortalHandle): Pick<OutboxStore, 'request' | 'saveRequest'> {
  return {
    request: async (userId, requestId) => {
      const row = await db
        .selectFrom('card_requests')
        .select(['intent_id', 'body_hash'])
        .where('portal_id', '=', portalId)
        .where('user_id', '=', userId)
        .where('request_id', '=', requestId)
        .executeTakeFirst();
      return row ? { intentId: row.intent_id, bodyHash: row.body_hash } : null;
    },
    saveRequest: async ({ userId, requestId, bodyHash, intentId, at }) => {
      await db
        .insertInto('card_requests')
        .values({
          portal_id: portalId,
          user_id: userId,
          request_id: requestId,
          body_hash: bodyHash,
          intent_id: intentId,
          at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
