import type { AccessStore, AuditTrail, TicketStore } from '../../src/access/ports.ts';
import type { ApprovalDesk } from '../../src/approvals/ports.ts';
import type { InBulk } from '../../src/bulk/ports.ts';
import type { CustomerStore } from '../../src/customers/ports.ts';
import type {
  BillingStore,
  DraftStore,
  InOutbox,
  OutboxStore,
  ReadDeal,
  XeroWriter,
} from '../../src/invoicing/ports.ts';
import type { LedgerStore } from '../../src/invoicing/ledger/ports.ts';
import type { CreditStore } from '../../src/invoicing/credits/ports.ts';
import type { FateStore, LinkStore } from '../../src/invoicing/links/ports.ts';
import type { IssueStore } from '../../src/issues/ports.ts';
import type { MappingStore } from '../../src/invoicing/mapping/ports.ts';
import type { QuoteStore, ReadQuote } from '../../src/invoicing/quotes/ports.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { NotConnected, VendorFailure } from '../../src/lib/failure.ts';
import type { NewId } from '../../src/lib/ids.ts';
import type { Log } from '../../src/lib/log.ts';
import type { Result } from '../../src/lib/result.ts';
import type { CrmEvent, CrmWebhook } from '../../src/mirror/crm/ports.ts';
import type { VendorEvent } from '../../src/mirror/ports.ts';
import type { Proof } from '../../src/mirror/prove-mirror.ts';
import type { ReceivedCrm } from '../../src/mirror/receive-crm-events.ts';
import type { Received } from '../../src/mirror/receive-events.ts';
import type { ReceivablesStore } from '../../src/receivables/ports.ts';
import type { ScheduleStore } from '../../src/schedules/ports.ts';
import type { ConsentDeps } from './consent-deps.ts';
import type { InIssues } from './issues-unit.ts';
import type { Metrics } from './metrics.ts';
import type { UnbilledStore } from '../../src/unbilled/ports.ts';
import type { SendNow } from './send-now.ts';
import type { SettingsDeps } from './settings-deps.ts';

/** What a card's door may read and write of one portal, in one transaction. */
export interface PortalReads {
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

/** Everything that the doors need; `compose.ts` builds it. */
export interface Deps {
  clock: Clock;
  newId: NewId;
  log: Log;
  metrics: Metrics;
  /** What signatures cover before the path; no trailing slash. */
  publicUrl: string;
  /** The secret that HubSpot signs calls with. */
  clientSecret: string;
  /** Whose pages may show a file in a frame: HubSpot's, and where else it is served. */
  frameAncestors: readonly string[];
  /** Reads Xero's webhooks; `isSigned` comes first. */
  xeroWebhooks: {
    isSigned: (body: Uint8Array, signature: string | undefined) => boolean;
    /** Null: it is no payload. */
    read: (body: Uint8Array) => { events: VendorEvent[]; unreadable: number } | null;
  };
  /** Reads HubSpot's webhooks; their signature comes first. Null: it is no payload. */
  readCrmWebhook: (body: Uint8Array) => CrmWebhook | null;
  /** Stores what a webhook of HubSpot's told and sees to it that it is read. */
  receiveCrmEvents: (events: CrmEvent[]) => Promise<ReceivedCrm>;
  /** Stores what a webhook told and sees to it that it is fetched. */
  receiveEvents: (events: VendorEvent[]) => Promise<Received>;
  /** Reads a deal as HubSpot has it now. */
  readDeal: ReadDeal;
  /** Reads a quote as HubSpot has it now. */
  readQuote: ReadQuote;
  /** What doors ask of Xero while the person waits. */
  xero: Pick<XeroWriter, 'payLink' | 'pdf' | 'readInvoice' | 'readQuote'>;
  /** The portal that a ticket with that hash belongs to; null: there is no such ticket. */
  portalOfTicket: (ticketHash: string) => Promise<string | null>;
  /** What calls of whoever runs the service are signed with: the current encryption key. */
  operatorKey: Buffer;
  /** Compares the portal's mirror with both vendors. */
  prove: (portalId: string) => Promise<Result<Proof, VendorFailure>>;
  /** Whether the database answers. */
  ready: () => Promise<boolean>;
  /** Runs the work in one transaction of the portal, fenced from all others. */
  inPortal: <T>(portalId: string, work: (reads: PortalReads) => Promise<T>) => Promise<T>;
  /** Runs the work on the portal's outbox in one transaction. */
  inOutbox: InOutbox;
  /** Sends what was decided: in this process, or by the queue. */
  sendNow: SendNow;
  /** Runs the work on the portal's issues in one transaction. */
  inIssues: InIssues;
  /** Runs the work on the portal's runs over many deals in one transaction. */
  inBulk: InBulk;
  /** What installing and connecting need. */
  consent: ConsentDeps;
  /** What the settings need, and leaving. */
  settings: SettingsDeps;
  /** Starts reading every stream of the portal for somebody who waits, unless that is under way. */
  refresh: (portalId: string) => Promise<Result<'started' | 'already_running', NotConnected>>;
}

/** What billing a deal takes, from the reading of it to the call that writes. */
export type BillingDeps = Pick<
  Deps,
  'inPortal' | 'inOutbox' | 'readDeal' | 'readQuote' | 'xero' | 'sendNow' | 'clock' | 'newId' | 'log' | 'metrics'
>;
