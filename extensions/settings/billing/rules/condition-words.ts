import { labelOf, type Condition, type Option, type Options } from '../documents.ts';

/** What a rule can look at; the last two ask for the property's internal name. */
export const conditionFields = {
  product: 'Product',
  pipeline: 'Pipeline',
  owner: 'Deal owner',
  team: 'Team of the owner',
  country: 'Country of the customer',
  deal: 'Deal property',
  line: 'Line item property',
};
export type ConditionKind = keyof typeof conditionFields;

/** The kind of a condition, and the internal name of its property; null: it asks for none. */
export function kindOf(field: Condition['field']): { kind: ConditionKind; property: string | null } {
  const [kind, ...name] = field.split('.');
  const property = kind === 'deal' || kind === 'line' ? name.join('.') : null;
  return { kind: kind as ConditionKind, property };
}

/** The field of a condition of that kind. */
export const fieldOf = (kind: ConditionKind, property: string): Condition['field'] =>
  kind === 'deal' || kind === 'line' ? `${kind}.${property}` : kind;

/** The service names no more products than these; of more, the names are typed. */
const mostProducts = 500;

/** What can be chosen for it; null: the values are typed. */
export function choicesFor(kind: ConditionKind, options: Options): Option[] | null {
  const lists: Partial<Record<ConditionKind, Option[]>> = {
    product: options.products.length < mostProducts ? options.products : [],
    pipeline: options.pipelines,
    owner: options.owners,
    team: options.teams,
  };
  const list = lists[kind];
  return list && list.length > 0 ? list : null;
}

/** E.g. `Pipeline is Sales or Renewals and Country of the customer is DE`. */
export const conditionsInWords = (when: readonly Condition[], options: Options): string =>
  when.map((condition) => inWords(condition, options)).join(' and ');

function inWords({ field, is }: Condition, options: Options): string {
  const { kind, property } = kindOf(field);
  const choices = choicesFor(kind, options) ?? [];
  const properties = kind === 'deal' ? options.dealProperties : options.lineProperties;
  const name =
    property === null ? conditionFields[kind] : `${conditionFields[kind]} ${labelOf(properties, property) || '?'}`;
  return `${name} is ${is.length === 0 ? '?' : is.map((value) => labelOf(choices, value)).join(' or ')}`;
}
