import { decimal } from '../lib/money.ts';
import { lineFromJson, lineToJson } from './mirror-lines.ts';
import { moneyColumns, moneyFacts } from './mirror-money.ts';
import { streamTable, text } from './mirror-table.ts';

export const invoices = streamTable<'invoices', 'mirror_invoices'>({
  table: 'mirror_invoices',
  key: ['invoice_id'],
  toRow: (fact) => ({
    ...moneyColumns(fact),
    invoice_id: fact.id,
    invoice_number: fact.invoiceNumber,
    invoice_date: fact.date,
    due_date: fact.dueDate,
    expected_payment_date: fact.expectedPaymentDate,
    fully_paid_on: fact.fullyPaidOn,
    amount_due: text(fact.amountDue),
    amount_paid: text(fact.amountPaid),
    amount_credited: text(fact.amountCredited),
    sent_to_contact: fact.sentToContact,
    url: fact.url,
    lines: fact.lines.map(lineToJson),
  }),
  fromRow: (row) => ({
    ...moneyFacts(row),
    id: row.invoice_id,
    updatedAt: row.vendor_updated_at,
    invoiceNumber: row.invoice_number,
    date: row.invoice_date,
    dueDate: row.due_date,
    expectedPaymentDate: row.expected_payment_date,
    fullyPaidOn: row.fully_paid_on,
    amountDue: decimal(row.amount_due),
    amountPaid: decimal(row.amount_paid),
    amountCredited: decimal(row.amount_credited),
    sentToContact: row.sent_to_contact,
    url: row.url,
    lines: row.lines.map(lineFromJson),
  }),
});
