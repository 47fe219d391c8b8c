import { labelOf, type DocumentOf, type LineRule, type Options, type TrackingChoice } from '../documents.ts';
import { conditionsInWords } from '../rules/condition-words.ts';
import type { Said } from '../topic/changes.ts';

/** What is done with a product that is no item in Xero. */
export const whenNoItem: Record<DocumentOf<'lines'>['whenNoItem'], { label: string; description: string }> = {
  ask: { label: 'Ask', description: 'The invoice waits until somebody has chosen an item for the line.' },
  default_account: {
    label: 'Bill it without an item',
    description: 'The line goes to the account that the rules or the invoice defaults say.',
  },
  create_item: {
    label: 'Create the item in Xero',
    description: 'With the product’s SKU as its code, before the invoice is made.',
  },
};

/** E.g. `Region: North`. */
const trackingInWords = (tracking: readonly TrackingChoice[], { trackingCategories }: Options): string =>
  tracking.map((choice) => oneInWords(choice, trackingCategories)).join(', ') || 'none';

function oneInWords({ categoryId, optionId }: TrackingChoice, categories: Options['trackingCategories']): string {
  const category = categories.find(({ value }) => value === categoryId);
  return `${category?.label ?? categoryId}: ${labelOf(category?.options ?? [], optionId)}`;
}

/** What a rule decides, e.g. `account 260 – Other revenue, tax 20%`. */
export function effectInWords({ accountCode, taxType, tracking }: LineRule['then'], options: Options): string {
  const parts = [
    accountCode === undefined ? [] : [`account ${labelOf(options.accounts, accountCode)}`],
    taxType === undefined ? [] : [`tax ${labelOf(options.taxRates, taxType)}`],
    tracking === undefined ? [] : [`tracking ${trackingInWords(tracking, options)}`],
  ].flat();
  return parts.join(', ') || 'nothing yet';
}

/** What the settings of lines say. */
export const sayLines = ({ rules, whenNoItem: chosen, tracking }: DocumentOf<'lines'>, options: Options): Said[] => [
  ...rules.map(({ id, when, then }, index) => ({
    ...{ key: `rule ${id}`, label: `Rule ${index + 1}` },
    words: `where ${conditionsInWords(when, options)}: ${effectInWords(then, options)}`,
  })),
  { key: 'tracking', label: 'Tracking of every line', words: trackingInWords(tracking, options) },
  { key: 'whenNoItem', label: 'A product without an item', words: whenNoItem[chosen].label },
];
