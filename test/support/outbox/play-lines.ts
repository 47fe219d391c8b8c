import { decimal, sum, type Decimal } from '../../../src/lib/money.ts';
import type { InvoiceFact, LineFact } from '../../../src/mirror/facts.ts';
import type { InvoiceBody, LineBody } from './play-bodies.ts';

interface Context {
  /** The lines that the invoice had. */
  before: LineFact[];
  newId: () => string;
  /** What the total comes to more than it should. */
  misreckons: Decimal;
}

/** What of an invoice a body fills: a line with the id of one before stays that line, any other is new; taxed as is said, else at 20%. */
export function contentOf(body: InvoiceBody['Invoices'][0], context: Context): Partial<InvoiceFact> {
  const lines = body.LineItems.map((line) => lineOf(line, context));
  const subTotal = sum(lines.map(({ lineAmount }) => lineAmount)).plus(context.misreckons);
  const totalTax = sum(lines.map(({ taxAmount }) => taxAmount));
  const total = subTotal.plus(totalTax);
  const { CurrencyCode: currency, DueDate: dueDate, Reference: reference } = body;
  return { currency, dueDate, reference, lines, subTotal, totalTax, total, amountDue: total };
}

function lineOf(line: LineBody, { before, newId }: Context): LineFact {
  const kept = before.find(({ lineItemId }) => lineItemId === line.LineItemID);
  const quantity = decimal(String(line.Quantity));
  const unitAmount = decimal(String(line.UnitAmount));
  const lineAmount = quantity.times(unitAmount).round(2);
  return {
    lineItemId: kept?.lineItemId ?? newId(),
    description: line.Description,
    ...{ quantity, unitAmount, lineAmount },
    taxAmount: line.TaxAmount === undefined ? lineAmount.times('0.2').round(2) : decimal(String(line.TaxAmount)),
    ...{ itemCode: null, discountRate: null, discountAmount: null, tracking: [] },
    accountCode: line.AccountCode ?? null,
    taxType: line.TaxType ?? null,
  };
}
