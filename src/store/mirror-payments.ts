import { decimal } from '../lib/money.ts';
import { streamTable, text } from './mirror-table.ts';

export const payments = streamTable<'payments', 'mirror_payments'>({
  table: 'mirror_payments',
  key: ['payment_id'],
  toRow: (fact) => ({
    payment_id: fact.id,
    invoice_id: fact.invoiceId,
    contact_id: fact.contactId,
    status: fact.status,
    payment_date: fact.date,
    amount: text(fact.amount),
    currency_rate: text(fact.currencyRate),
    reference: fact.reference,
  }),
  fromRow: (row) => ({
    id: row.payment_id,
    updatedAt: row.vendor_updated_at,
    invoiceId: row.invoice_id,
    contactId: row.contact_id,
    status: row.status,
    date: row.payment_date,
    amount: decimal(row.amount),
    currencyRate: decimal(row.currency_rate),
    reference: row.reference,
  }),
});
