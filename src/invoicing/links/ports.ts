import type { CalendarDate } from '../../lib/calendar.ts';
import type { Decimal } from '../../lib/money.ts';
import type { BilledDeal, Candidate, Elsewhere } from './facts.ts';

/** Deals by their ids, or the one that an invoice bills. */
export type AskedDeals = { dealIds: readonly string[] } | { tenantId: string; invoiceId: string };

/** What became of deals that were billed, inside one transaction of the portal; implemented in src/store. */
export interface FateStore {
  /** One row for each that the mirror has, or had: one statement. */
  billed(asked: AskedDeals): Promise<BilledDeal[]>;
}

/** Invoices of a customer that do not bill the deal. */
export interface CandidateQuery {
  tenantId: string;
  contactIds: readonly string[];
  dealId: string;
  currency: string;
  /** What would fit, with or without tax; those come first. */
  amounts: readonly Decimal[];
  /** Undefined: all of them. `amount`: the same as a number, where it is one. */
  search: { text: string; amount: Decimal | null } | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** Which invoice bills which deal by a person's word, inside one transaction of the portal; implemented in src/store. */
export interface LinkStore {
  /** Those of the same amount first, then the newest; one statement. */
  candidates(query: CandidateQuery): Promise<{ candidates: Candidate[]; total: number }>;
  /** The invoice with what it bills; null: the mirror does not have it. */
  candidate(tenantId: string, invoiceId: string): Promise<Candidate | null>;
  /** Keeps that it bills the deal, instead of the one that it billed before; the intent that made it goes with it. */
  save(link: {
    tenantId: string;
    invoiceId: string;
    dealId: string;
    step: string;
    by: string | null;
    at: Date;
  }): Promise<void>;
  /** Those of the deal's invoices that a person has linked. */
  byHand(tenantId: string, dealId: string): Promise<string[]>;
  /** Takes it from the deal again. */
  remove(link: { tenantId: string; invoiceId: string; dealId: string }): Promise<void>;
  /**
   * Approved invoices and drafts of the customer since that day, in that currency and of that amount, with tax or without, that
   * bill no deal and that Tieout did not make: the newest. One statement.
   */
  elsewhere(of: {
    tenantId: string;
    contactIds: readonly string[];
    currency: string;
    since: CalendarDate;
    total: Decimal;
    subTotal: Decimal;
  }): Promise<Elsewhere | null>;
}
