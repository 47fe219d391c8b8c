/** The bytes of an invoice of 3 × 12.3456 plus 20 % VAT: 37.04, 7.41, 44.45. */
export function invoiceRequest(contactId: string, more: object = {}): string {
  const invoice = {
    Type: 'ACCREC',
    Contact: { ContactID: contactId },
    Date: '2026-11-20',
    DueDate: '2026-12-20',
    LineAmountTypes: 'Exclusive',
    CurrencyCode: 'GBP',
    Status: 'DRAFT',
    LineItems: [{ Description: 'Paint', Quantity: 3, UnitAmount: 12.3456, AccountCode: '200', TaxType: 'OUTPUT2' }],
  };
  return JSON.stringify({ Invoices: [{ ...invoice, ...more }] });
}

/** The bytes of a new contact. */
export function contactRequest(name: string, contactNumber: string): string {
  return JSON.stringify({ Contacts: [{ Name: name, ContactNumber: contactNumber }] });
}

/** The bytes of a move of an invoice to another status. */
export function moveRequest(invoiceId: string, status: string): string {
  return JSON.stringify({ Invoices: [{ InvoiceID: invoiceId, Status: status }] });
}

/** The bytes of a credit note of 10.00 plus 20 % VAT. */
export function creditNoteRequest(contactId: string): string {
  const line = { Description: 'Paint', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' };
  const note = { Type: 'ACCRECCREDIT', Contact: { ContactID: contactId }, Date: '2026-11-20', LineItems: [line] };
  return JSON.stringify({ CreditNotes: [{ ...note, LineAmountTypes: 'Exclusive', Status: 'AUTHORISED' }] });
}
