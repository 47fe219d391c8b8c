/** Xero's four kinds of payment terms, with their day or number of days. */
export interface PaymentTerms {
  day: number;
  type: 'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH';
}

/** What a draft starts from where neither the person nor the customer says otherwise. Null: nothing is set. */
export interface DraftDefaults {
  accountCode: string | null;
  taxType: string | null;
  /** Where neither the contact nor the organisation has terms. */
  terms: PaymentTerms | null;
  status: 'DRAFT' | 'AUTHORISED';
  /** Text with `{deal}`, `{dealId}` and `{customer}` in it. */
  reference: string;
}

/** As long as nobody has set anything. */
export const NOTHING_SET: DraftDefaults = {
  accountCode: null,
  taxType: null,
  terms: null,
  status: 'DRAFT',
  reference: '{deal}',
};

/** How a connection to an organisation ended. */
export type EndedHow = 'here' | 'in_xero' | 'uninstalled';
