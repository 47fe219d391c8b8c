import { DEAL } from '../../customers/facts.ts';
import type { IssueAbout } from '../../issues/ports.ts';
import type { Intent } from '../facts.ts';
import { PRODUCT } from '../mapping/facts.ts';
import type { OutboxUnit } from '../ports.ts';
import { customerIn, dealOf, invoiceIn, isOfCredit, isOfCustomer, productIn, quoteIn } from './rules/subjects.ts';

/** The record and the invoice that an issue about the intent is about, of a new item the product: of work on an invoice the deal that is billed by it. */
export async function aboutIntent(
  { billing, quotes }: Pick<OutboxUnit, 'billing' | 'quotes'>,
  { kind, tenantId, subject, documentId, documentNumber }: Intent,
): Promise<IssueAbout> {
  if (isOfCustomer(kind)) return { tenantId, record: customerIn(subject) };
  if (kind === 'create_item') return { tenantId, record: { objectTypeId: PRODUCT, objectId: productIn(subject) } };
  const quoteId = quoteIn(subject);
  if (quoteId !== null) {
    const objectId = await quotes.dealOf(quoteId);
    return { tenantId, record: objectId === null ? null : { objectTypeId: DEAL, objectId } };
  }
  const invoiceId = isOfCredit(kind) ? invoiceIn(subject) : null;
  if (invoiceId !== null) return aboutInvoice({ billing }, tenantId, invoiceId);
  const document = documentId === null ? null : { invoiceId: documentId, number: documentNumber };
  const dealId = dealOf(subject)?.dealId ?? (await billing.dealBilledBy(tenantId, documentId ?? ''));
  return { tenantId, record: dealId === null ? null : { objectTypeId: DEAL, objectId: dealId }, document };
}

async function aboutInvoice(
  { billing }: Pick<OutboxUnit, 'billing'>,
  tenantId: string,
  invoiceId: string,
): Promise<IssueAbout> {
  const invoice = await billing.invoice(tenantId, invoiceId);
  const dealId = await billing.dealBilledBy(tenantId, invoiceId);
  const record = dealId === null ? null : { objectTypeId: DEAL, objectId: dealId };
  return { tenantId, record, document: { invoiceId, number: invoice?.invoiceNumber ?? null } };
}
