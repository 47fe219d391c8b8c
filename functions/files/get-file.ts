import { hashText } from '../../src/lib/crypto.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { askedInvoice, type AskedInvoice } from '../cards/asked-invoice.ts';
import type { Deps } from '../runtime/deps.ts';
import type { RawDoor, Reply } from '../runtime/door.ts';
import { problemOf } from '../runtime/failures.ts';
import { words } from '../runtime/reply.ts';

const UNKNOWN = 'There is no file at this address. Open it from the card in HubSpot.';
const SPENT = 'This link has been used, or is older than a minute. Open the file from the card in HubSpot again.';

/**
 * GET /files/:ticket: the PDF that a ticket opens (C35). No signature comes with a link that is followed in a browser: the
 * ticket is the proof, and what its person may see is decided again. Its answers alone may be shown in HubSpot's frames.
 */
export const getFile: RawDoor = {
  method: 'GET',
  path: '/files/:ticket',
  auth: 'ticket',
  handler:
    (deps) =>
    async ({ params }) => ({ ...(await fileOf(deps, params['ticket'] ?? '')), framedBy: deps.frameAncestors }),
};

async function fileOf(deps: Deps, ticket: string): Promise<Reply> {
  const ticketHash = hashText(ticket);
  const portalId = await deps.portalOfTicket(ticketHash);
  if (portalId === null) return words(404, UNKNOWN);
  const opened = await openTicket(deps, { portalId, ticketHash });
  if (opened === 'spent') return words(410, SPENT);
  if (!opened.ok) return refused(opened.error);
  const { tenantId, invoiceId, invoiceNumber } = opened.value;
  const pdf = await deps.xero.pdf({ portalId, tenantId }, invoiceId);
  return pdf.ok ? pdfReply(pdf.value, invoiceNumber) : refused(pdf.error);
}

/** Uses the ticket up, and asks anew whether its person may see the invoice. */
async function openTicket(
  { inPortal, clock }: Deps,
  { portalId, ticketHash }: { portalId: string; ticketHash: string },
): Promise<Result<AskedInvoice, Failure> | 'spent'> {
  return inPortal(portalId, async (reads) => {
    const now = clock.now();
    const file = await reads.tickets.use(ticketHash, now);
    if (!file) return 'spent';
    const { userId, userEmail, objectTypeId, objectId, invoiceId } = file;
    const asked = await askedInvoice(reads, { userId, dealId: objectId, invoiceId });
    if (!asked.ok) return err(asked.error);
    const { right } = asked.value;
    await reads.audit.note({ at: now, userId, userEmail, objectTypeId, objectId, action: 'open_invoice_pdf', right });
    return ok(asked.value);
  });
}

/** A link is opened by a person, not by HubSpot, which would repeat a 5xx: the status may say what it is. */
function refused(failure: Failure): Reply {
  const { message, fix = '' } = problemOf(failure);
  const status = { not_found: 404, not_allowed: 403 }[failure.code as string] ?? 503;
  return words(status, `${message} ${fix}`.trim());
}

const pdfReply = (pdf: Uint8Array, invoiceNumber: string): Reply => ({
  status: 200,
  contentType: 'application/pdf',
  body: pdf,
  headers: { 'content-disposition': `inline; filename="${fileName(invoiceNumber)}"` },
});

/** Numbers are the organisation's own, in any letters; a header takes few. */
const fileName = (invoiceNumber: string): string => `${invoiceNumber.replaceAll(/[^\w.-]+/g, '-') || 'invoice'}.pdf`;
