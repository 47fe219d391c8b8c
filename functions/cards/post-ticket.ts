import { issueTicket } from '../../src/access/file-tickets.ts';
import { ticketRequest, type TicketAnswer } from '../../src/contract/invoice-actions.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedInvoice } from '../asked/asked-invoice.ts';

/** POST /cards/tickets: an address that opens the PDF of an invoice, once, within a minute (C35). */
export const postTicket = cardDoor({
  method: 'POST',
  path: '/cards/tickets',
  auth: 'hubspot',
  input: ticketRequest,
  handler:
    ({ inPortal, clock, publicUrl }) =>
    ({ caller, input: { dealId, invoiceId } }) =>
      inPortal(caller.portalId, async (reads) => {
        const now = clock.now();
        const asked = await askedInvoice(reads, { userId: caller.userId, dealId, invoiceId });
        if (!asked.ok) return asked;
        const record = { objectTypeId: DEAL, objectId: dealId };
        const { userId, userEmail } = caller;
        const file = { kind: 'invoice_pdf', userId, userEmail, ...record, invoiceId } as const;
        const issued = await issueTicket(reads.tickets, file, now);
        const { right } = asked.value;
        await reads.audit.note({ at: now, userId, userEmail, ...record, action: 'ask_invoice_pdf', right });
        const url = `${publicUrl}/files/${issued.ticket}`;
        return ok<TicketAnswer>({ url, expiresAt: issued.expiresAt.toISOString() });
      }),
});
