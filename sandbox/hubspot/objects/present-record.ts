import type { CrmRecord } from '../../seed/world.ts';
import type { ObjectType } from '../object-types.ts';
import type { HubSpotState } from '../state.ts';
import { allProperties, answeredNames, type Properties } from './properties.ts';

/** `SimplePublicObject` of HubSpot's OpenAPI documents. */
export interface PresentedRecord {
  id: string;
  properties: Properties;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt?: string;
  url: string;
}

/** A way to write records of one type with the properties asked for: an empty one is null, an unknown one is left out. */
export const presenter = (
  state: HubSpotState,
  type: ObjectType,
  asked: readonly string[],
): ((record: CrmRecord) => PresentedRecord) => {
  const names = answeredNames(state, type, asked);
  const { uiDomain, id: portalId } = state.portal;
  return (record) => {
    const all = allProperties(state, type, record);
    return {
      id: record.id,
      properties: Object.fromEntries(names.map((name) => [name, all[name] ?? null])),
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
      archived: record.archived,
      ...(record.archived ? { archivedAt: record.updatedAt } : {}),
      url: `https://${uiDomain}/contacts/${portalId}/record/${type.typeId}/${record.id}`,
    };
  };
};
