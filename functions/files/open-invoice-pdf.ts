import type { OpenableFile } from '../../src/access/ports.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import { askedInvoice, type AskedInvoice } from '../asked/asked-invoice.ts';
import type { Deps } from '../runtime/deps.ts';
import type { Reply } from '../runtime/door.ts';
import { refused } from './refused.ts';

/** The PDF of an invoice, if the person may see the invoice now. */
export async function openInvoicePdf(deps: Deps, portalId: string, file: OpenableFile): Promise<Reply> {
  const opened = await mayOpen(deps, portalId, file);
  if (!opened.ok) return refused(opened.error);
  const { tenantId, invoiceId, invoiceNumber } = opened.value;
  const pdf = await deps.xero.pdf({ portalId, tenantId }, invoiceId);
  return pdf.ok ? pdfReply(pdf.value, invoiceNumber) : refused(pdf.error);
}

/** Asks anew whether the ticket's person may see the invoice. */
async function mayOpen(
  { inPortal, clock }: Deps,
  portalId: string,
  { userId, userEmail, objectTypeId, objectId, invoiceId }: OpenableFile,
): Promise<Result<AskedInvoice, Failure>> {
  return inPortal(portalId, async (reads) => {
    const asked = await askedInvoice(reads, { userId, dealId: objectId, invoiceId });
    if (!asked.ok) return err(asked.error);
    const look = { at: clock.now(), userId, userEmail, objectTypeId, objectId, right: asked.value.right };
    await reads.audit.note({ ...look, action: 'open_invoice_pdf' });
    return ok(asked.value);
  });
}

const pdfReply = (pdf: Uint8Array, invoiceNumber: string): Reply => ({
  status: 200,
  contentType: 'application/pdf',
  body: pdf,
  headers: { 'content-disposition': `inline; filename="${fileName(invoiceNumber)}"` },
});

/** Numbers are the organisation's own, in any letters; a header takes few. */
const fileName = (invoiceNumber: string): string => `${invoiceNumber.replaceAll(/[^\w.-]+/g, '-') || 'invoice'}.pdf`;
