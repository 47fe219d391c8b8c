import type { Choosable, Condition, CrmChoices } from '../facts.ts';
import type { Gap } from './gaps.ts';

/** What is wrong with the conditions of a rule; `where` names the rule. */
export function conditionGaps(where: string, when: readonly Condition[], { crm }: Choosable): Gap[] {
  if (when.length === 0) {
    const message = `${where} has no condition, so that it would hold for everything.`;
    return [{ message, fix: 'Say when it holds, or set what holds for everything instead.' }];
  }
  return when.flatMap((condition) => [...valueGaps(where, condition), ...unknownGaps(where, condition, crm)]);
}

function valueGaps(where: string, { field, is }: Condition): Gap[] {
  if (is.some((value) => value.trim() !== '') && !is.some((value) => value.trim() === '')) return [];
  return [{ message: `${where}: a condition on ${field} has no value.`, fix: 'Choose a value, or take it away.' }];
}

/** Fields whose values the CRM lists whole. Of products it lists the first alone, and the others are typed. */
const LISTED: Partial<Record<string, { what: string; ids: (crm: CrmChoices) => string[] }>> = {
  pipeline: { what: 'pipeline', ids: ({ pipelines }) => pipelines.map(({ id }) => id) },
  owner: { what: 'owner', ids: ({ owners }) => owners.map(({ ownerId }) => ownerId) },
  team: { what: 'team', ids: ({ teamIds }) => teamIds },
};

function unknownGaps(where: string, { field, is }: Condition, crm: CrmChoices): Gap[] {
  const listed = LISTED[field];
  if (!listed) return [];
  const ids = listed.ids(crm);
  const unknown = is.filter((value) => value.trim() !== '' && !ids.includes(value.trim()));
  return unknown.map((value) => ({
    message: `${where}: HubSpot has no ${listed.what} ${value}.`,
    fix: 'Choose one of those in the list.',
  }));
}

/** Rules are told apart by their ids. */
export function idGaps(rules: readonly { id: string }[]): Gap[] {
  if (new Set(rules.map(({ id }) => id)).size === rules.length) return [];
  return [{ message: 'Two of the rules have the same id.', fix: 'Take one of them away and add it again.' }];
}
