import type { AccessStore, AuditTrail, TicketStore } from '../access/ports.ts';
import type { ApprovalDesk } from '../approvals/ports.ts';
import type { CustomerStore } from '../customers/ports.ts';
import type { CreditStore } from '../invoicing/credits/ports.ts';
import type { IssueStore } from '../issues/ports.ts';
import type { BillingStore, DraftStore, OutboxStore } from '../invoicing/ports.ts';
import type { LedgerStore } from '../invoicing/ledger/ports.ts';
import type { FateStore, LinkStore } from '../invoicing/links/ports.ts';
import type { MappingStore } from '../invoicing/mapping/ports.ts';
import type { QuoteStore } from '../invoicing/quotes/ports.ts';
import type { ReceivablesStore } from '../receivables/ports.ts';
import type { ScheduleStore } from '../schedules/ports.ts';
import type { UnbilledStore } from '../unbilled/ports.ts';
import { readAccessFacts } from './access-facts.ts';
import { approvalDesk } from './approvals-desk.ts';
import { noteLook } from './audit-trail.ts';
import { readContactsNamed } from './billing-contacts.ts';
import { billingStore, type ZoneOf } from './billing-store.ts';
import { creditStore } from './credit-links.ts';
import { readFamily } from './customers-family.ts';
import { readSubject } from './customers-subject.ts';
import { readInvoice } from './documents-invoice.ts';
import { readDocuments } from './documents-list.ts';
import { readDealQuotes, readMirroredDeals } from './draft-deal.ts';
import { readSurroundings } from './draft-surroundings.ts';
import { readSalesAccountInUse } from './draft-defaults.ts';
import { ledgerStore } from './ledger-entries.ts';
import { issueStore } from './issues-rows.ts';
import { fateStore } from './links-fates.ts';
import { linkStore } from './links-rows.ts';
import { mappingStore } from './mapping-store.ts';
import { quoteStore } from './quotes-store.ts';
import { outboxStore } from './outbox-unit.ts';
import type { PortalHandle } from './portal.ts';
import { readInvoices } from './receivables-account.ts';
import { readBooks } from './receivables-books.ts';
import { readHoldings } from './receivables-holdings.ts';
import { scheduleStore } from './schedule-rows.ts';
import { ticketStore } from './tickets-files.ts';
import { unbilledStore } from './unbilled-store.ts';

interface CardReads {
  customers: CustomerStore;
  receivables: ReceivablesStore;
  billing: BillingStore;
  credits: CreditStore;
  drafting: DraftStore;
  mapping: MappingStore;
  quotes: QuoteStore;
  fates: FateStore;
  links: LinkStore;
  issues: IssueStore;
  outbox: Pick<OutboxStore, 'read' | 'ofSubjects' | 'makerOf' | 'waitedFor'>;
  schedules: ScheduleStore;
  ledger: LedgerStore;
  approvals: ApprovalDesk;
  access: AccessStore;
  audit: AuditTrail;
  tickets: TicketStore;
  unbilled: UnbilledStore;
}

/** All that a card's door reads and writes, in the one transaction of the handle. */
export function cardReads(handle: PortalHandle, zoneOf: ZoneOf): CardReads {
  return {
    customers: {
      subject: (asked) => readSubject(handle, asked),
      family: (query) => readFamily(handle, query),
    },
    receivables: receivablesStore(handle),
    billing: billingStore(handle, zoneOf),
    credits: creditStore(handle),
    drafting: draftStore(handle),
    mapping: mappingStore(handle),
    quotes: quoteStore(handle),
    fates: fateStore(handle),
    links: linkStore(handle),
    issues: issueStore(handle),
    outbox: outboxStore(handle),
    schedules: scheduleStore(handle),
    ledger: ledgerStore(handle),
    approvals: approvalDesk(handle),
    access: { factsOf: (userId) => readAccessFacts(handle, userId) },
    audit: { note: (look) => noteLook(handle, look) },
    tickets: ticketStore(handle),
    unbilled: unbilledStore(handle),
  };
}

/** Where drafts come from. */
const draftStore = (handle: PortalHandle): DraftStore => ({
  surroundings: (of) => readSurroundings(handle, of),
  deals: (dealIds) => readMirroredDeals(handle, dealIds),
  quotes: (dealId) => readDealQuotes(handle, dealId),
  contactsNamed: (tenantId, name) => readContactsNamed(handle, { tenantId, name }),
  salesAccountInUse: (tenantId, codes) => readSalesAccountInUse(handle, { tenantId, codes }),
});

/** What is owed and paid. */
const receivablesStore = (handle: PortalHandle): ReceivablesStore => ({
  books: () => readBooks(handle),
  invoices: (query) => readInvoices(handle, query),
  holdings: (query) => readHoldings(handle, query),
  list: (query) => readDocuments(handle, query),
  invoice: (query) => readInvoice(handle, query),
});
