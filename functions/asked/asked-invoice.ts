import { DEAL } from '../../src/customers/facts.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { err, ok, type Result } from '../../src/lib/result.ts';
import type { PortalReads } from '../runtime/deps.ts';
import { askedDocuments, type Asked } from './asked-customer.ts';

/** One invoice, seen from a deal by a person who may see amounts. */
export interface AskedInvoice extends Pick<Asked, 'right'> {
  tenantId: string;
  invoiceId: string;
  invoiceNumber: string;
}

/** Finds an invoice among those of the deal's customer, and among the deal's own, whoever they were billed to. */
export async function askedInvoice(
  reads: PortalReads,
  asked: { userId: string; dealId: string; invoiceId: string },
): Promise<Result<AskedInvoice, Failure>> {
  const { userId, invoiceId } = asked;
  const found = await askedDocuments(reads, { userId, objectTypeId: DEAL, objectId: asked.dealId });
  if (!found.ok) return found;
  const { books, contactIds, right, record } = found.value;
  const { tenantId } = books;
  const invoice = await reads.billing.invoice(tenantId, invoiceId);
  if (!invoice) return err({ code: 'not_found' });
  const isTheirs =
    contactIds.includes(invoice.contactId) ||
    (await reads.billing.invoicesOf(tenantId, record.objectId)).some(({ id }) => id === invoiceId);
  if (!isTheirs) return err({ code: 'not_found' });
  return ok({ tenantId, invoiceId, invoiceNumber: invoice.invoiceNumber, right });
}
