import type { AccessRule, ListedPerson, Question, RuleSubject, Said, Team } from './facts.ts';
import type { Right } from './rules/right.ts';

/** Who a person is to a portal and what is said of them, apart from any record. */
export type AccessFacts = Pick<Question, 'person' | 'rules'>;

/** The facts of one portal's people, inside that portal's transaction; implemented in src/store. */
export interface AccessStore {
  /** Null: the portal is not installed. */
  factsOf(userId: string): Promise<AccessFacts | null>;
}

/** Somebody who may change how a portal is connected. */
export interface Admin {
  userId: string;
  /** What makes the person one: having installed the app, a rule about the user, or one about a team of the user's. */
  through: 'installer' | 'rule' | 'team';
  /** Whether HubSpot still knows the user. */
  known: boolean;
}

/** Who may change how a portal is connected, inside that portal's transaction; implemented in src/store. */
export interface AdminStore {
  /** The installer and those whom a rule makes admin of every record, by user id. */
  list(): Promise<Admin[]>;
  /** Whether HubSpot knows such a user of the portal. */
  knows(userId: string): Promise<boolean>;
  /** Makes the user admin of every record, and keeps what was said of the user before. */
  grant(userId: string): Promise<void>;
  /** Takes that back, down to what was said before. */
  revoke(userId: string): Promise<void>;
  /** Whoever changes the admins waits here for those who are about to. */
  lock(): Promise<void>;
}

/** All that decides who may do what, inside that portal's transaction; implemented in src/store. */
export interface RightsStore {
  /** Everybody whom HubSpot knows as a user, by name. */
  people(): Promise<ListedPerson[]>;
  /** The teams that somebody is in, by name. */
  teams(): Promise<Team[]>;
  rules(): Promise<AccessRule[]>;
  /** Users of whom something is said and whom HubSpot no longer knows, by the name that they had. */
  departed(): Promise<{ userId: string; name: string }[]>;
  /** Makes that all that is said of the user or team; a word that stays is not touched. */
  say(subject: RuleSubject, said: Said): Promise<void>;
}

/** One look at a customer's standing or figures, or one thing asked to be written, as the audit log keeps it. */
export interface Look {
  at: Date;
  userId: string;
  userEmail: string;
  action:
    | 'view_record'
    | 'list_documents'
    | 'list_deal_invoices'
    | 'view_invoice'
    | 'view_draft'
    | 'change_schedule'
    | 'create_contact'
    | 'update_contact'
    | 'create_invoice'
    | 'submit_invoice'
    | 'revise_invoice'
    | 'return_invoice'
    | 'approve_invoice'
    | 'list_approvals'
    | 'view_approval'
    | 'list_unbilled'
    | 'ignore_unbilled'
    | 'heed_unbilled'
    | 'delete_invoice'
    | 'void_invoice'
    | 'email_invoice'
    | 'view_credit'
    | 'create_credit_note'
    | 'allocate_credit'
    | 'create_item'
    | 'list_quotes'
    | 'view_quote_draft'
    | 'create_quote'
    | 'move_quote'
    | 'link_quote'
    | 'map_product'
    | 'list_link_candidates'
    | 'link_invoice'
    | 'unlink_invoice'
    | 'unmap_product'
    | 'ask_pay_link'
    | 'ask_invoice_pdf'
    | 'open_invoice_pdf'
    | 'connect_xero'
    | 'disconnect_xero'
    | 'choose_main'
    | 'switch_live_on'
    | 'switch_live_off'
    | 'change_defaults'
    | 'change_billing_settings'
    | 'undo_billing_settings'
    | 'make_admin'
    | 'remove_admin'
    | 'change_rights'
    | 'stop_reading'
    | 'go_on_reading'
    | 'read_again'
    | 'ask_export'
    | 'open_export'
    | 'plan_bulk'
    | 'view_bulk'
    | 'start_bulk'
    | 'retry_bulk'
    | 'stop_bulk'
    | 'run_issue'
    | 'dismiss_issue'
    | 'uninstall'
    | 'erase_person'
    | 'change_write_back';
  objectTypeId: string;
  objectId: string;
  right: Right;
}

/** Writes the trail of who looked at whose figures, in the transaction that reads them. */
export interface AuditTrail {
  note(look: Look): Promise<void>;
}

/** A file that a person may open: the PDF of an invoice, seen from a record, or all that is stored of the portal. */
export interface OpenableFile {
  kind: 'invoice_pdf' | 'portal_export';
  userId: string;
  userEmail: string;
  objectTypeId: string;
  objectId: string;
  /** '' where it is no invoice's. */
  invoiceId: string;
}

/** The tickets of one portal, inside that portal's transaction; implemented in src/store. Of a ticket its hash alone is known. */
export interface TicketStore {
  add(ticket: OpenableFile & { ticketHash: string; expiresAt: Date }): Promise<void>;
  /** What the ticket opens, once; null: it was used before, or its time is over. */
  use(ticketHash: string, at: Date): Promise<OpenableFile | null>;
  removeExpired(before: Date): Promise<void>;
}
