import type { CreditFact, InvoiceFact } from '../../mirror/facts.ts';
import type { InvoiceCredit } from './facts.ts';

/** The credit notes of a portal's invoices, inside one transaction of the portal; implemented in src/store. */
export interface CreditStore {
  /** Whoever decides about credit of the invoice waits here for those who are about to. */
  lockInvoice(tenantId: string, invoiceId: string): Promise<void>;
  /** Remembers which invoice a credit note was made for: the invoice's link says which deal and step that is. */
  link(link: { tenantId: string; creditId: string; invoiceId: string; intentId: string; at: Date }): Promise<void>;
  /** Puts what Xero answered into the mirror, under the mirror's guard. */
  mirror(tenantId: string, credit: CreditFact, readAt: Date): Promise<void>;
  /** The credit note as the mirror has it; null: it has none. */
  note(tenantId: string, creditId: string): Promise<CreditFact | null>;
  /** Credit of any kind that was made for one of the invoices, or is set against one, the newest first. */
  ofInvoices(tenantId: string, invoices: readonly Pick<InvoiceFact, 'id' | 'contactId'>[]): Promise<InvoiceCredit[]>;
}
