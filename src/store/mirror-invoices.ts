import { decimal } from '../lib/money.ts';
import type { LineFact } from '../mirror/facts.ts';
import { moneyColumns, moneyFacts } from './mirror-money.ts';
import { decimalOrNull, streamTable, text, textOrNull } from './mirror-table.ts';
import type { LineJson } from './mirror-tables.ts';

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

const lineToJson = (line: LineFact): LineJson => ({
  ...line,
  quantity: textOrNull(line.quantity),
  unitAmount: textOrNull(line.unitAmount),
  discountRate: textOrNull(line.discountRate),
  discountAmount: textOrNull(line.discountAmount),
  taxAmount: text(line.taxAmount),
  lineAmount: text(line.lineAmount),
});

const lineFromJson = (line: LineJson): LineFact => ({
  ...line,
  quantity: decimalOrNull(line.quantity),
  unitAmount: decimalOrNull(line.unitAmount),
  discountRate: decimalOrNull(line.discountRate),
  discountAmount: decimalOrNull(line.discountAmount),
  taxAmount: decimal(line.taxAmount),
  lineAmount: decimal(line.lineAmount),
});
