import { contactNumber } from '../../customers/rules/contact-number.ts';
import type { DraftCustomer, DraftLine, InvoiceDraft, LineTracking, NewContactDetails } from './draft.ts';
import { jsonText, type Json } from './json-text.ts';

/** Stands for the id of a contact that is yet to be made; see `withContact`. */
export const CONTACT_TO_COME = '@contact';

export const HAS_GAPS = 'A draft with gaps cannot be sent';

const contactText = (contactId: string): string => jsonText({ Contact: { ContactID: contactId } }).slice(1, -1);

/**
 * The exact bytes of PUT /Invoices for a draft without gaps; throws on one that has any. `url` is the deal's address with
 * the mark of the intent. Source: the minimum of an approved invoice at
 * https://developer.xero.com/documentation/api/accounting/invoices.
 */
export const invoiceRequest = (draft: InvoiceDraft, { url }: { url: string }): string =>
  jsonText({ Invoices: [invoiceJson(draft, url)] });

/**
 * The exact bytes of POST /Invoices/{id} that put the draft in place of all that the invoice holds. `lineIds`: as which line in
 * Xero each line of the draft goes on; null: as a new one. What is not sent is gone.
 */
export const revisionRequest = (
  draft: InvoiceDraft,
  { url, invoiceId, lineIds }: { url: string; invoiceId: string; lineIds: readonly (string | null)[] },
): string => jsonText({ Invoices: [{ InvoiceID: invoiceId, ...invoiceJson(draft, url, lineIds) }] });

function invoiceJson(draft: InvoiceDraft, url: string, lineIds: readonly (string | null)[] = []) {
  const { customer, currency, dueDate, gaps } = draft;
  if (gaps.length > 0 || !customer || dueDate === null) throw new Error(HAS_GAPS);
  return {
    Type: 'ACCREC',
    Contact: { ContactID: customer.contactId ?? CONTACT_TO_COME },
    Date: draft.date,
    DueDate: dueDate,
    LineAmountTypes: draft.lineAmountTypes,
    CurrencyCode: currency,
    CurrencyRate: draft.currencyRate ?? undefined,
    BrandingThemeID: draft.brandingTheme?.brandingThemeId,
    Reference: draft.reference,
    Url: url,
    Status: draft.status,
    LineItems: draft.lines.map((line, index) => lineJson(line, lineIds[index] ?? null)),
  } satisfies Json;
}

/** The request of an invoice that waited for its contact, with the id that the contact got; throws where none is waited for. */
export function withContact(request: string, contactId: string): string {
  const waiting = contactText(CONTACT_TO_COME);
  if (!request.includes(waiting)) throw new Error('The request waits for no contact');
  return request.replace(waiting, () => contactText(contactId));
}

/** The exact bytes of PUT /Contacts for a customer whom Xero does not know; throws for any other. */
export function contactRequest({ isNew, name, email, record, details }: DraftCustomer): string {
  const number = contactNumber(record);
  if (!isNew || number === null) throw new Error('Only a new customer is made in Xero');
  const contact = {
    ...{ Name: name, ContactNumber: number },
    EmailAddress: email ?? undefined,
    TaxNumber: details.taxNumber ?? undefined,
    Addresses: addressesJson(details),
  };
  return jsonText({ Contacts: [contact] });
}

/** `POBOX` is the address that Xero prints on invoices. */
function addressesJson({ line, city, region, postCode, country }: NewContactDetails): Json | undefined {
  if ([line, city, region, postCode, country].every((part) => part === null)) return undefined;
  return [
    {
      AddressType: 'POBOX',
      AddressLine1: line ?? undefined,
      City: city ?? undefined,
      Region: region ?? undefined,
      PostalCode: postCode ?? undefined,
      Country: country ?? undefined,
    },
  ];
}

const trackingJson = ({ categoryId, optionId, category, option }: LineTracking): Json => ({
  ...{ TrackingCategoryID: categoryId, TrackingOptionID: optionId },
  ...{ Name: category, Option: option },
});

function lineJson({ quantity, unitAmount, ...line }: DraftLine, lineItemId: string | null): Json {
  if (quantity === null || unitAmount === null) throw new Error(HAS_GAPS);
  return {
    LineItemID: lineItemId ?? undefined,
    Description: line.description,
    ItemCode: line.itemCode ?? undefined,
    Quantity: quantity,
    UnitAmount: unitAmount,
    DiscountRate: line.discountRate ?? undefined,
    DiscountAmount: line.discountAmount ?? undefined,
    AccountCode: line.accountCode ?? undefined,
    TaxType: line.taxType ?? undefined,
    TaxAmount: line.isTaxSet ? (line.taxAmount ?? undefined) : undefined,
    Tracking: line.tracking.length > 0 ? line.tracking.map(trackingJson) : undefined,
  };
}
