import type { Contact } from '../facts.ts';
import type { Ledger, LedgerInvoice } from '../ledger/ledger.ts';
import { wireDate } from '../rules/dates.ts';
import { contactFinder } from './contacts.ts';
import { invoiceWriter } from './invoices.ts';
import { LazyRow } from './lazy-row.ts';
import { wireNumber, type Wire } from './wire.ts';

/** What every row of a ledger's invoices is made with. */
interface Shared {
  write: (invoice: LedgerInvoice) => Wire;
  contactOf: (contactId: string) => Contact;
}

class InvoiceRow extends LazyRow {
  readonly #invoice: LedgerInvoice;
  readonly #shared: Shared;

  constructor(invoice: LedgerInvoice, shared: Shared) {
    super();
    this.#invoice = invoice;
    this.#shared = shared;
  }

  override write(): Wire {
    return this.#shared.write(this.#invoice);
  }

  get InvoiceID(): string {
    return this.#invoice.invoiceId;
  }
  get InvoiceNumber(): string {
    return this.#invoice.invoiceNumber;
  }
  get Type(): string {
    return this.#invoice.type;
  }
  get Status(): string {
    return this.#invoice.status;
  }
  get Reference(): string {
    return this.#invoice.reference;
  }
  get CurrencyCode(): string {
    return this.#invoice.currencyCode;
  }
  get Date(): string {
    return wireDate(this.#invoice.date);
  }
  get DueDate(): string | undefined {
    const { dueDate } = this.#invoice;
    return dueDate === undefined ? undefined : wireDate(dueDate);
  }
  get UpdatedDateUTC(): string {
    return wireDate(this.#invoice.updatedAt);
  }
  get Contact(): Wire {
    const { contactId, name, contactNumber } = this.#shared.contactOf(this.#invoice.contactId);
    return { ContactID: contactId, Name: name, ContactNumber: contactNumber };
  }
  get SubTotal(): number {
    return wireNumber(this.#invoice.totals.subTotal);
  }
  get TotalTax(): number {
    return wireNumber(this.#invoice.totals.totalTax);
  }
  get Total(): number {
    return wireNumber(this.#invoice.totals.total);
  }
  get AmountDue(): number {
    return wireNumber(this.#invoice.due);
  }
  get AmountPaid(): number {
    return wireNumber(this.#invoice.paid);
  }
  get AmountCredited(): number {
    return wireNumber(this.#invoice.credited);
  }
}

/** Every invoice and bill as a row of a list. */
export const invoiceRows = (ledger: Ledger, unitdp: 2 | 4): Wire[] => {
  const shared = { write: invoiceWriter(ledger, unitdp), contactOf: contactFinder(ledger.organisation) };
  return ledger.invoices.map((invoice) => new InvoiceRow(invoice, shared));
};
