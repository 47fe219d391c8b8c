import { NOTHING_CHOSEN } from '../../billing-settings/facts.ts';
import { fillDescription } from '../../billing-settings/rules/description-pattern.ts';
import { decimal, type Decimal } from '../../lib/money.ts';
import type { LiveDeal, LiveLine } from '../facts.ts';
import { DEAL_LINE, type Choices } from './draft.ts';
import { missing, type Gap } from './gap.ts';
import { discountOf, NO_DISCOUNT, type LineDiscount } from './line-discount.ts';

/** A line as the deal has it, in Xero's terms; account and tax are not decided yet. */
export interface BilledLine extends LineDiscount {
  /** HubSpot's id of the line, or `DEAL_LINE`. */
  lineId: string;
  /** The product of HubSpot's that it is of. */
  productId: string | null;
  /** What a person calls it by. */
  name: string;
  description: string;
  /** Null, as the price: nobody typed one, and there is a gap that says so. */
  quantity: Decimal | null;
  unitAmount: Decimal | null;
}

export interface BilledLines {
  lines: BilledLine[];
  gaps: Gap[];
}

/** How lines are described. */
export interface LineTexts {
  pattern: string;
  customer: string;
}

const AS_IT_IS: LineTexts = { pattern: NOTHING_CHOSEN.texts.description, customer: '' };

/** More than anybody reads on an invoice, and what was tried; Xero names no limit. */
const MOST_LINES = 1000;

/** Xero's limit of a line's description. Source: https://developer.xero.com/documentation/api/accounting/invoices. */
export const LONGEST_DESCRIPTION = 4000;

/**
 * What is billed: the deal's line items; of a deal without any, its amount as one line (C13). A line that recurs is never
 * billed as a lump: HubSpot's price is that of one period, and one period is billed only once the person said so. A price
 * that nobody typed is asked for: a line of nothing is not what was sold, unless somebody typed 0.
 */
export function billedLines(
  deal: LiveDeal,
  choices: Pick<Choices, 'recurring'>,
  texts: LineTexts = AS_IT_IS,
): BilledLines {
  const asked = choices.recurring === undefined ? recurringGap(deal.lines) : [];
  if (deal.lines.length > 0) {
    const faults = deal.lines.flatMap((line) => faultsOf(line, deal, texts));
    const lines = deal.lines.map((line) => toLine(line, deal, texts));
    return { lines, gaps: [...asked, ...manyGaps(lines), ...untypedGaps(deal.lines), ...faults] };
  }
  if (deal.amount === null) return { lines: [], gaps: [NOTHING] };
  const named = { lineId: DEAL_LINE, productId: null, name: deal.name, description: deal.name };
  const line = { ...named, quantity: decimal('1'), unitAmount: deal.amount, ...NO_DISCOUNT };
  return { lines: [line], gaps: fitsXero(line, null) };
}

const toLine = (line: LiveLine, deal: LiveDeal, texts: LineTexts): BilledLine => ({
  lineId: line.id,
  productId: line.productId,
  name: line.name,
  description: describe(line, deal, texts),
  quantity: line.quantity,
  unitAmount: line.unitPrice,
  ...(discountOf(line) ?? NO_DISCOUNT),
});

const describe = (line: LiveLine, deal: LiveDeal, { pattern, customer }: LineTexts): string =>
  fillDescription(pattern, {
    ...{ name: line.name, description: line.description ?? '', sku: line.sku ?? '' },
    ...{ deal: deal.name, dealId: deal.id, customer },
  });

/** What of the line Xero would refuse, or compute otherwise than we do. */
function faultsOf(line: LiveLine, deal: LiveDeal, texts: LineTexts): Gap[] {
  const gap = gapOf(line.id);
  const faults = fitsXero(toLine(line, deal, texts), line.id);
  if (discountOf(line) === null)
    faults.push(gap(`The discount of “${line.name}” is less than nothing or more than the line.`));
  if (line.currency !== null && deal.currency !== null && line.currency !== deal.currency) {
    faults.push(gap(`“${line.name}” is priced in ${line.currency}, the deal in ${deal.currency}.`));
  }
  return faults;
}

function fitsXero(line: BilledLine, lineId: string | null): Gap[] {
  const gap = gapOf(lineId);
  const faults: Gap[] = [];
  if (line.description === '') faults.push(gap('A line has neither a name nor a description.'));
  if (line.description.length > LONGEST_DESCRIPTION) {
    faults.push(gap(`The description of “${line.name}” is longer than 4,000 characters, which Xero does not take.`));
  }
  if (!hasFourDecimals(line.quantity) || !hasFourDecimals(line.unitAmount)) {
    faults.push(gap(`Price or quantity of “${line.name}” has more than four decimals, which Xero does not keep.`));
  }
  if (isTooLong(line.quantity))
    faults.push(
      gap(`The quantity of “${line.name}” has more than ${MOST_QUANTITY} characters, which Xero does not take.`),
    );
  if (isTooLarge(line))
    faults.push(gap(`“${line.name}” comes to more than ${MOST_AMOUNT.toFixed(2)}, Xero's largest amount.`));
  return faults;
}

/** Of a quantity, its point and its sign included. Source: https://developer.xero.com/documentation/api/accounting/invoices. */
const MOST_QUANTITY = 13;

const isTooLong = (quantity: Decimal | null): boolean =>
  quantity !== null && quantity.toFixed().length > MOST_QUANTITY && hasFourDecimals(quantity);

/** What Xero keeps of an amount. Source: its OpenAPI document keeps lines as decimals of twelve digits. */
const MOST_AMOUNT = decimal('9999999999.99');

const isTooLarge = ({ quantity, unitAmount }: BilledLine): boolean =>
  quantity !== null && unitAmount !== null && quantity.times(unitAmount).abs().gt(MOST_AMOUNT);

const hasFourDecimals = (amount: Decimal | null): boolean => amount === null || amount.eq(amount.round(4));

const CORRECT = 'Correct the line items of the deal, then look again.';

const gapOf =
  (lineId: string | null) =>
  (message: string): Gap =>
    missing('lines', { field: 'lines', lineId, message, fix: CORRECT });

function manyGaps({ length }: BilledLine[]): Gap[] {
  if (length <= MOST_LINES) return [];
  const message = `The deal has ${length} lines; an invoice takes at most ${MOST_LINES}.`;
  return [missing('lines', { field: 'lines', message, fix: 'Split the deal, or put lines together.' })];
}

const NOTHING = missing('lines', {
  field: 'lines',
  message: 'The deal has neither line items nor an amount.',
  fix: 'Add line items or an amount to the deal in HubSpot, then look again.',
});

const namesOf = (lines: LiveLine[]): string[] => lines.map(({ name }) => `“${name}”`);

/** Each of the two things that a line cannot do without, with all the lines that lack it. */
function untypedGaps(lines: LiveLine[]): Gap[] {
  const lacking = [
    ['price', namesOf(lines.filter(({ unitPrice }) => unitPrice === null))],
    ['quantity', namesOf(lines.filter(({ quantity }) => quantity === null))],
  ] as const;
  return lacking.flatMap(([what, names]): Gap[] => {
    if (names.length === 0) return [];
    const message = `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no ${what}.`;
    return [missing('lines', { field: 'lines', message, fix: TYPE_IT })];
  });
}

const TYPE_IT = 'Type it on the line items of the deal in HubSpot, 0 if nothing is to be paid; then look again.';

function recurringGap(lines: LiveLine[]): Gap[] {
  const names = namesOf(lines.filter(({ recurring }) => recurring !== null));
  if (names.length === 0) return [];
  const recurs = names.length === 1 ? 'is billed again and again' : 'are billed again and again';
  const message = `${names.join(', ')} ${recurs}.`;
  return [missing('lines', { field: 'recurring', message, fix: 'Bill one period now, or cancel.' })];
}
