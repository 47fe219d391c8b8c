import { hashText, randomSecret } from '../lib/crypto.ts';
import type { OpenableFile, TicketStore } from './ports.ts';

/** Long enough to be opened, too short to be passed on. */
const GOOD_FOR_MS = 60_000;

/** A spent ticket is kept that long, so that whoever comes back to it is told that it is spent. */
const REMEMBERED_FOR_MS = 24 * 3_600_000;

/**
 * Makes a ticket that opens the file once, within a minute, for the person who asked: a card can neither download a file nor
 * sign a link. The ticket is a secret of 32 random bytes; its hash alone is stored.
 */
export async function issueTicket(
  tickets: TicketStore,
  file: OpenableFile,
  now: Date,
): Promise<{ ticket: string; expiresAt: Date }> {
  await tickets.removeExpired(new Date(now.getTime() - REMEMBERED_FOR_MS));
  const ticket = randomSecret();
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS);
  await tickets.add({ ...file, ticketHash: hashText(ticket), expiresAt });
  return { ticket, expiresAt };
}
