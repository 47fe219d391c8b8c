import { contactNumber } from '../../customers/rules/contact-number.ts';
import type { DraftCustomer, DraftLine, InvoiceDraft } from './draft.ts';
import { jsonText, type Json } from './json-text.ts';

/** Stands for the id of a contact that is yet to be made; see `withContact`. */
const CONTACT_TO_COME = '@contact';

const HAS_GAPS = 'A draft with gaps cannot be sent';

const contactText = (contactId: string): string => jsonText({ Contact: { ContactID: contactId } }).slice(1, -1);

/**
 * The exact bytes of PUT /Invoices for a draft without gaps; throws on one that has any. `url` is the deal's address with
 * the mark of the intent (design §6). Source: the minimum of an approved invoice at
 * https://developer.xero.com/documentation/api/accounting/invoices.
 */
export function invoiceRequest(draft: InvoiceDraft, { url }: { url: string }): string {
  const { customer, currency, dueDate, gaps } = draft;
  if (gaps.length > 0 || !customer || dueDate === null) throw new Error(HAS_GAPS);
  const invoice = {
    Type: 'ACCREC',
    Contact: { ContactID: customer.contactId ?? CONTACT_TO_COME },
    Date: draft.date,
    DueDate: dueDate,
    LineAmountTypes: draft.lineAmountTypes,
    CurrencyCode: currency,
    Reference: draft.reference,
    Url: url,
    Status: draft.status,
    LineItems: draft.lines.map(lineJson),
  };
  return jsonText({ Invoices: [invoice] });
}

/** The request of an invoice that waited for its contact, with the id that the contact got; throws where none is waited for. */
export function withContact(request: string, contactId: string): string {
  const waiting = contactText(CONTACT_TO_COME);
  if (!request.includes(waiting)) throw new Error('The request waits for no contact');
  return request.replace(waiting, () => contactText(contactId));
}

/** The exact bytes of PUT /Contacts for a customer whom Xero does not know; throws for any other. */
export function contactRequest({ isNew, name, email, record }: DraftCustomer): string {
  const number = contactNumber(record);
  if (!isNew || number === null) throw new Error('Only a new customer is made in Xero');
  return jsonText({ Contacts: [{ Name: name, ContactNumber: number, EmailAddress: email ?? undefined }] });
}

function lineJson({ quantity, unitAmount, ...line }: DraftLine): Json {
  if (quantity === null || unitAmount === null) throw new Error(HAS_GAPS);
  return {
    Description: line.description,
    Quantity: quantity,
    UnitAmount: unitAmount,
    DiscountRate: line.discountRate ?? undefined,
    DiscountAmount: line.discountAmount ?? undefined,
    AccountCode: line.accountCode ?? undefined,
    TaxType: line.taxType ?? undefined,
  };
}
