import type { CrmObjectType } from '../../seed/world.ts';

/** One HUBSPOT_DEFINED association type in one direction (`reference` of HubSpot's associations guide). */
export interface AssociationType {
  from: CrmObjectType;
  to: CrmObjectType;
  typeId: number;
  /** The type id of the same relation seen from the other side. */
  inverse: number;
  /** `Primary`, or null for the plain relation. */
  label: string | null;
  /** As the objects API names it. */
  name: string;
}

/** [from, to, type id from → to, type id to → from, label, name from → to, name to → from] */
const pairs = [
  ['contacts', 'companies', 1, 2, 'Primary', 'contact_to_company', 'company_to_contact'],
  ['contacts', 'companies', 279, 280, null, 'contact_to_company_unlabeled', 'company_to_contact_unlabeled'],
  ['deals', 'companies', 5, 6, 'Primary', 'deal_to_company', 'company_to_deal'],
  ['deals', 'companies', 341, 342, null, 'deal_to_company_unlabeled', 'company_to_deal_unlabeled'],
  ['deals', 'contacts', 3, 4, null, 'deal_to_contact', 'contact_to_deal'],
  ['deals', 'line_items', 19, 20, null, 'deal_to_line_item', 'line_item_to_deal'],
  ['quotes', 'deals', 64, 63, null, 'quote_to_deal', 'deal_to_quote'],
  ['quotes', 'line_items', 67, 68, null, 'quote_to_line_item', 'line_item_to_quote'],
  ['quotes', 'contacts', 69, 70, null, 'quote_to_contact', 'contact_to_quote'],
  ['quotes', 'companies', 71, 72, null, 'quote_to_company', 'company_to_quote'],
  ['tasks', 'contacts', 204, 203, null, 'task_to_contact', 'contact_to_task'],
  ['tasks', 'companies', 192, 191, null, 'task_to_company', 'company_to_task'],
  ['tasks', 'deals', 216, 215, null, 'task_to_deal', 'deal_to_task'],
  ['notes', 'contacts', 202, 201, null, 'note_to_contact', 'contact_to_note'],
  ['notes', 'companies', 190, 189, null, 'note_to_company', 'company_to_note'],
  ['notes', 'deals', 214, 213, null, 'note_to_deal', 'deal_to_note'],
] as const;

const types: readonly AssociationType[] = pairs.flatMap(([from, to, typeId, inverse, label, name, inverseName]) => [
  { from, to, typeId, inverse, label, name },
  { from: to, to: from, typeId: inverse, inverse: typeId, label, name: inverseName },
]);

/** The types that HubSpot defines from one kind of record to another; empty where there is no such relation. */
export const associationTypes = (from: CrmObjectType, to: CrmObjectType): readonly AssociationType[] =>
  types.filter((type) => type.from === from && type.to === to);
