import type { Choosable, Condition, CrmChoices, CrmProperties } from '../facts.ts';
import type { Gap } from './gaps.ts';

/** What is wrong with the conditions of a rule; `where` names the rule. */
export function conditionGaps(where: string, when: readonly Condition[], choosable: Choosable): Gap[] {
  if (when.length === 0) {
    const message = `${where} has no condition, so that it would hold for everything.`;
    return [{ message, fix: 'Say when it holds, or set what holds for everything instead.' }];
  }
  return when.flatMap((condition) => [
    ...valueGaps(where, condition),
    ...unknownGaps(where, condition, choosable.crm),
    ...fieldGaps(where, condition, choosable),
  ]);
}

function valueGaps(where: string, { field, is }: Condition): Gap[] {
  if (is.some((value) => value.trim() !== '') && !is.some((value) => value.trim() === '')) return [];
  return [{ message: `${where}: a condition on ${field} has no value.`, fix: 'Choose a value, or take it away.' }];
}

const CHOOSE = 'Choose one of those in the list.';

/** Fields whose values the CRM lists whole. Of products it lists the first alone, and the others are typed. */
const LISTED: Partial<Record<string, { what: string; ids: (crm: CrmChoices) => string[] }>> = {
  pipeline: { what: 'pipeline', ids: ({ pipelines }) => pipelines.map(({ id }) => id) },
  owner: { what: 'owner', ids: ({ owners }) => owners.map(({ ownerId }) => ownerId) },
  team: { what: 'team', ids: ({ teams }) => teams.map(({ id }) => id) },
};

function unknownGaps(where: string, { field, is }: Condition, crm: CrmChoices): Gap[] {
  const listed = LISTED[field];
  if (!listed) return [];
  const ids = listed.ids(crm);
  const unknown = is.filter((value) => value.trim() !== '' && !ids.includes(value.trim()));
  return unknown.map((value) => ({
    message: `${where}: HubSpot has no ${listed.what} ${value}.`,
    fix: CHOOSE,
  }));
}

/** A condition on a property that deals or lines do not have. */
function fieldGaps(where: string, { field }: Condition, choosable: Choosable): Gap[] {
  const [of, name] = [field.slice(0, field.indexOf('.')), field.slice(field.indexOf('.') + 1)];
  return of === 'deal' || of === 'line' ? propertyGaps(where, { of, name }, choosable) : [];
}

const RECORDS: Record<keyof CrmProperties, string> = { deal: 'Deals', line: 'Line items', company: 'Companies' };

/** A property that HubSpot does not have, as far as it could be asked. */
export function propertyGaps(
  where: string,
  { of, name }: { of: keyof CrmProperties; name: string | null },
  { properties }: Choosable,
): Gap[] {
  if (name === null || !properties || properties[of].some((property) => property.name === name)) return [];
  return [{ message: `${where}: ${RECORDS[of]} have no property ${name} in HubSpot.`, fix: CHOOSE }];
}

/** Rules are told apart by their ids. */
export function idGaps(rules: readonly { id: string }[]): Gap[] {
  if (new Set(rules.map(({ id }) => id)).size === rules.length) return [];
  return [{ message: 'Two of the rules have the same id.', fix: 'Take one of them away and add it again.' }];
}
