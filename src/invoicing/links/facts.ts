import type { OwnedRecord } from '../../access/facts.ts';
import type { IssueKind } from '../../issues/ports.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { IntentStatus } from '../facts.ts';

/** What an issue about the fate of a deal that was billed may be of. */
export const FATE_KINDS = ['deal_gone_billed', 'deal_reopened_billed'] as const satisfies readonly IssueKind[];
export type FateKind = (typeof FATE_KINDS)[number];

/** An invoice that stands in Xero, neither voided nor deleted. */
export interface StandingInvoice {
  tenantId: string;
  invoiceId: string;
  number: string;
}

/** How a deal stands in HubSpot, by the mirror, and what bills it. */
export interface BilledDeal {
  dealId: string;
  name: string;
  /** Deleted in HubSpot, or merged into another. */
  isGone: boolean;
  isWon: boolean;
  isClosed: boolean;
  /** By their numbers. */
  standing: StandingInvoice[];
  /** What is told of it at present. */
  told: FateKind[];
}

/** Whether Tieout made the invoice for the deal, or a person said that it bills it. */
export type LinkOrigin = 'made' | 'linked';

/** That an invoice bills a step of a deal. */
export interface InvoiceLink {
  dealId: string;
  step: string;
  origin: LinkOrigin;
  /** The user who linked it, or moved it here; null: nobody did, it was made for the deal. */
  by: string | null;
  at: Date;
  /** Empty where the mirror never had the deal. */
  dealName: string;
  /** Whether the deal was deleted in HubSpot. */
  isDealGone: boolean;
  /** Whose the deal is. */
  record: OwnedRecord;
}

/** The intent that an invoice's mark names, when it is one of ours. */
export interface InvoiceMaker {
  state: IntentStatus;
  subject: string;
}

/** An invoice of the customer, and what it bills already. */
export interface Candidate {
  invoice: InvoiceFact;
  link: InvoiceLink | null;
  maker: InvoiceMaker | null;
}

/** An invoice that the customer has and that nobody made with Tieout, nor linked to a deal. */
export type Elsewhere = Pick<InvoiceFact, 'id' | 'invoiceNumber' | 'date' | 'currency' | 'total'>;
