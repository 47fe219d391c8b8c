import type { CrmRecord } from '../../seed/world.ts';
import type { Answer, Parsed } from '../answer.ts';
import type { ObjectType } from '../object-types.ts';
import { refused } from '../request.ts';
import type { HubSpotState } from '../state.ts';
import { checkValue, type ValueFault } from './check-values.ts';
import type { Properties } from './properties.ts';
import { badValues, contactExists, lacking } from './refusals.ts';

/** What a call wants to write into a record. */
export interface Wanted {
  type: ObjectType;
  properties: Readonly<Record<string, string>>;
  /** Absent: a new one. */
  record?: CrmRecord | undefined;
  /** Unique values that earlier inputs of the same batch have taken. */
  taken: Set<string>;
}

const isSet = (value: string | null | undefined): boolean => value != null && value !== '';

/** The values in HubSpot's form, and what is wrong with the others. */
const checkAll = (state: HubSpotState, { type, properties }: Wanted): { values: Properties; faults: ValueFault[] } => {
  const known = new Map(state.properties[type.name].map((property) => [property.name, property]));
  const values: Properties = {};
  const faults: ValueFault[] = [];
  for (const [name, text] of Object.entries(properties)) {
    const property = known.get(name);
    const checked = property && checkValue(state, property, text);
    if (checked === undefined) {
      faults.push({ name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` });
    } else if (checked.ok) values[name] = checked.value;
    else faults.push(checked.fault);
  }
  return { values, faults };
};

/** What a new record gets without being told: a line what its product has, a deal the pipeline of its stage. */
const filledIn = (state: HubSpotState, { type, record }: Wanted, values: Properties): Properties => {
  if (record !== undefined) return values;
  if (type.name === 'line_items') {
    const { name, description, price, hs_sku } =
      state.records.products[values['hs_product_id'] ?? '']?.properties ?? {};
    const offered = Object.entries({ name, description, price, hs_sku }).filter(([, value]) => isSet(value));
    return { ...Object.fromEntries(offered), ...values } as Properties;
  }
  if (type.name !== 'deals' || isSet(values['pipeline'])) return values;
  const of = state.pipelines.find(({ stages }) => stages.some(({ id }) => id === values['dealstage']));
  return of === undefined ? values : { pipeline: of.id, ...values };
};

/** What does not fit together in the record as it would be. */
const discord = (state: HubSpotState, type: ObjectType, all: Properties): ValueFault | undefined => {
  const { pipeline, dealstage, price, hs_product_id: product } = all;
  const stages = state.pipelines.find(({ id }) => id === pipeline)?.stages.map(({ id }) => id) ?? [];
  if (type.name === 'deals' && isSet(dealstage) && !stages.includes(dealstage ?? '')) {
    const message = `${dealstage ?? ''} was not one of the allowed options: [${stages.join(', ')}]`;
    return { name: 'dealstage', error: 'INVALID_OPTION', message };
  }
  if ((type.name === 'line_items' || type.name === 'products') && Number(price ?? '0') < 0) {
    return { name: 'price', error: 'INVALID_NUMERIC_VALUE', message: `${price ?? ''} is less than the minimum of 0` };
  }
  if (type.name === 'line_items' && isSet(product) && state.records.products[product ?? '']?.archived !== false) {
    return { name: 'hs_product_id', error: 'INVALID_OPTION', message: `There is no product ${product ?? ''}` };
  }
  return undefined;
};

/** The names that a record lacks: one of each group that HubSpot asks of a new one, all that the administrator asks of any. */
const missing = (state: HubSpotState, { type, record }: Wanted, all: Properties): string[] => {
  const has = (name: string): boolean => isSet(all[name]);
  const groups = record === undefined ? type.required.filter((group) => !group.some(has)) : [];
  return [...groups.flat(), ...state.validationRules[type.name].filter((name) => !has(name))];
};

/** Refuses a value that another record has, and takes it for this one. */
const claim = (state: HubSpotState, { type, record, taken }: Wanted, values: Properties): Answer | undefined => {
  const isUnique = ({ name, hasUniqueValue }: { name: string; hasUniqueValue?: boolean | undefined }): boolean =>
    hasUniqueValue === true || (type.name === 'contacts' && name === 'email');
  for (const { name } of state.properties[type.name].filter(isUnique)) {
    const value = values[name]?.toLowerCase();
    if (value === undefined) continue;
    const holder = Object.values(state.records[type.name]).find(
      (other) => other !== record && !other.archived && other.properties[name]?.toLowerCase() === value,
    );
    const key = `${name}:${value}`;
    if (holder === undefined && !taken.has(key)) {
      taken.add(key);
      continue;
    }
    if (name === 'email') return contactExists(holder?.id ?? '');
    const message = `${value} is the value of ${name} of another record${holder === undefined ? '' : `, ${holder.id}`}`;
    return badValues(state, [{ name, error: 'CONFLICTING_UNIQUE_VALUE', message }]);
  }
  return undefined;
};

/** The values to write, or HubSpot's refusal. */
export const checkWanted = (state: HubSpotState, wanted: Wanted): Parsed<Properties> => {
  const { values: sent, faults } = checkAll(state, wanted);
  if (faults.length > 0) return refused(badValues(state, faults));
  const values = filledIn(state, wanted, sent);
  const all = { ...wanted.record?.properties, ...values };
  const discordant = discord(state, wanted.type, all);
  if (discordant !== undefined) return refused(badValues(state, [discordant]));
  const names = missing(state, wanted, all);
  if (names.length > 0) return refused(lacking(wanted.type, names));
  const conflict = claim(state, wanted, values);
  if (conflict !== undefined) return refused(conflict);
  // A new record has nothing to empty.
  const given = wanted.record === undefined ? Object.entries(values).filter(([, value]) => value !== null) : undefined;
  return { ok: true, value: given === undefined ? values : Object.fromEntries(given) };
};
