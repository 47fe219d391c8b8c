/** What a customer's place and kind mean for the tax of a line. */
export type TaxOutcome = 'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse_charge' | 'export' | 'out_of_scope';

export interface TaxSettings {
  /** Whether the customer's place decides the tax; false: the account and the defaults do. */
  byPlace: boolean;
  /** The tax type of one of the organisation's own rates; an outcome that is not there is asked. */
  rates: Partial<Record<TaxOutcome, string>>;
  /** Where the organisation is registered beside its home, and the rate for sales there: `DE`, `US-CA`. */
  registrations: { place: string; taxType: string }[];
  /** Internal name of the property of companies that holds the tax number; null: Xero's contact alone is asked. */
  taxNumberProperty: string | null;
  /** What a line without a product is, and one whose product has no type. */
  supply: 'ask' | 'goods' | 'services';
}

/** What of a deal's line a rule can look at. */
export type ConditionField =
  | 'product'
  | 'pipeline'
  | 'owner'
  | 'team'
  | 'country'
  /** A property by its internal name. */
  | `deal.${string}`
  | `line.${string}`;

/** Holds where the field is any of the values, whatever the case and the blanks around them. */
export interface Condition {
  field: ConditionField;
  is: string[];
}

export interface TrackingChoice {
  categoryId: string;
  optionId: string;
}

/** The first rule that holds and says something of the account, the tax or the tracking decides that. */
export interface LineRule {
  id: string;
  /** All of them must hold. */
  when: Condition[];
  then: { accountCode?: string | undefined; taxType?: string | undefined; tracking?: TrackingChoice[] | undefined };
}

export interface LineSettings {
  rules: LineRule[];
  /** What is done with a product that is no item in Xero. */
  whenNoItem: 'ask' | 'default_account' | 'create_item';
  /** Where no rule says otherwise; at most two, each of a category of its own. */
  tracking: TrackingChoice[];
}

export interface TermsSettings {
  /** Internal name of the property of companies that says when they pay, in words such as `Net 30`. */
  crmProperty: string | null;
}

export interface TextSettings {
  /** Pattern of a line's description; its fields are in `rules/description-pattern.ts`. */
  description: string;
  /** Null: Xero's own default. */
  brandingThemeId: string | null;
  /** The first of them that holds goes before `brandingThemeId`. */
  brandingThemes: { when: Condition[]; brandingThemeId: string }[];
}

/** How far a person may take an invoice, least first; each includes those before it. */
export type Mode = 'draft' | 'submit' | 'approve' | 'approve_and_send';

export interface ApprovalRule {
  id: string;
  who: { kind: 'anyone' } | { kind: 'user' | 'team'; id: string };
  /** Null: any. */
  pipelineId: string | null;
  /** Up to that total with tax, decimal text; null: any. */
  upTo: { amount: string; currency: string } | null;
  mode: Mode;
}

/** For people with the right to invoice: the first rule that fits, else a draft. Those with the right to approve may do all. */
export interface ApprovalSettings {
  rules: ApprovalRule[];
}

/** One step of a template; the last can bill what is left. */
export interface TemplateStep {
  role: string;
  /** Decimal text. */
  share: { kind: 'percent'; percent: string } | { kind: 'rest' };
  /** `days`: so many days after the template is taken for a deal; `paid`: once the step before is paid. */
  when: { kind: 'now' } | { kind: 'paid' } | { kind: 'days'; days: number };
}

export interface ScheduleTemplate {
  id: string;
  name: string;
  /** Null: any. */
  pipelineId: string | null;
  steps: TemplateStep[];
}

/** Usual ways to bill a deal in steps, for whoever plans one. */
export interface ScheduleSettings {
  templates: ScheduleTemplate[];
}

/** What admins and finance set for the invoices of one organisation; each topic has versions, history and undo of its own. */
export interface BillingSettings {
  tax: TaxSettings;
  lines: LineSettings;
  terms: TermsSettings;
  texts: TextSettings;
  approval: ApprovalSettings;
  schedules: ScheduleSettings;
}

export type Topic = keyof BillingSettings;

/** As long as nobody has set anything: invoices are made as if these settings did not exist. */
export const NOTHING_CHOSEN: BillingSettings = {
  tax: { byPlace: false, rates: {}, registrations: [], taxNumberProperty: null, supply: 'ask' },
  lines: { rules: [], whenNoItem: 'default_account', tracking: [] },
  terms: { crmProperty: null },
  texts: { description: '{name}\n{description}', brandingThemeId: null, brandingThemes: [] },
  approval: { rules: [] },
  schedules: { templates: [] },
};

/** A document as it was kept: of what could not be chosen yet when it was saved, nothing is chosen. */
export const wholeDocument = <T extends Topic>(topic: T, kept?: Partial<BillingSettings[T]>): BillingSettings[T] => ({
  ...NOTHING_CHOSEN[topic],
  ...kept,
});

/** A topic with the document that was chosen for it. */
export type ChosenTopic = { [T in Topic]: { topic: T; document: BillingSettings[T] } }[Topic];

/** What the settings of one organisation can name: what the mirror has of its books and of the CRM. */
export interface Choosable {
  salesAccounts: { code: string; name: string }[];
  /** Those that sales cannot be booked to, with why. */
  otherAccounts: { code: string; name: string; status: string; class: string }[];
  taxRates: { taxType: string; name: string }[];
  otherTaxRates: { taxType: string; name: string; status: string; canApplyToRevenue: boolean }[];
  trackingCategories: {
    categoryId: string;
    name: string;
    status: string;
    options: { optionId: string; name: string; status: string }[];
  }[];
  brandingThemes: { brandingThemeId: string; name: string }[];
  /** ISO 4217, the organisation's own among them. */
  currencies: string[];
  crm: CrmChoices;
  /** Null: HubSpot could not be asked, and nothing can be said of them. */
  properties: CrmProperties | null;
}

/** A property of HubSpot's, by its internal name. */
export interface CrmProperty {
  name: string;
  label: string;
}

/** The properties that rules and other settings can name. */
export interface CrmProperties {
  deal: CrmProperty[];
  line: CrmProperty[];
  company: CrmProperty[];
}

/** What of the CRM the settings can name. */
export interface CrmChoices {
  pipelines: { id: string; name: string }[];
  owners: { ownerId: string; userId: string | null; name: string }[];
  /** By name. */
  teams: { id: string; name: string }[];
  /** The first by name; there may be more. */
  products: { id: string; name: string }[];
}
