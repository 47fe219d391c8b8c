import type { HubSpotState } from '../state.ts';
import type { Choice, PropertyDefinition } from './catalogue.ts';

const named = (values: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(values).map(([value, label]) => ({ value, label }));

const lifecycle = {
  subscriber: 'Subscriber',
  lead: 'Lead',
  marketingqualifiedlead: 'Marketing qualified lead',
  salesqualifiedlead: 'Sales qualified lead',
  opportunity: 'Opportunity',
  customer: 'Customer',
  evangelist: 'Evangelist',
  other: 'Other',
};

/** The choices of HubSpot's own enumerations that every portal has. */
const standard: Readonly<Record<string, Choice[]>> = {
  lifecyclestage: named(lifecycle),
  dealtype: named({ newbusiness: 'New business', existingbusiness: 'Existing business' }),
  hs_status: named({
    DRAFT: 'Draft',
    APPROVAL_NOT_NEEDED: 'Approval not needed',
    PENDING_APPROVAL: 'Pending approval',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
  }),
  hs_task_status: named({
    NOT_STARTED: 'Not started',
    IN_PROGRESS: 'In progress',
    WAITING: 'Waiting',
    DEFERRED: 'Deferred',
    COMPLETED: 'Completed',
  }),
  hs_task_priority: named({ NONE: 'None', LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High' }),
  hs_task_type: named({ EMAIL: 'E-mail', CALL: 'Call', TODO: 'To-do' }),
  recurringbillingfrequency: named({
    weekly: 'Weekly',
    biweekly: 'Every two weeks',
    monthly: 'Monthly',
    quarterly: 'Quarterly',
    per_six_months: 'Every six months',
    annually: 'Annually',
  }),
  hs_product_type: named({ inventory: 'Inventory', 'non-inventory': 'Non-inventory', service: 'Service' }),
};

/** The choices of an enumeration: its own, those that follow from the portal, or HubSpot's; none for those that are not played. */
export const optionsOf = (state: HubSpotState, { name, options }: PropertyDefinition): Choice[] => {
  switch (name) {
    case 'dealstage':
      return state.pipelines.flatMap(({ stages }) => stages.map(({ id, label }) => ({ value: id, label })));
    case 'pipeline':
      return state.pipelines.map(({ id, label }) => ({ value: id, label }));
    case 'deal_currency_code':
    case 'hs_line_item_currency_code':
    case 'hs_currency':
      return [state.portal.companyCurrency, ...state.portal.additionalCurrencies].map((code) => ({
        value: code,
        label: code,
      }));
    default:
      return options ?? standard[name] ?? [];
  }
};

/** The values that may be written to an enumeration; undefined: any, for choices that are not played. Owners are no options. */
export const allowedValues = (state: HubSpotState, property: PropertyDefinition): string[] | undefined => {
  if (property.name === 'hubspot_owner_id') return state.users.map(({ ownerId }) => ownerId);
  const options = optionsOf(state, property);
  return options.length === 0 && property.hubspotDefined ? undefined : options.map(({ value }) => value);
};
