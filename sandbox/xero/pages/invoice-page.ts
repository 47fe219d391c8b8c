import type { Contact } from '../facts.ts';
import type { LedgerInvoice } from '../ledger/ledger.ts';
import { html, type Html } from '../../kit/html.ts';
import { layout } from './layout.ts';
import { amountWords, dateWords, STATUS_WORDS } from './words.ts';

/** What an invoice's page shows. */
export interface InvoiceView {
  organisation: string;
  invoice: LedgerInvoice;
  contact: Contact | undefined;
  /** A payment that was refused: what was typed, and why. */
  refused?: { amount: string; message: string };
}

const fact = (name: string, value: string): Html | undefined =>
  value === ''
    ? undefined
    : html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;

const linesTable = ({ lines, totals }: LedgerInvoice): Html =>
  html`<table>
    <caption>
      Lines
    </caption>
    <thead>
      <tr>
        <th scope="col">Description</th>
        <th scope="col" class="number">Quantity</th>
        <th scope="col" class="number">Unit price</th>
        <th scope="col" class="number">Tax</th>
        <th scope="col" class="number">Amount</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line, index) => {
        const amounts = totals.lines[index];
        return html`<tr>
          <td>${line.description}</td>
          <td class="number">${line.quantity}</td>
          <td class="number">${line.unitAmount}</td>
          <td class="number">${amounts && amountWords(amounts.tax)}</td>
          <td class="number">${amounts && amountWords(amounts.amount)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;

const totalsList = ({ totals, paid, credited, due, currencyCode }: LedgerInvoice): Html =>
  html`<dl class="totals">
    ${fact('Subtotal', amountWords(totals.subTotal))} ${fact('Tax', amountWords(totals.totalTax))}
    ${fact('Total', amountWords(totals.total, currencyCode))}
    ${paid.eq(0) ? undefined : fact('Paid', amountWords(paid))}
    ${credited.eq(0) ? undefined : fact('Credited', amountWords(credited))}
    ${fact('Amount due', amountWords(due, currencyCode))}
  </dl>`;

const paymentsList = ({ payments, currencyCode }: LedgerInvoice): Html | undefined =>
  payments.length === 0
    ? undefined
    : html`<section>
        <h2>Payments</h2>
        <ul>
          ${payments.map(({ date, amount }) => html`<li>${currencyCode} ${amount} on ${dateWords(date)}</li>`)}
        </ul>
      </section>`;

const approveForm = ({ invoiceId }: LedgerInvoice): Html =>
  html`<form method="post" action="/invoices/${invoiceId}/approve"><button>Approve</button></form>`;

const paymentForm = ({ invoiceId, currencyCode, due }: LedgerInvoice, refused: InvoiceView['refused']): Html =>
  html`<form method="post" action="/invoices/${invoiceId}/payments">
    <h2>Record a payment</h2>
    ${refused && html`<p role="alert" id="refused">${refused.message}</p>`}
    <label for="amount">Amount in ${currencyCode}</label>
    <input
      id="amount"
      name="amount"
      inputmode="decimal"
      autocomplete="off"
      required
      value="${refused?.amount ?? due.toFixed(2)}"
      ${refused && html`aria-invalid="true" aria-describedby="refused"`}
    />
    <button>Record payment</button>
  </form>`;

const action = ({ invoice, refused }: InvoiceView): Html | undefined => {
  if (invoice.status === 'AUTHORISED') return paymentForm(invoice, refused);
  return invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED' ? approveForm(invoice) : undefined;
};

/** The page of one invoice, as the customer and the people in Xero see it, with what they can do next. */
export const invoicePage = (view: InvoiceView): string => {
  const { organisation, invoice, contact } = view;
  const title = `Invoice ${invoice.invoiceNumber}`;
  const main = html`<article>
    <h1>${title} <span class="status ${invoice.status.toLowerCase()}">${STATUS_WORDS[invoice.status]}</span></h1>
    <dl>
      ${fact('Customer', contact?.name ?? '')} ${fact('Reference', invoice.reference)}
      ${fact('Date', dateWords(invoice.date))} ${fact('Due date', dateWords(invoice.dueDate))}
    </dl>
    ${linesTable(invoice)} ${totalsList(invoice)} ${paymentsList(invoice)} ${action(view)}
  </article>`;
  return layout({ title, organisation, nav: html`<nav><a href="/">All invoices</a></nav>`, main });
};
