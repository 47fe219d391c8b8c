import type { TaxOutcome, TaxSettings } from '../../../billing-settings/facts.ts';

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
  settings: Pick<TaxSettings, 'rates' | 'registrations'>;
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
