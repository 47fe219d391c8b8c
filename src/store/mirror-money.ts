import type { Selectable } from 'kysely';
import { decimal } from '../lib/money.ts';
import type { InvoiceFact, LineAmountTypes } from '../mirror/facts.ts';
import { text } from './mirror-table.ts';
import type { MirrorInvoiceRow } from './mirror-tables.ts';

/** What invoices and credits have in common. */
type MoneyFacts = Pick<
  InvoiceFact,
  | 'contactId'
  | 'status'
  | 'reference'
  | 'lineAmountTypes'
  | 'currency'
  | 'currencyRate'
  | 'subTotal'
  | 'totalTax'
  | 'total'
>;
type MoneyColumns = Pick<
  Selectable<MirrorInvoiceRow>,
  | 'contact_id'
  | 'status'
  | 'reference'
  | 'line_amount_types'
  | 'currency'
  | 'currency_rate'
  | 'sub_total'
  | 'total_tax'
  | 'total'
>;

export const moneyColumns = (fact: MoneyFacts): MoneyColumns => ({
  contact_id: fact.contactId,
  status: fact.status,
  reference: fact.reference,
  line_amount_types: fact.lineAmountTypes,
  currency: fact.currency,
  currency_rate: text(fact.currencyRate),
  sub_total: text(fact.subTotal),
  total_tax: text(fact.totalTax),
  total: text(fact.total),
});

export const moneyFacts = (row: MoneyColumns): MoneyFacts => ({
  contactId: row.contact_id,
  status: row.status,
  reference: row.reference,
  lineAmountTypes: row.line_amount_types as LineAmountTypes,
  currency: row.currency,
  currencyRate: decimal(row.currency_rate),
  subTotal: decimal(row.sub_total),
  totalTax: decimal(row.total_tax),
  total: decimal(row.total),
});
