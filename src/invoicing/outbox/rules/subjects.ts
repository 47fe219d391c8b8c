import type { RecordRef } from '../../../customers/facts.ts';
import type { IntentKind } from '../../facts.ts';

/** The step that bills a deal at once and in full. */
export const WHOLE_DEAL = 'whole';

/** What an intent to bill a step of a deal is about. */
export const dealSubject = (dealId: string, step: string): string => `deal:${dealId}:${step}`;

/** What an intent to make or change a customer is about. */
export const customerSubject = ({ objectTypeId, objectId }: RecordRef): string => `${objectTypeId}:${objectId}`;

/** Whether intents of that kind are about a customer and no invoice. */
export const isOfCustomer = (kind: IntentKind): boolean => kind === 'create_contact' || kind === 'update_contact';

/** Whether intents of that kind are about a credit note, and their subject is its invoice. */
export const isOfCredit = (kind: IntentKind): boolean => kind === 'create_credit_note' || kind === 'allocate_credit';

/** What an intent to change an invoice is about. */
export const invoiceSubject = (invoiceId: string): string => `invoice:${invoiceId}`;

/** What an intent to make or move a quote is about, by HubSpot's id of the quote. */
export const quoteSubject = (quoteId: string): string => `quote:${quoteId}`;

/** The quote of `quoteSubject`; null: it is about something else. */
export function quoteIn(subject: string): string | null {
  const [kind, quoteId] = subject.split(':');
  return kind === 'quote' && quoteId ? quoteId : null;
}

/** The invoice of `invoiceSubject`; null: it is about something else. */
export function invoiceIn(subject: string): string | null {
  const [kind, invoiceId] = subject.split(':');
  return kind === 'invoice' && invoiceId ? invoiceId : null;
}

/** What an intent to make an item of a product is about. */
export const productSubject = (productId: string): string => `product:${productId}`;

/** The product of `productSubject`; throws when it is about something else. */
export function productIn(subject: string): string {
  const [kind, productId] = subject.split(':');
  if (kind !== 'product' || !productId) throw new Error(`${subject} is no product`);
  return productId;
}

/** The deal and step of `dealSubject`; null: it is about something else. */
export function dealOf(subject: string): { dealId: string; step: string } | null {
  const [kind, dealId, step] = subject.split(':');
  return kind === 'deal' && dealId && step ? { dealId, step } : null;
}

/** The record of `customerSubject`; throws when it is about something else. */
export function customerIn(subject: string): RecordRef {
  const [objectTypeId, objectId] = subject.split(':');
  if (!objectTypeId || !objectId || !/^\d+-\d+$/.test(objectTypeId)) throw new Error(`${subject} is no customer`);
  return { objectTypeId, objectId };
}
