import { AssociationTypes } from '@hubspot/api-client';
import type { CrmObjectType } from '../../seed/world.ts';
import { associationTypes } from './types.ts';

const kinds: CrmObjectType[] = ['contacts', 'companies', 'deals', 'line_items', 'quotes', 'tasks', 'notes'];
const types = kinds.flatMap((from) => kinds.flatMap((to) => associationTypes(from, to)));

/** `deal_to_company_unlabeled` as HubSpot's SDK calls it: `dealToCompany`; the labelled one is `primaryDealToCompany`. */
function inTheSdk(name: string, label: string | null): string {
  const plain = `${label === null ? '' : 'primary_'}${name.replace('_unlabeled', '')}`;
  return plain.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

test('each type id is the one that HubSpot’s own SDK knows under that name', () => {
  const named = types.map(({ name, label }) => inTheSdk(name, label));
  const known = AssociationTypes as unknown as Record<string, number | undefined>;
  expect(named.length).toBe(32);
  expect(named.map((name) => [name, known[name]])).toEqual(types.map(({ typeId }, at) => [named[at], typeId]));
});
