import type { Association, CrmObjectType } from '../../seed/world.ts';
import { errorAnswer, type Answer } from '../answer.ts';
import type { HubSpotState } from '../state.ts';
import { liveLinks } from './live-links.ts';

const PARENTS: readonly CrmObjectType[] = ['deals', 'quotes'];

/** Whether records of this kind have line items of their own. */
export const isParent = (type: CrmObjectType): boolean => PARENTS.includes(type);

/** Whether a line item belongs to a deal or quote other than `but`. */
export const hasParent = (state: HubSpotState, id: string, but?: Association['from']): boolean =>
  PARENTS.some((parent) =>
    liveLinks(state, { from: 'line_items', id, to: parent }).some(
      (link) => parent !== but?.objectType || link.id !== but.id,
    ),
  );

/** 400: a line item belongs to one deal or quote; whoever wants it elsewhere copies it. */
export const secondParent = (id: string): Answer =>
  errorAnswer({
    status: 400,
    category: 'VALIDATION_ERROR',
    message: `LINE_ITEM=${id} belongs to another record already; a line item can have one parent only`,
    context: { id: [id] },
  });
