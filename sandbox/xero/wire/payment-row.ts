import type { Ledger, LedgerInvoice } from '../ledger/ledger.ts';
import { wireDate } from '../rules/dates.ts';
import { LazyRow } from './lazy-row.ts';
import { paymentsOf, paymentType, paymentUpdatedAt, paymentWriter, type ListedPayment } from './payments.ts';
import type { Wire } from './wire.ts';

type Write = (invoice: LedgerInvoice, payment: ListedPayment) => Wire;

class PaymentRow extends LazyRow {
  readonly #invoice: LedgerInvoice;
  readonly #payment: ListedPayment;
  readonly #write: Write;

  constructor(invoice: LedgerInvoice, payment: ListedPayment, write: Write) {
    super();
    this.#invoice = invoice;
    this.#payment = payment;
    this.#write = write;
  }

  override write(): Wire {
    return this.#write(this.#invoice, this.#payment);
  }

  get PaymentID(): string {
    return this.#payment.paymentId;
  }
  get PaymentType(): string {
    return paymentType(this.#invoice);
  }
  get Status(): string {
    return this.#payment.deletedAt === undefined ? 'AUTHORISED' : 'DELETED';
  }
  get Date(): string {
    return wireDate(this.#payment.date);
  }
  get Amount(): number {
    return Number(this.#payment.amount);
  }
  get Reference(): string {
    return this.#payment.reference;
  }
  get UpdatedDateUTC(): string {
    return wireDate(paymentUpdatedAt(this.#invoice, this.#payment));
  }
  get Invoice(): Wire {
    const { invoiceId, contactId } = this.#invoice;
    return { InvoiceID: invoiceId, Contact: { ContactID: contactId } };
  }
}

/** Every payment on an invoice or bill as a row of a list, also those that were taken back. */
export const paymentRows = (ledger: Ledger): Wire[] => {
  const write = paymentWriter(ledger);
  return ledger.invoices.flatMap((invoice) =>
    paymentsOf(invoice).map((payment) => new PaymentRow(invoice, payment, write)),
  );
};
