import type { TaxOutcome } from '../../billing-settings/facts.ts';
import type { Account, BillingBooks, CrmPlace, LiveDeal, LiveLine, SoldProduct, TaxRate } from '../facts.ts';
import { applyLineRules } from '../mapping/rules/apply-line-rules.ts';
import type { ItemSource, MappedItem, Proposal, RuleFacts } from '../mapping/facts.ts';
import { taxByPlace, type PlaceFacts, type PlaceTax } from './tax/tax-by-place.ts';
import { accountOf, taxOf } from './account-and-tax.ts';
import type { BilledLine } from './billed-lines.ts';
import { DEAL_LINE, type Choices, type LineTracking } from './draft.ts';
import type { Gap } from './gap.ts';
import { lineItem } from './line-item.ts';
import { lineTracking } from './line-tracking.ts';

/** Where a line goes and how it is taxed, each with what decided it. */
export interface LineDecision {
  item: MappedItem | null;
  proposals: Proposal[];
  account: Account | null;
  accountWhy: string | null;
  tax: TaxRate | null;
  taxWhy: string | null;
  taxOutcome: TaxOutcome | null;
  tracking: LineTracking[];
}

export interface DecidedLines {
  /** One for each line, in their order. */
  decisions: LineDecision[];
  gaps: Gap[];
}

/** What the mirror says around a deal. */
export interface Around extends ItemSource {
  /** Where the deal's company, or without one its contact, is by the CRM. */
  place: CrmPlace | null;
  /** Of the deal's owner. */
  teamIds: readonly string[];
  /** By their ids. */
  products: ReadonlyMap<string, SoldProduct>;
}

export interface LineQuestions {
  deal: LiveDeal;
  choices: Choices;
  accountInUse: string | null;
  around: Around;
  /** Whom it is sold to, as far as the tax asks. */
  company: PlaceFacts['company'];
  contact: PlaceFacts['contact'];
}

/** The lines that are decided: the deal's, or its amount as if it were one. */
export function decidable({ lines }: LiveDeal, billed: readonly BilledLine[]): LiveLine[] {
  if (lines.length > 0) return lines;
  const once = { recurring: null, currency: null, discountRate: null, discountAmount: null };
  const ofNothing = { sku: null, productId: null, properties: {}, description: null };
  return billed.map(({ name, quantity, unitAmount }) => ({
    ...{ ...once, ...ofNothing, id: DEAL_LINE, name },
    ...{ quantity, unitPrice: unitAmount },
  }));
}

/** Item, account, tax and tracking of each line by itself. What all lines lack is asked for once, what some lack of each. */
export function decideLines(books: BillingBooks, lines: readonly LiveLine[], questions: LineQuestions): DecidedLines {
  const each = lines.map((line) => decideLine(books, line, questions));
  return {
    decisions: each.map(({ decision }) => decision),
    gaps: gathered(each.map(({ gaps }, index) => ({ gaps, line: lines[index] }))),
  };
}

function decideLine(
  books: BillingBooks,
  line: LiveLine,
  questions: LineQuestions,
): { decision: LineDecision; gaps: Gap[] } {
  const { choices, accountInUse, around } = questions;
  const { lines: settings } = books.billing;
  const chosen = choices.lines?.[line.id];
  const ruled = applyLineRules(settings, ruleFacts(line, questions));
  const whenNoItem = line.id === DEAL_LINE ? 'default_account' : settings.whenNoItem;
  const sold = books.mapsItems ? line : { ...line, sku: null };
  const { item, proposals, ...asked } = lineItem(sold, { from: around, chosen, whenNoItem });
  const account = accountOf(books, { choices, chosen, rule: ruled.accountCode, item, accountInUse });
  const place = placeTax(books, line, questions);
  const tax = taxOf(books, { choices, chosen, rule: ruled.taxType, item, place, account: account.value });
  const { tracking, gaps } = lineTracking(books, ruled.tracking.value);
  return {
    decision: {
      ...{ item, proposals, tracking, account: account.value, accountWhy: account.why },
      ...{ tax: tax.value, taxWhy: tax.why, taxOutcome: outcomeOf(place, tax.why) },
    },
    gaps: [...asked.gaps, ...account.gaps, ...tax.gaps, ...gaps],
  };
}

const placeTax = (books: BillingBooks, line: LiveLine, { contact, company, around }: LineQuestions) =>
  taxByPlace({ books, company, contact, productType: typeOf(line, around) });

/** Of a product that the mirror does not have nothing is known, not even that it does not say. */
const typeOf = (line: LiveLine, around: Around): string | null =>
  line.productId === null ? null : (productOf(line, around) ?? NOT_READ).type;

const NOT_READ = { type: 'not read' };

const productOf = (line: LiveLine | null, { products }: Around): SoldProduct | null =>
  products.get(line?.productId ?? '') ?? null;

/** What the place decided, where it was the place that decided. */
const outcomeOf = (place: PlaceTax | null, why: string | null): TaxOutcome | null =>
  place?.state === 'decided' && place.decision.rule === why ? place.decision.outcome : null;

/** What conditions are held against; without a line, those of the whole deal. */
export const ruleFacts = (line: LiveLine | null, { deal, around, company }: LineQuestions): RuleFacts => ({
  productId: line?.productId ?? null,
  productName: productOf(line, around)?.name ?? null,
  pipelineId: deal.pipelineId,
  ownerId: deal.ownerId,
  teamIds: around.teamIds,
  country: company?.country ?? around.place?.country ?? null,
  dealProperties: deal.properties,
  lineProperties: line?.properties ?? {},
});

interface OfLine {
  gaps: Gap[];
  line: LiveLine | undefined;
}

/** Said once where it is so of every line, else of each line by its name. */
function gathered(lines: readonly OfLine[]): Gap[] {
  const messages = [...new Set(lines.flatMap(({ gaps }) => gaps.map(({ message }) => message)))];
  return messages.flatMap((message) => {
    const of = lines.flatMap(({ gaps, line }) =>
      gaps.filter((gap) => gap.message === message).map((gap) => ({ gap, line })),
    );
    const [first] = of;
    if (first && of.length === lines.length) return [first.gap];
    return of.map(({ gap, line }) => (gap.lineId === null && line ? ofLine(gap, line) : gap));
  });
}

const ofLine = (gap: Gap, { id, name }: LiveLine): Gap => ({
  ...gap,
  lineId: id,
  message: `“${name}”: ${gap.message}`,
});
