import type { LedgerInvoice } from '../ledger/ledger.ts';
import { html, type Html } from '../../kit/html.ts';
import { layout } from './layout.ts';
import { amountWords, dateWords, STATUS_WORDS } from './words.ts';

export interface ListedInvoice {
  invoice: LedgerInvoice;
  customer: string;
  organisation: string;
}

const row = ({ invoice, customer, organisation }: ListedInvoice): Html =>
  html`<tr>
    <th scope="row"><a href="/invoices/${invoice.invoiceId}">${invoice.invoiceNumber || 'Without number'}</a></th>
    <td>${customer}</td>
    <td>${organisation}</td>
    <td class="short">${dateWords(invoice.date)}</td>
    <td class="short">${dateWords(invoice.dueDate)}</td>
    <td><span class="status ${invoice.status.toLowerCase()}">${STATUS_WORDS[invoice.status]}</span></td>
    <td class="number">${amountWords(invoice.totals.total, invoice.currencyCode)}</td>
    <td class="number">${amountWords(invoice.due)}</td>
  </tr>`;

/** The newest sales invoices, newest first. */
export const invoiceList = (invoices: readonly ListedInvoice[]): string =>
  layout({
    title: 'Invoices',
    main: html`<h1>Newest invoices</h1>
      <table>
        <caption>
          The ${invoices.length} that were made last
        </caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Customer</th>
            <th scope="col">Organisation</th>
            <th scope="col">Date</th>
            <th scope="col">Due date</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">Total</th>
            <th scope="col" class="number">Due</th>
          </tr>
        </thead>
        <tbody>
          ${invoices.map(row)}
        </tbody>
      </table>`,
  });
