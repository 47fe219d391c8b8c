import { decimal } from '../lib/money.ts';
import type { LineFact } from '../mirror/facts.ts';
import { decimalOrNull, text, textOrNull } from './mirror-table.ts';
import type { LineJson } from './mirror-tables.ts';

/** A line of a document as it lies in `lines`. */
export const lineToJson = (line: LineFact): LineJson => ({
  ...line,
  quantity: textOrNull(line.quantity),
  unitAmount: textOrNull(line.unitAmount),
  discountRate: textOrNull(line.discountRate),
  discountAmount: textOrNull(line.discountAmount),
  taxAmount: text(line.taxAmount),
  lineAmount: text(line.lineAmount),
});

export const lineFromJson = (line: LineJson): LineFact => ({
  ...line,
  quantity: decimalOrNull(line.quantity),
  unitAmount: decimalOrNull(line.unitAmount),
  discountRate: decimalOrNull(line.discountRate),
  discountAmount: decimalOrNull(line.discountAmount),
  taxAmount: decimal(line.taxAmount),
  lineAmount: decimal(line.lineAmount),
});
