import type {
  AccountFact,
  BrandingThemeFact,
  CurrencyFact,
  ItemFact,
  OrganisationFact,
  TaxRateFact,
  TrackingCategoryFact,
} from './facts-books.ts';
import type { ContactFact } from './facts-contact.ts';
import type {
  CompanyFact,
  CrmQuoteFact,
  DealFact,
  LineItemFact,
  OwnerFact,
  PersonFact,
  PipelineFact,
  ProductFact,
} from './facts-crm.ts';
import type { CreditFact, InvoiceFact, PaymentFact, QuoteFact, RepeatingInvoiceFact } from './facts-documents.ts';

export type { Fact, Terms } from './fact.ts';
export type * from './facts-books.ts';
export type * from './facts-contact.ts';
export type * from './facts-crm.ts';
export type * from './facts-documents.ts';

/** Each stream's name and what its rows are. */
export interface StreamFacts {
  organisation: OrganisationFact;
  contacts: ContactFact;
  invoices: InvoiceFact;
  credit_notes: CreditFact;
  overpayments: CreditFact;
  prepayments: CreditFact;
  payments: PaymentFact;
  accounts: AccountFact;
  tax_rates: TaxRateFact;
  currencies: CurrencyFact;
  quotes: QuoteFact;
  repeating_invoices: RepeatingInvoiceFact;
  items: ItemFact;
  branding_themes: BrandingThemeFact;
  tracking_categories: TrackingCategoryFact;
  crm_companies: CompanyFact;
  crm_contacts: PersonFact;
  crm_deals: DealFact;
  crm_owners: OwnerFact;
  crm_pipelines: PipelineFact;
  crm_products: ProductFact;
  crm_line_items: LineItemFact;
  crm_quotes: CrmQuoteFact;
}

export type StreamName = keyof StreamFacts;
