import type { OwnedRecord } from '../access/facts.ts';
import type { CalendarDate } from '../lib/calendar.ts';
import type { Decimal } from '../lib/money.ts';
import type { Schedule, Standing } from '../schedules/facts.ts';

/** An invoice of a deal that nobody has approved. */
export interface OpenDraft {
  invoiceId: string;
  number: string;
  /** Whether it waits for approval. */
  isSubmitted: boolean;
  /** Without tax. */
  amount: Decimal;
  /** Since when it is known to be there. */
  since: CalendarDate;
}

/** A person's word that what is left of a deal is to be passed over, and how the deal stood then. */
export interface Ignoring {
  reason: string;
  /** E-mail address. */
  by: string;
  at: Date;
  currency: string;
  /** What the deal came to; null: it had no amount. */
  amount: Decimal | null;
  /** What was left of it; null: that was not known. */
  left: Decimal | null;
}

/** A won deal as the mirror has it. Amounts are without tax, in the deal's currency. */
export interface WonDeal {
  dealId: string;
  name: string;
  /** The company, else the person; null: it has neither. */
  customer: string | null;
  owner: { id: string; name: string } | null;
  record: OwnedRecord;
  pipelineId: string | null;
  /** HubSpot's date of closing; null: there is none. */
  closedAt: Date | null;
  currency: string;
  /** Null: it has neither lines nor an amount. */
  amount: Decimal | null;
  /** Those of the deal's currency, the oldest first. */
  drafts: OpenDraft[];
  /** What stands in Xero in another currency than the deal's. */
  foreign: { currency: string; amount: Decimal }[];
  ignoring: Ignoring | null;
}

/** How a deal is to be billed, and what stands in Xero for it. */
export interface Billing {
  schedule: Schedule;
  standings: readonly Standing[];
}

/** What an invoice is like that would bill what is left of a deal. */
export interface WantedInvoice {
  dealId: string;
  contactId: string;
  currency: string;
  /** Without tax. */
  amount: Decimal;
  /** Its date is not before that. */
  from: CalendarDate;
}

/** An invoice in Xero that seems to be that of a deal, and is tied to none. */
export interface UntiedInvoice {
  dealId: string;
  invoiceId: string;
  number: string;
}

/**
 * Why a won deal is not billed in full. `planned`: all that is left is billed later by its schedule, which is as it should be.
 */
export type Reason = 'nothing' | 'step_due' | 'partly' | 'in_draft' | 'no_amount' | 'other_currency' | 'planned';

/** How long ago a deal was won, in days: up to 7, 30, 60, 90, and more. */
export type Age = 'to_7' | 'to_30' | 'to_60' | 'to_90' | 'over_90' | 'unknown';

/** A won deal that is not billed in full. */
export interface Unbilled {
  deal: WonDeal;
  reason: Reason;
  /** In the organisation's calendar; null: HubSpot does not say. */
  wonOn: CalendarDate | null;
  days: number | null;
  age: Age;
  /** Won before Tieout wrote to Xero for this portal. */
  isBefore: boolean;
  billed: Decimal;
  /** Null: it cannot be said. */
  left: Decimal | null;
  /** What counts: of what is left that which could be billed now, of a deal that is planned all of it. Null: it cannot be said. */
  open: Decimal | null;
  /** What is in invoices that nobody has approved. */
  inDrafts: Decimal;
  /** The step of the schedule that comes next; null: it has no schedule, or no step for what is left. */
  step: { stepId: string; role: string; date: CalendarDate | null; isDue: boolean } | null;
  /** Whether the next step can be billed by one click. */
  isBillable: boolean;
  /** `stands`: it is passed over. `outdated`: it was, and the deal has changed since. */
  ignoring: { state: 'stands' | 'outdated'; word: Ignoring } | null;
}
