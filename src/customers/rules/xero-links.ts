/** Xero's own page of a contact; null where the organisation's short code is not known. */
export function contactUrl(shortCode: string | null, contactId: string): string | null {
  return page(shortCode, `contacts/contact/${encodeURIComponent(contactId)}`);
}

/** Xero's own page of a sales invoice; null where the organisation's short code is not known. */
export function invoiceUrl(shortCode: string | null, invoiceId: string): string | null {
  return page(shortCode, `invoicing/view/${encodeURIComponent(invoiceId)}`);
}

/** Xero's own page of a quote; null where the organisation's short code is not known. */
export function quoteUrl(shortCode: string | null, quoteId: string): string | null {
  return page(shortCode, `quotes/view/${encodeURIComponent(quoteId)}`);
}

/** Xero's own page of a sales credit note, which has only an address of the older kind; null as above. */
export function creditNoteUrl(shortCode: string | null, creditNoteId: string): string | null {
  if (!shortCode) return null;
  const at = encodeURIComponent(`/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=${creditNoteId}`);
  return `https://go.xero.com/organisationlogin/default.aspx?shortcode=${encodeURIComponent(shortCode)}&redirecturl=${at}`;
}

const page = (shortCode: string | null, path: string): string | null =>
  shortCode ? `https://go.xero.com/app/${encodeURIComponent(shortCode)}/${path}` : null;
