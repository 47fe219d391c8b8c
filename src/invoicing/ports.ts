import type { AuditTrail } from '../access/ports.ts';
import type { ApprovalStore } from '../approvals/ports.ts';
import type { RecordRef } from '../customers/facts.ts';
import type { IssueStore } from '../issues/ports.ts';
import type { VendorFailure, WriteFailure } from '../lib/failure.ts';
import type { Result } from '../lib/result.ts';
import type { ContactFact, CreditFact, CrmQuoteFact, InvoiceFact, ItemFact, QuoteFact } from '../mirror/facts.ts';
import type { Change } from '../mirror/ports.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { LedgerStore } from './ledger/ports.ts';
import type { CreditStore } from './credits/ports.ts';
import type { FateStore } from './links/ports.ts';
import type { MappingStore } from './mapping/ports.ts';
import type { QuoteStore } from './quotes/ports.ts';
import type {
  BillingBooks,
  BillingContact,
  CrmPlace,
  Intent,
  IntentKind,
  LiveDeal,
  WantedProperties,
  SoldProduct,
} from './facts.ts';

/** Whose organisation is written to. */
export interface Where {
  portalId: string;
  tenantId: string;
}

/** Reads the deal with its associations and line items as they are now, and what else is wanted; null: there is no such deal. At most three calls. */
export type ReadDeal = (
  portalId: string,
  dealId: string,
  wanted?: WantedProperties,
) => Promise<Result<LiveDeal | null, VendorFailure>>;

/** What Xero made or changed. */
export type Written =
  | { kind: 'invoice'; invoice: InvoiceFact }
  | { kind: 'contact'; contact: ContactFact }
  | { kind: 'item'; item: ItemFact }
  | { kind: 'quote'; quote: QuoteFact }
  | { kind: 'credit'; credit: CreditFact }
  /** Credit was set against an invoice: how both stand after that, as far as they were read. */
  | { kind: 'allocated'; credit: CreditFact | null; invoice: InvoiceFact | null }
  | { kind: 'sent' };

/**
 * Writes to Xero and looks for what was written; implemented in src/vendors. `request` is sent byte for byte. Must not be
 * called inside a transaction.
 */
export interface XeroWriter {
  /** Sends an intent's request under the idempotency key. */
  send(
    where: Where,
    write: { kind: IntentKind; documentId: string | null; request: string; key: string },
  ): Promise<Result<Written, WriteFailure>>;
  /** The invoices that this app made for the contact and that changed since then. */
  findInvoices(
    where: Where,
    by: { contactId: string; changedSince: Date },
  ): Promise<Result<InvoiceFact[], VendorFailure>>;
  /** The contact with that contact number; null: there is none. */
  findContact(where: Where, contactNumber: string): Promise<Result<ContactFact | null, VendorFailure>>;
  /** The contact as it is now; null: there is none. */
  readContact(where: Where, contactId: string): Promise<Result<ContactFact | null, VendorFailure>>;
  /** The item with that code, letter case aside; null: there is none. */
  findItem(where: Where, code: string): Promise<Result<ItemFact | null, VendorFailure>>;
  /** The invoice as it is now; null: there is none. */
  readInvoice: (where: Where, invoiceId: string) => Promise<Result<InvoiceFact | null, VendorFailure>>;
  /** The quotes that have exactly that number; deleted ones are none. */
  findQuotes(where: Where, quoteNumber: string): Promise<Result<QuoteFact[], VendorFailure>>;
  /** The quote as it is now; null: there is none. */
  readQuote: (where: Where, quoteId: string) => Promise<Result<QuoteFact | null, VendorFailure>>;
  /** The credit notes of the contact that changed since then. */
  findCreditNotes(
    where: Where,
    by: { contactId: string; changedSince: Date },
  ): Promise<Result<CreditFact[], VendorFailure>>;
  /** The credit note as it is now; null: there is none. */
  readCreditNote(where: Where, creditId: string): Promise<Result<CreditFact | null, VendorFailure>>;
  /** Where the customer can see and pay the invoice. */
  payLink: (where: Where, invoiceId: string) => Promise<Result<string, VendorFailure>>;
  pdf: (where: Where, invoiceId: string) => Promise<Result<Uint8Array, VendorFailure>>;
}

/** The outbox, inside one transaction of the portal; implemented in src/store. */
export interface OutboxStore {
  /** The intent; locks its row for the rest of the transaction. */
  lock(intentId: string): Promise<Intent | null>;
  read(intentId: string): Promise<Intent | null>;
  /** The intent for that thing that is under way or done; null: there is none. */
  active(tenantId: string, kind: IntentKind, subject: string): Promise<Intent | null>;
  /** The intent that made the invoice and is settled with it; null: none did, or none has heard of it yet. */
  makerOf(tenantId: string, invoiceId: string): Promise<Intent | null>;
  /** Of intents that are done, those whose invoice the mirror has in one of these statuses. */
  doneWith(tenantId: string, statuses: readonly string[]): Promise<{ intentId: string; invoiceId: string }[]>;
  /** Every intent for one of those subjects, newest first. */
  ofSubjects(tenantId: string, subjects: string[]): Promise<Intent[]>;
  /** Adds it; false when one for the same thing is active already (the unique index decides). */
  insert(intent: Intent): Promise<boolean>;
  save(intent: Intent): Promise<void>;
  /** Those that wait for it; locks their rows. */
  waitingFor(intentId: string): Promise<Intent[]>;
  /** The newest of those that waited for it, of that kind or of any, whatever became of them; null: none did. */
  waitedFor(intentId: string, kind?: IntentKind): Promise<Intent | null>;
  /** The ids of all that are pending, being sent or unclear. */
  underWay(): Promise<string[]>;
  /** What the request with that id got before, with the hash of its body; null: it is new. */
  request(userId: string, requestId: string): Promise<{ intentId: string; bodyHash: string } | null>;
  /** Keeps the answer, unless the request has one already. */
  saveRequest(request: {
    userId: string;
    requestId: string;
    bodyHash: string;
    intentId: string;
    at: Date;
  }): Promise<void>;
}

/** What billing reads and links, inside one transaction of the portal; implemented in src/store. */
export interface BillingStore {
  /** The settings of that organisation, or of the main one; null: the portal was never tied to it, or to any. */
  books(tenantId?: string): Promise<BillingBooks | null>;
  /** Those of the contacts that may be billed; archived ones are marked. */
  contacts(tenantId: string, contactIds: string[]): Promise<BillingContact[]>;
  /** Remembers which document bills the step of the deal. */
  linkInvoice(link: {
    tenantId: string;
    dealId: string;
    step: string;
    invoiceId: string;
    intentId: string;
    at: Date;
  }): Promise<void>;
  /** Whether the portal may write to the organisation: connected to it, and switched live. */
  isLive(tenantId: string): Promise<boolean>;
  /** Marks the organisation as one that a person must connect again. */
  requireReconnect(tenantId: string): Promise<void>;
  /** The invoice as the mirror has it; null: it has none. */
  invoice(tenantId: string, invoiceId: string): Promise<InvoiceFact | null>;
  /** The invoices of a deal, or of one step of it, as the mirror has them, newest first. */
  invoicesOf(tenantId: string, dealId: string, step?: string): Promise<InvoiceFact[]>;
  /** The pipeline of the deal, as the mirror has it; null: it does not know. */
  pipelineOf(dealId: string): Promise<string | null>;
  /** The deal that the invoice is linked to; null: none is. */
  dealBilledBy(tenantId: string, invoiceId: string): Promise<string | null>;
  /** Puts what Xero answered into the mirror, under the mirror's guard. */
  mirrorInvoice(tenantId: string, invoice: InvoiceFact, readAt: Date): Promise<void>;
  mirrorContact(tenantId: string, contact: ContactFact, readAt: Date): Promise<void>;
  mirrorItem(tenantId: string, item: ItemFact, readAt: Date): Promise<void>;
  /** A person's word, through the outbox, that the record and the contact are the same customer. */
  linkCustomer(link: {
    tenantId: string;
    objectTypeId: string;
    objectId: string;
    contactId: string;
    by: string;
    at: Date;
  }): Promise<void>;
}

/** A deal as the mirror has it. */
export interface MirroredDeal {
  deal: LiveDeal;
  isWon: boolean;
  readAt: Date;
}

/** Where a draft's defaults come from beside the settings, inside one transaction of the portal; implemented in src/store. */
export interface DraftStore {
  /** What the CRM says around a deal, as the mirror has it; products by their ids. */
  surroundings(of: { customer: RecordRef | null; ownerId: string | null; productIds: string[] }): Promise<{
    place: CrmPlace | null;
    teamIds: string[];
    products: ReadonlyMap<string, SoldProduct>;
  }>;
  /** Those of the deals that the mirror has, as it has them. */
  deals(dealIds: readonly string[]): Promise<MirroredDeal[]>;
  /** The deal's quotes in HubSpot, as the mirror has them. */
  quotes(dealId: string): Promise<CrmQuoteFact[]>;
  /** Contacts that Xero would take for that name, whatever its case, archived ones aside. */
  contactsNamed(tenantId: string, name: string): Promise<BillingContact[]>;
  /** Of these accounts the one that most lines of the newest approved invoices go to; null: none of them does. */
  salesAccountInUse(tenantId: string, codes: string[]): Promise<string | null>;
}

/** Asks for an intent to be worked on, in the same transaction. */
export interface OutboxQueue {
  workOn(intentId: string, startAfterSeconds: number): Promise<void>;
}

/** What the work on a portal's outbox reaches, all in one transaction. */
export interface OutboxUnit {
  outbox: OutboxStore;
  billing: BillingStore;
  credits: CreditStore;
  mapping: MappingStore;
  quotes: QuoteStore;
  schedules: ScheduleStore;
  ledger: LedgerStore;
  fates: FateStore;
  queue: OutboxQueue;
  approvals: ApprovalStore;
  issues: IssueStore;
  audit: AuditTrail;
}

/** Runs the work in one transaction of the portal: all of it is kept, or, when it throws, nothing. Implemented in src/store. */
export type InOutbox = <T>(portalId: string, work: (unit: OutboxUnit) => Promise<T>) => Promise<T>;

/** A job that a change in the mirror asks for. */
export type FollowUp =
  | { queue: 'settle-intent'; ids: { tenantId: string; intentId: string; invoiceId: string } }
  | { queue: 'release-intents'; ids: { tenantId: string } };

/** What each change asks for; sent in the transaction that records the change. */
export type FollowUps = (change: Change) => FollowUp[];

/** What is done about a change at once, in the transaction that makes it. */
export interface ChangeUnit {
  mapping: MappingStore;
  fates: FateStore;
  issues: IssueStore;
}
export type ActOn = (unit: ChangeUnit, change: Change) => Promise<void>;
