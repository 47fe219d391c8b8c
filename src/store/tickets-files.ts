import type { Kysely } from 'kysely';
import type { TicketStore } from '../access/ports.ts';
import type { PortalHandle } from './portal.ts';
import type { Tables } from './tables.ts';

/** The tickets of the handle's portal. */
export function ticketStore({ portalId, db }: PortalHandle): TicketStore {
  return {
    add: async (ticket) => {
      await db
        .insertInto('file_tickets')
        .values({
          portal_id: portalId,
          ticket_hash: ticket.ticketHash,
          kind: ticket.kind,
          user_id: ticket.userId,
          user_email: ticket.userEmail,
          object_type_id: ticket.objectTypeId,
          object_id: ticket.objectId,
          invoice_id: ticket.invoiceId,
          expires_at: ticket.expiresAt,
        })
        .execute();
    },
    use: async (ticketHash, at) => {
      const row = await db
        .updateTable('file_tickets')
        .set({ used_at: at })
        .where('portal_id', '=', portalId)
        .where('ticket_hash', '=', ticketHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .returning(['kind', 'user_id', 'user_email', 'object_type_id', 'object_id', 'invoice_id'])
        .executeTakeFirst();
      return row
        ? {
            kind: row.kind,
            userId: row.user_id,
            userEmail: row.user_email,
            objectTypeId: row.object_type_id,
            objectId: row.object_id,
            invoiceId: row.invoice_id,
          }
        : null;
    },
    removeExpired: async (before) => {
      await db.deleteFrom('file_tickets').where('portal_id', '=', portalId).where('expires_at', '<', before).execute();
    },
  };
}

/** Whose file the ticket opens; null: there is no such ticket. */
export async function portalOfTicket(db: Kysely<Tables>, ticketHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('file_tickets')
    .select('portal_id')
    .where('ticket_hash', '=', ticketHash)
    .executeTakeFirst();
  return row?.portal_id ?? null;
}
