import type { CrmObjectType } from '../../seed/world.ts';
import type { Link } from './links.ts';
import { associationTypes } from './types.ts';

/** `MultiAssociatedObjectWithLabel` of HubSpot's OpenAPI documents; the plain type has no label. */
export interface PresentedLink {
  toObjectId: string;
  associationTypes: { category: 'HUBSPOT_DEFINED'; typeId: number; label: string | null }[];
}

/** An association as the associations API writes it. */
export const presentLink = (from: CrmObjectType, to: CrmObjectType, link: Link): PresentedLink => {
  const labels = new Map(associationTypes(from, to).map(({ typeId, label }) => [typeId, label]));
  return {
    toObjectId: link.id,
    associationTypes: link.typeIds.map((typeId) => ({
      category: 'HUBSPOT_DEFINED',
      typeId,
      label: labels.get(typeId) ?? null,
    })),
  };
};
