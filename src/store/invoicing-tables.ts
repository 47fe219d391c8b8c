import type { ColumnType, Generated } from 'kysely';
import type { ApprovalState } from '../approvals/facts.ts';
import type { Intent, IntentKind, IntentStatus, Preview } from '../invoicing/facts.ts';
import type { When } from '../schedules/facts.ts';
import type { JsonOrNull, Numeric } from './mirror-tables.ts';

/** One thing that is to be written to Xero; see `Intent` in src/invoicing/facts.ts. */
export interface OutboxIntentRow {
  portal_id: string;
  intent_id: string;
  tenant_id: string;
  kind: IntentKind;
  subject: string;
  state: IntentStatus;
  request: string;
  preview: JsonOrNull<Preview>;
  preview_hash: string | null;
  waits_for: string | null;
  attempt: Generated<number>;
  first_sent_at: Date | null;
  fault_remembered: Generated<boolean>;
  looks: Generated<number>;
  looked_at: Date | null;
  lease_owner: string | null;
  lease_until: Date | null;
  due_at: Date;
  document_id: string | null;
  document_number: string | null;
  failure: JsonOrNull<NonNullable<Intent['failure']>>;
  difference: string | null;
  words: string | null;
  created_by: string;
  created_by_email: string | null;
  created_at: Date;
  settled_at: Date | null;
}

/** That an invoice was submitted for approval; see `Approval` in src/approvals/facts.ts. */
export interface ApprovalRow {
  portal_id: string;
  approval_id: string;
  position: Generated<string>;
  tenant_id: string;
  deal_id: string;
  invoice_id: string;
  intent_id: string | null;
  state: ApprovalState;
  asked_by: string | null;
  asked_by_email: string | null;
  asked_at: Date;
  note: string | null;
  decided_by: string | null;
  decided_by_email: string | null;
  decided_at: Date | null;
  reason: string | null;
}

/** What a card's request was answered with. */
export interface CardRequestRow {
  portal_id: string;
  user_id: string;
  request_id: string;
  body_hash: string;
  intent_id: string;
  at: Date;
}

interface InvoiceLinkRow {
  portal_id: string;
  tenant_id: string;
  deal_id: string;
  step: string;
  invoice_id: string;
  intent_id: string | null;
  linked_at: Date;
  origin: Generated<'made' | 'linked'>;
  /** The user who linked it, or moved it here; null: nobody did, it was made for the deal. */
  linked_by: Generated<string | null>;
}

/** A step as it is kept; numbers are text. */
export interface KeptStep {
  stepId: string;
  role: string;
  share: { kind: 'percent'; percent: string } | { kind: 'amount'; amount: string } | { kind: 'rest' };
  when: When;
}

/** One version of the steps in which a deal is billed. */
export interface BillingScheduleRow {
  portal_id: string;
  deal_id: string;
  version: number;
  steps: ColumnType<KeptStep[], string, string>;
  saved_by: string;
  saved_by_email: string;
  saved_at: Date;
}

/** A person's word that what is left of a won deal is passed over; see `Ignoring` in src/unbilled/facts.ts. */
export interface UnbilledIgnoredRow {
  portal_id: string;
  deal_id: string;
  reason: string;
  ignored_by: string;
  ignored_by_email: string;
  ignored_at: Date;
  currency: string;
  amount: Numeric | null;
  amount_left: Numeric | null;
}

/** That a quote of HubSpot's is one of Xero's; see `QuoteLink` in src/invoicing/quotes/facts.ts. */
interface QuoteLinkRow {
  portal_id: string;
  tenant_id: string;
  quote_id: string;
  xero_quote_id: string;
  deal_id: string;
  intent_id: string | null;
  linked_by: string;
  linked_at: Date;
}

/** Which invoice a credit note was made for. */
interface CreditLinkRow {
  portal_id: string;
  tenant_id: string;
  credit_id: string;
  invoice_id: string;
  intent_id: string;
  linked_at: Date;
}

/** A person's word that the product is the item. */
interface ProductLinkRow {
  portal_id: string;
  tenant_id: string;
  product_id: string;
  item_id: string;
  linked_by: string;
  linked_at: Date;
}

/** What a webhook said. */
export interface InboxEventRow {
  event_id: Generated<string>;
  /** Null: no portal was connected to the organisation. */
  portal_id: string | null;
  tenant_id: string;
  category: string;
  resource_id: string;
  event_type: string;
  event_at: string;
  received_at: Date;
  /** Not before. Null: at once. */
  due_at: Date | null;
  processed_at: Date | null;
  /** Of HubSpot's events, its own id of the event. */
  vendor_event_id: Generated<string>;
}

export interface FileTicketRow {
  portal_id: string;
  ticket_hash: string;
  user_id: string;
  user_email: string;
  object_type_id: string;
  object_id: string;
  invoice_id: string;
  expires_at: Date;
  used_at: Date | null;
  kind: Generated<'invoice_pdf' | 'portal_export'>;
}

/** What says which document or product belongs to what. */
export interface LinkTables {
  invoice_links: InvoiceLinkRow;
  quote_links: QuoteLinkRow;
  credit_links: CreditLinkRow;
  product_links: ProductLinkRow;
}
