import { decimal, minorUnits, sum, zero, type Decimal } from '../../../lib/money.ts';
import type { InvoiceFact, LineAmountTypes, LineFact } from '../../../mirror/facts.ts';
import { lineAmountOf, lineTaxOf } from '../../rules/line-amounts.ts';
import type { CreditDocument, Creditable, CreditLine } from '../facts.ts';
import { spread } from './spread.ts';

type Invoice = Pick<InvoiceFact, 'currency' | 'lineAmountTypes' | 'lines' | 'total' | 'totalTax'>;

interface Asked {
  invoice: Invoice;
  /** Tax included; above nothing, and no more than is left. */
  amount: Decimal;
  left: Pick<Creditable, 'left' | 'isOurs' | 'creditedTax'>;
  /** Percent by tax type; null: the rate is not known. */
  rateOf: (taxType: string | null) => Decimal | null;
}

/**
 * The credit note for an amount of an invoice, as Xero will make it, to the cent. The whole of an invoice is credited by its
 * own lines; a part is spread over them by what each comes to with its tax, with the tax inside. Each line keeps account,
 * tax type and tracking, and carries no discount: credit notes have none. Nor does it name an item: what is credited is
 * money, and no stock comes back. What is left after other credit notes takes the tax that is left, where all are known.
 */
export function creditDocument({ invoice, amount, left, rateOf }: Asked): CreditDocument {
  const whole = amount.eq(invoice.total) ? wholeOf(invoice, rateOf) : null;
  if (whole?.total.eq(invoice.total)) return whole;
  const part = partOf(invoice, { amount, rateOf });
  const isRest = amount.eq(left.left) && left.isOurs && invoice.lineAmountTypes !== 'NoTax';
  return isRest ? withTax(part, invoice.totalTax.minus(left.creditedTax)) : part;
}

function wholeOf({ lineAmountTypes, lines }: Invoice, rateOf: Asked['rateOf']): CreditDocument {
  const own = lines.filter(({ lineAmount }) => !lineAmount.eq(0));
  return documentOf(
    lineAmountTypes,
    own.map((line) => ({ ...pricedOf(line), ...taxedOf(line, { lineAmountTypes, rateOf }) })),
  );
}

const one = decimal('1');
const cent = decimal('0.01');

/** As it was priced, where that comes to its amount without a discount; else one of its net amount. */
function pricedOf(line: LineFact): Omit<CreditLine, 'taxAmount' | 'isTaxSaid'> {
  const { quantity, unitAmount, lineAmount } = line;
  const asPriced = quantity && unitAmount && lineAmountOf({ quantity, unitAmount, taxRate: zero }).eq(lineAmount);
  return { ...keptOf(line), lineAmount, ...(asPriced ? { quantity, unitAmount } : singleOf(lineAmount)) };
}

const singleOf = (unitAmount: Decimal) => ({ quantity: one, unitAmount });

const keptOf = ({ description, accountCode, taxType, tracking }: LineFact) => ({
  ...{ description, accountCode, taxType, tracking },
});

/** The line's own tax, which is said where Xero would not come to it by the rate. */
function taxedOf(
  { lineAmount, taxAmount, taxType }: LineFact,
  { lineAmountTypes, rateOf }: { lineAmountTypes: LineAmountTypes; rateOf: Asked['rateOf'] },
): Pick<CreditLine, 'taxAmount' | 'isTaxSaid'> {
  const taxRate = rateOf(taxType);
  const isTaxSaid = taxRate === null || !lineTaxOf({ lineAmount, taxRate, lineAmountTypes }).eq(taxAmount);
  return { taxAmount, isTaxSaid: isTaxSaid && lineAmountTypes !== 'NoTax' };
}

function partOf(
  { currency, lineAmountTypes: own, lines }: Invoice,
  { amount, rateOf }: Pick<Asked, 'amount' | 'rateOf'>,
): CreditDocument {
  const lineAmountTypes = own === 'NoTax' ? own : 'Inclusive';
  const grossOf = ({ lineAmount, taxAmount }: LineFact): Decimal =>
    own === 'Exclusive' ? lineAmount.plus(taxAmount) : lineAmount;
  const parts = spread(amount, lines.map(grossOf), unitOf(amount, currency));
  return documentOf(
    lineAmountTypes,
    lines.flatMap((line, index) => {
      const lineAmount = parts[index] ?? zero;
      if (lineAmount.eq(0)) return [];
      const rate = rateOf(line.taxType) ?? ownRateOf(line, grossOf(line));
      const taxAmount = lineTaxOf({ lineAmount, taxRate: rate, lineAmountTypes });
      return [{ ...keptOf(line), ...singleOf(lineAmount), lineAmount, taxAmount, isTaxSaid: false }];
    }),
  );
}

/** The currency's own, as long as the amount is a whole number of them; else Xero's two decimals. */
function unitOf(amount: Decimal, currency: string): Decimal {
  const unit = decimal(`1e-${Math.min(2, minorUnits(currency))}`);
  return amount.div(unit).round(0).times(unit).eq(amount) ? unit : cent;
}

/** The rate that the line was taxed at, in percent. */
function ownRateOf({ taxAmount }: LineFact, gross: Decimal): Decimal {
  const net = gross.minus(taxAmount);
  return net.eq(0) ? zero : taxAmount.div(net).times(100);
}

function documentOf(lineAmountTypes: LineAmountTypes, lines: CreditLine[]): CreditDocument {
  const amounts = sum(lines.map(({ lineAmount }) => lineAmount));
  const totalTax = sum(lines.map(({ taxAmount }) => taxAmount));
  const subTotal = lineAmountTypes === 'Inclusive' ? amounts.minus(totalTax) : amounts;
  return { lineAmountTypes, lines, subTotal, totalTax, total: subTotal.plus(totalTax) };
}

/** The same with that tax in it: what rounding took from the notes before is said on the line with the most tax. */
function withTax(document: CreditDocument, totalTax: Decimal): CreditDocument {
  const missing = totalTax.minus(document.totalTax);
  const most = document.lines.reduce(
    (best, line) => (line.taxAmount.abs().gt(best) ? line.taxAmount.abs() : best),
    zero,
  );
  const isRounding = missing.abs().lte(cent.times(document.lines.length * 10)) && most.gt(missing.abs());
  if (missing.eq(0) || !isRounding) return document;
  const index = document.lines.findIndex(({ taxAmount }) => taxAmount.abs().eq(most));
  return documentOf(
    document.lineAmountTypes,
    document.lines.map((line, at) =>
      at === index ? { ...line, taxAmount: line.taxAmount.plus(missing), isTaxSaid: true } : line,
    ),
  );
}
