import type { Change } from '../changes.ts';
import { objectTypeOf } from '../object-types.ts';
import { covers } from '../scopes.ts';
import type { HubSpotState } from '../state.ts';
import type { Subscription } from './config.ts';

const FIRST_ID = 2_900_001;

/** A subscription as HubSpot keeps it. */
export interface KeptSubscription {
  id: number;
  subscription: Subscription;
  /** Why nothing is told; absent: it is active. */
  inactive?: string;
}

const inactiveBecause = ({ install }: HubSpotState, subscription: Subscription): { inactive?: string } => {
  if (!subscription.active) return { inactive: 'It is switched off' };
  if (install === null) return { inactive: 'The app is not installed' };
  const { readScopes } = objectTypeOf('objectType' in subscription ? subscription.objectType : 'contacts');
  return covers(install.scopes, readScopes) ? {} : { inactive: `The app lacks the scope ${readScopes.join(' or ')}` };
};

/** Numbers subscriptions in their order, and says which of them are in force. */
export const keptSubscriptions = (state: HubSpotState, subscriptions: readonly Subscription[]): KeptSubscription[] =>
  subscriptions.map((subscription, index) => ({
    id: FIRST_ID + index,
    subscription,
    ...inactiveBecause(state, subscription),
  }));

/** Whether an active subscription asks for this change. */
export const asksFor = ({ subscription, inactive }: KeptSubscription, change: Change): boolean => {
  if (inactive !== undefined) return false;
  if (!('objectType' in subscription)) return change.kind === 'privacyDeletion';
  if (subscription.subscriptionType !== `object.${change.kind}`) return false;
  if (subscription.objectType !== change.objectType) return false;
  return change.kind !== 'propertyChange' || change.propertyName === subscription.propertyName;
};
