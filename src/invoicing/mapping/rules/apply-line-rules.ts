import type { Condition, LineRule, TrackingChoice } from '../../../billing-settings/facts.ts';
import { countryOf } from '../../rules/tax/country-of.ts';
import type { LineRules, RuleFacts } from '../facts.ts';
import { fold } from './fold.ts';

/** What was decided, and by which rule, in words. */
export interface Ruled<T> {
  value: T;
  rule: string;
}

/** What the rules say of one line; null: they say nothing, and something else decides. */
export interface RuledLine {
  accountCode: Ruled<string> | null;
  taxType: Ruled<string> | null;
  tracking: Ruled<readonly TrackingChoice[]>;
}

/** What is shown where no rule has decided the tracking. */
const BY_DEFAULT = 'The default of the line rules.';

/**
 * What the rules say of a line, aspect by aspect: the first rule that holds and says something of an aspect decides it, so
 * that one rule may set the account and a later one the tax. Tracking that is set to nothing is set. A rule without
 * conditions never holds: what holds always is the default.
 */
export function applyLineRules(settings: LineRules, facts: RuleFacts): RuledLine {
  const holding = settings.rules.flatMap((rule, index) =>
    meetsAll(rule.when, facts) ? [{ rule, number: index + 1 }] : [],
  );
  const first = <A extends keyof LineRule['then']>(aspect: A): Ruled<NonNullable<LineRule['then'][A]>> | null => {
    for (const { rule, number } of holding) {
      const value = rule.then[aspect];
      if (value !== undefined) return { value, rule: wordsOf(rule, number, facts) };
    }
    return null;
  };
  return {
    accountCode: first('accountCode'),
    taxType: first('taxType'),
    tracking: first('tracking') ?? { value: settings.tracking, rule: BY_DEFAULT },
  };
}

/** Whether there are conditions and the line meets all of them. */
export const meetsAll = (when: readonly Condition[], facts: RuleFacts): boolean =>
  when.length > 0 && when.every((condition) => meets(condition, facts));

/** Whether the line has one of the values there, whatever the blanks around, the letter case and the name of a country. */
function meets({ field, is }: Condition, facts: RuleFacts): boolean {
  const compared = field === 'country' ? (text: string) => countryOf(text) ?? fold(text) : fold;
  const wanted = new Set(is.map(compared).filter((value) => value !== ''));
  return valuesOf(field, facts).some((value) => wanted.has(compared(value)));
}

/** What a line has there: of a product its id and its name, of a property with several values each of them and all. */
function valuesOf(field: Condition['field'], facts: RuleFacts): string[] {
  switch (field) {
    case 'product':
      return present(facts.productId, facts.productName);
    case 'pipeline':
      return present(facts.pipelineId);
    case 'owner':
      return present(facts.ownerId);
    case 'team':
      return [...facts.teamIds];
    case 'country':
      return present(facts.country);
    default:
      return chosenIn(propertyOf(field, facts));
  }
}

const present = (...values: (string | null)[]): string[] => values.filter((value) => value !== null);

function propertyOf(field: string, { dealProperties, lineProperties }: RuleFacts): string | null {
  const properties = field.startsWith('deal.') ? dealProperties : lineProperties;
  const name = nameIn(field);
  return Object.hasOwn(properties, name) ? (properties[name] ?? null) : null;
}

/** The internal name of the property that `deal.…` or `line.…` names. */
const nameIn = (field: string): string => field.slice(field.indexOf('.') + 1);

/** HubSpot joins what is ticked of several boxes with `;`. */
const chosenIn = (value: string | null): string[] => (value === null ? [] : [value, ...value.split(';')]);

/** `Rule 2: product “Sign”, owner`. Ids say nothing to a person: of what goes by one, the field alone is named. */
const wordsOf = ({ when }: LineRule, number: number, facts: RuleFacts): string =>
  `Rule ${number}: ${when.map(({ field }) => labelOf(field, facts)).join(', ')}`;

function labelOf(field: Condition['field'], facts: RuleFacts): string {
  if (field === 'product') return facts.productName === null ? field : `product “${facts.productName}”`;
  if (field === 'country') return `country “${facts.country ?? ''}”`;
  return field.includes('.') ? `${nameIn(field)} “${propertyOf(field, facts) ?? ''}”` : field;
}
