import type { Change } from '../changes.ts';
import { objectTypeOf, shouted } from '../object-types.ts';
import type { EventFacts } from './memory.ts';
import type { KeptSubscription } from './subscriptions.ts';

/** An event id comes again after so many changes: HubSpot says that they are not unique. */
const DIFFERENT_IDS = 200;

interface Origin {
  subscription: KeptSubscription;
  portalId: number;
  appId: number;
  /** Of the change among all that there have been. */
  number: number;
}

/** What the event tells beyond that something happened, and to which record. */
const details = (change: Change): EventFacts => {
  const { typeId } = objectTypeOf(change.objectType);
  const object = { objectId: Number(change.objectId), objectTypeId: typeId };
  switch (change.kind) {
    case 'creation':
      return { ...object, changeFlag: 'NEW' };
    case 'deletion':
      return { ...object, changeFlag: 'DELETED' };
    case 'restore':
      return object;
    case 'privacyDeletion':
      return { objectId: object.objectId };
    case 'propertyChange': {
      const { propertyName, propertyValue } = change;
      return { ...object, propertyName, propertyValue: propertyValue ?? '', isSensitive: false };
    }
    case 'merge':
      return {
        objectTypeId: typeId,
        primaryObjectId: object.objectId,
        mergedObjectIds: change.mergedObjectIds.map(Number),
        newObjectId: Number(change.newObjectId),
        numberOfPropertiesMoved: change.numberOfPropertiesMoved,
      };
    case 'associationChange': {
      const to = objectTypeOf(change.toObjectType);
      return {
        associationType: `${shouted(objectTypeOf(change.objectType))}_TO_${shouted(to)}`,
        fromObjectTypeId: typeId,
        fromObjectId: object.objectId,
        toObjectTypeId: to.typeId,
        toObjectId: Number(change.toObjectId),
        associationRemoved: change.associationRemoved,
        isPrimaryAssociation: change.isPrimaryAssociation,
      };
    }
  }
};

/** The event that tells a subscription of a change. */
export const eventOf = (change: Change, { subscription, portalId, appId, number }: Origin): EventFacts => ({
  eventId: 100 + (number % DIFFERENT_IDS),
  subscriptionId: subscription.id,
  portalId,
  appId,
  occurredAt: Date.parse(change.occurredAt),
  subscriptionType: subscription.subscription.subscriptionType,
  changeSource: change.changeSource,
  sourceId: change.sourceId,
  ...details(change),
});
