import { decimal } from '../lib/money.ts';
import { lineFromJson, lineToJson } from './mirror-lines.ts';
import { moneyColumns, moneyFacts } from './mirror-money.ts';
import { streamTable, text } from './mirror-table.ts';

export const quotes = streamTable<'quotes', 'mirror_quotes'>({
  table: 'mirror_quotes',
  key: ['quote_id'],
  toRow: (fact) => ({
    ...moneyColumns(fact),
    quote_id: fact.id,
    quote_number: fact.quoteNumber,
    title: fact.title,
    summary: fact.summary,
    terms: fact.terms,
    quote_date: fact.date,
    expiry_date: fact.expiryDate,
    total_discount: text(fact.totalDiscount),
    branding_theme_id: fact.brandingThemeId,
    lines: fact.lines.map(lineToJson),
  }),
  fromRow: (row) => ({
    ...moneyFacts(row),
    id: row.quote_id,
    updatedAt: row.vendor_updated_at,
    quoteNumber: row.quote_number,
    title: row.title,
    summary: row.summary,
    terms: row.terms,
    date: row.quote_date,
    expiryDate: row.expiry_date,
    totalDiscount: decimal(row.total_discount),
    brandingThemeId: row.branding_theme_id,
    lines: row.lines.map(lineFromJson),
  }),
});
