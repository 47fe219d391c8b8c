import type { CrmObjectType } from '../../seed/world.ts';

export type PropertyType = 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool';

/** One choice of an enumeration. */
export interface Choice {
  value: string;
  label: string;
  displayOrder?: number | undefined;
  hidden?: boolean | undefined;
  description?: string | undefined;
}

/** A property as HubSpot defines it. What is absent follows from the rest. */
export interface PropertyDefinition {
  name: string;
  label: string;
  type: PropertyType;
  /** Whether HubSpot works it out, so that nobody can write it. */
  calculated: boolean;
  /** False for what a customer added. */
  hubspotDefined: boolean;
  groupName?: string | undefined;
  fieldType?: string | undefined;
  description?: string | undefined;
  options?: Choice[] | undefined;
  /** Whether no two records may have the same value. */
  hasUniqueValue?: boolean | undefined;
  hidden?: boolean | undefined;
  formField?: boolean | undefined;
  displayOrder?: number | undefined;
  /** ISO 8601; absent: when the portal was set up. */
  createdAt?: string | undefined;
  updatedAt?: string | undefined;
}

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
}

type Row = readonly [name: string, label: string, type?: PropertyType, calculated?: 'calculated'];

const times = (modified: string, created = 'createdate'): Row[] => [
  ['hs_object_id', 'Record ID', 'number', 'calculated'],
  [created, 'Create date', 'datetime', 'calculated'],
  [modified, 'Last modified date', 'datetime', 'calculated'],
  ['hubspot_owner_id', 'Owner', 'enumeration'],
  ['hs_merged_object_ids', 'Merged record IDs', 'enumeration', 'calculated'],
];

const address: Row[] = [
  ['address', 'Street address'],
  ['address2', 'Street address 2'],
  ['city', 'City'],
  ['state', 'State/region'],
  ['zip', 'Postal code'],
  ['country', 'Country/region'],
];

const priced: Row[] = [
  ['name', 'Name'],
  ['description', 'Description'],
  ['price', 'Unit price', 'number'],
  ['hs_sku', 'SKU'],
  ['hs_cost_of_goods_sold', 'Unit cost', 'number'],
  ['recurringbillingfrequency', 'Billing frequency', 'enumeration'],
  ['hs_recurring_billing_period', 'Term'],
  ['tax', 'Tax', 'number'],
];

const rows: Record<CrmObjectType, readonly Row[]> = {
  contacts: [
    ...times('lastmodifieddate'),
    ...address,
    ['email', 'Email'],
    ['firstname', 'First name'],
    ['lastname', 'Last name'],
    ['jobtitle', 'Job title'],
    ['phone', 'Phone number'],
    ['mobilephone', 'Mobile phone number'],
    ['company', 'Company name'],
    ['website', 'Website URL'],
    ['lifecyclestage', 'Lifecycle stage', 'enumeration'],
    ['hs_lead_status', 'Lead status', 'enumeration'],
    ['hs_additional_emails', 'Additional email addresses'],
    ['associatedcompanyid', 'Primary associated company ID', 'number', 'calculated'],
  ],
  companies: [
    ...times('hs_lastmodifieddate'),
    ...address,
    ['name', 'Company name'],
    ['domain', 'Company domain name'],
    ['website', 'Website URL'],
    ['phone', 'Phone number'],
    ['industry', 'Industry', 'enumeration'],
    ['description', 'Description'],
    ['numberofemployees', 'Number of employees', 'number'],
    ['annualrevenue', 'Annual revenue', 'number'],
    ['lifecyclestage', 'Lifecycle stage', 'enumeration'],
    ['type', 'Type', 'enumeration'],
    ['hs_parent_company_id', 'Parent company ID', 'number'],
  ],
  deals: [
    ...times('hs_lastmodifieddate'),
    ['dealname', 'Deal name'],
    ['amount', 'Amount', 'number'],
    ['closedate', 'Close date', 'datetime'],
    ['dealstage', 'Deal stage', 'enumeration'],
    ['pipeline', 'Pipeline', 'enumeration'],
    ['dealtype', 'Deal type', 'enumeration'],
    ['description', 'Deal description'],
    ['deal_currency_code', 'Currency', 'enumeration'],
    ['hs_exchange_rate', 'Exchange rate', 'number'],
    ['hs_is_closed', 'Is deal closed?', 'bool', 'calculated'],
    ['hs_is_closed_won', 'Is closed won', 'bool', 'calculated'],
    ['hs_deal_stage_probability', 'Deal probability', 'number', 'calculated'],
  ],
  line_items: [
    ...times('hs_lastmodifieddate'),
    ...priced,
    ['quantity', 'Quantity', 'number'],
    ['amount', 'Net price', 'number', 'calculated'],
    ['discount', 'Unit discount', 'number'],
    ['hs_discount_percentage', 'Discount percentage', 'number'],
    ['hs_line_item_currency_code', 'Currency', 'enumeration'],
    ['hs_product_id', 'Product ID', 'number'],
    ['hs_position_on_quote', 'Position', 'number'],
    ['hs_tax_rate_group_id', 'Tax rate group', 'enumeration'],
    ['hs_recurring_billing_start_date', 'Billing start date', 'date'],
  ],
  products: [...times('hs_lastmodifieddate'), ...priced, ['hs_product_type', 'Product type', 'enumeration']],
  quotes: [
    ...times('hs_lastmodifieddate', 'hs_createdate'),
    ['hs_title', 'Quote name'],
    ['hs_expiration_date', 'Expiration date', 'datetime'],
    ['hs_status', 'Quote status', 'enumeration'],
    ['hs_quote_status', 'Status', 'enumeration'],
    ['hs_accepted_date', 'Accepted date', 'datetime'],
    ['hs_esign_date', 'E-signature date', 'datetime'],
    ['hs_currency', 'Currency', 'enumeration'],
    ['hs_quote_amount', 'Quote amount', 'number', 'calculated'],
    ['hs_quote_number', 'Reference number'],
    ['hs_quote_link', 'Quote link', 'string', 'calculated'],
    ['hs_language', 'Language'],
    ['hs_locale', 'Locale'],
    ['hs_terms', 'Purchase terms'],
    ['hs_comments', 'Comments to buyer'],
    ['hs_esign_enabled', 'E-signature enabled', 'bool'],
    ['hs_payment_enabled', 'Payment enabled', 'bool'],
  ],
  tasks: [
    ...times('hs_lastmodifieddate', 'hs_createdate'),
    ['hs_timestamp', 'Due date', 'datetime'],
    ['hs_task_subject', 'Task title'],
    ['hs_task_body', 'Task notes'],
    ['hs_task_status', 'Task status', 'enumeration'],
    ['hs_task_priority', 'Priority', 'enumeration'],
    ['hs_task_type', 'Task type', 'enumeration'],
    ['hs_task_reminders', 'Reminders', 'datetime'],
  ],
  notes: [
    ...times('hs_lastmodifieddate', 'hs_createdate'),
    ['hs_timestamp', 'Activity date', 'datetime'],
    ['hs_note_body', 'Note body'],
    ['hs_attachment_ids', 'Attached file IDs'],
  ],
};

/** The standard properties that the stand-in serves: a small part of HubSpot's several hundred. */
export const standardProperties = (type: CrmObjectType): PropertyDefinition[] =>
  rows[type].map(([name, label, propertyType = 'string', calculated]) => ({
    name,
    label,
    type: propertyType,
    calculated: calculated !== undefined,
    hubspotDefined: true,
  }));
