/** What a sale can be for tax; an admin maps each to one of the organisation's own rates. */
export type TaxOutcome = 'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse_charge' | 'export' | 'out_of_scope';

/** What admins have set for tax by place, as far as a decision needs it. */
export interface TaxChoices {
  /** Outcome to TaxType of one of the organisation's own rates; absent: it is asked. */
  rates: Partial<Record<TaxOutcome, string>>;
  /** Where the organisation is registered beside home (`DE`, `US-CA`, `XI`), and its rate for sales there. */
  registrations: { place: string; taxType: string }[];
}

/** Where the customer is, as the CRM has it. */
export interface TaxPlace {
  /** ISO 3166-1 or a name as people type it. */
  country: string | null;
  region: string | null;
  postCode: string | null;
}

export type Supply = 'services' | 'goods';

export interface TaxCase {
  seller: {
    /** ISO 3166-1 alpha-2. */
    country: string;
    /** Whether the books show that it is registered for tax at home. */
    hasTaxNumber: boolean;
  };
  customer: { place: TaxPlace; kind: 'business' | 'private' | 'unknown'; taxNumber: string | null };
  settings: TaxChoices;
  supply: Supply | 'unknown';
}

/** What has to be known before the tax can be decided. */
export type TaxQuestion = 'country' | 'tax_number' | 'kind' | 'supply' | 'mapping' | 'nexus';

export type TaxDecision =
  | { state: 'decided'; outcome: TaxOutcome; taxType: string; rule: string }
  | {
      state: 'undecided';
      /** The rule that holds, where only its rate is missing. */
      rule: string | null;
      message: string;
      fix: string;
      asks: TaxQuestion;
      outcome: TaxOutcome | null;
    };
