import type { Decimal } from '../lib/money.ts';
import type { Fact, Terms } from './fact.ts';

/** A postal address of a contact. */
export interface AddressFact {
  /** `POBOX`, which invoices are printed with, or `STREET`. */
  type: string;
  attentionTo: string | null;
  /** As typed, from top to bottom, without empty ones. */
  lines: string[];
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
}

export interface PhoneFact {
  /** `DEFAULT`, `DDI`, `MOBILE`, `FAX`, `OFFICE`. */
  type: string;
  countryCode: string | null;
  areaCode: string | null;
  number: string;
}

/** Somebody at a contact beside the one that the contact itself names. */
export interface ContactPersonFact {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** Whether Xero mails invoices to that address too. */
  includeInEmails: boolean;
}

/** A Xero contact. */
export interface ContactFact extends Fact {
  name: string;
  contactNumber: string | null;
  accountNumber: string | null;
  companyNumber: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  /** `ACTIVE`, `ARCHIVED`, `GDPRREQUEST`, or whatever Xero adds. */
  status: string;
  isCustomer: boolean;
  isSupplier: boolean;
  mergedToContactId: string | null;
  taxNumber: string | null;
  defaultCurrency: string | null;
  salesTerms: Terms | null;
  /** What lines of sales get when nobody says otherwise. */
  salesTaxType: string | null;
  salesAccountCode: string | null;
  /** `INCLUSIVE`, `EXCLUSIVE` or `NONE`. */
  salesLineAmountType: string | null;
  salesTracking: { category: string; option: string }[];
  brandingThemeId: string | null;
  /** Percent. */
  discount: Decimal | null;
  /** Those that are not empty. */
  addresses: AddressFact[];
  phones: PhoneFact[];
  persons: ContactPersonFact[];
  /** Xero's own sums, in the base currency. */
  receivableOutstanding: Decimal;
  receivableOverdue: Decimal;
}
