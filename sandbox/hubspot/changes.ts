import type { CrmObjectType } from '../seed/world.ts';

/** Who changes something: the app through the API (its id), or a person in HubSpot (`userId:7`). */
export interface Author {
  changeSource: 'INTEGRATION' | 'CRM_UI';
  sourceId: string;
}

type Fact =
  | { kind: 'creation' | 'deletion' | 'restore' | 'privacyDeletion' }
  | { kind: 'propertyChange'; propertyName: string; propertyValue: string | null }
  | { kind: 'merge'; mergedObjectIds: string[]; newObjectId: string; numberOfPropertiesMoved: number }
  | {
      /** Seen from `objectId`; the other record has a change of its own. */
      kind: 'associationChange';
      toObjectType: CrmObjectType;
      toObjectId: string;
      associationRemoved: boolean;
      isPrimaryAssociation: boolean;
    };

/** What happened to one record. The record of a merge is its primary one. `occurredAt` is ISO 8601, by the stand-in's clock. */
export type Change = Fact & Author & { objectType: CrmObjectType; objectId: string; occurredAt: string };

/** Where every change of a record is told. */
export interface Changes {
  record: (change: Change) => void;
  /** Calls back with every change from now on, after the record has changed. */
  listen: (listener: (change: Change) => void) => void;
}

export const createChanges = (): Changes => {
  const listeners: ((change: Change) => void)[] = [];
  return {
    record: (change) => listeners.forEach((listener) => listener(change)),
    listen: (listener) => void listeners.push(listener),
  };
};
