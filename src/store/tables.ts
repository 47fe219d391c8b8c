import type { Generated } from 'kysely';
import type { PassKind } from '../mirror/ports.ts';
import type { BulkRowRow, BulkRunRow } from './bulk-tables.ts';
import type {
  AppCursorRow,
  AuditArchiveRow,
  AuditLogRow,
  BillingSettingsRow,
  ConsentRow,
  ErasureRow,
  SettingsRow,
} from './connecting-tables.ts';
import type {
  ApprovalRow,
  CardRequestRow,
  FileTicketRow,
  InboxEventRow,
  LinkTables,
  BillingScheduleRow,
  OutboxIntentRow,
  UnbilledIgnoredRow,
} from './invoicing-tables.ts';
import type {
  CrmCompanyRow,
  CrmContactRow,
  CrmDealRow,
  CrmLineItemRow,
  CrmMergeRow,
  CrmWrittenRow,
  CrmOwnerRow,
  CrmPipelineRow,
  CrmProductRow,
  CrmQuoteRow,
} from './mirror-tables-crm.ts';
import type {
  MirrorBrandingThemeRow,
  MirrorItemRow,
  MirrorQuoteRow,
  MirrorRepeatingInvoiceRow,
  MirrorTrackingCategoryRow,
} from './mirror-tables-more.ts';
import type {
  MirrorAccountRow,
  MirrorContactRow,
  MirrorCreditRow,
  MirrorCurrencyRow,
  MirrorInvoiceRow,
  MirrorOrganisationRow,
  MirrorPaymentRow,
  MirrorTaxRateRow,
  Json,
} from './mirror-tables.ts';

/**
 * The tables as queries see them, column by column as `migrations/` made them. On both databases `numeric`, `bigint` and
 * `date` arrive as text, `timestamptz` as `Date`, and `jsonb` parsed; a value for `jsonb` is written as text (`JSON.stringify`).
 */
export interface Tables extends LinkTables {
  portals: PortalRow;
  hubspot_grants: HubSpotGrantRow;
  xero_grants: XeroGrantRow;
  xero_connections: XeroConnectionRow;
  stream_cursors: StreamCursorRow;
  call_budgets: CallBudgetRow;
  mirror_organisations: MirrorOrganisationRow;
  mirror_accounts: MirrorAccountRow;
  mirror_tax_rates: MirrorTaxRateRow;
  mirror_currencies: MirrorCurrencyRow;
  mirror_contacts: MirrorContactRow;
  mirror_invoices: MirrorInvoiceRow;
  mirror_payments: MirrorPaymentRow;
  mirror_credits: MirrorCreditRow;
  crm_companies: CrmCompanyRow;
  crm_contacts: CrmContactRow;
  crm_deals: CrmDealRow;
  crm_owners: CrmOwnerRow;
  crm_merges: CrmMergeRow;
  crm_written: CrmWrittenRow;
  mirror_quotes: MirrorQuoteRow;
  mirror_repeating_invoices: MirrorRepeatingInvoiceRow;
  mirror_items: MirrorItemRow;
  mirror_branding_themes: MirrorBrandingThemeRow;
  mirror_tracking_categories: MirrorTrackingCategoryRow;
  crm_pipelines: CrmPipelineRow;
  crm_products: CrmProductRow;
  crm_line_items: CrmLineItemRow;
  crm_quotes: CrmQuoteRow;
  customer_links: CustomerLinkRow;
  outbox_intents: OutboxIntentRow;
  approvals: ApprovalRow;
  bulk_runs: BulkRunRow;
  bulk_rows: BulkRowRow;
  card_requests: CardRequestRow;
  billing_schedules: BillingScheduleRow;
  unbilled_ignored: UnbilledIgnoredRow;
  inbox_events: InboxEventRow;
  file_tickets: FileTicketRow;
  access_rules: AccessRuleRow;
  issues: IssueRow;
  audit_log: AuditLogRow;
  settings: SettingsRow;
  billing_settings: BillingSettingsRow;
  consents: ConsentRow;
  app_cursors: AppCursorRow;
  erasures: ErasureRow;
  audit_archive: AuditArchiveRow;
}

interface PortalRow {
  portal_id: string;
  name: string;
  ui_domain: string;
  time_zone: string;
  company_currency: string;
  installed_by: string;
  installed_at: Date;
  state: Generated<'installed' | 'uninstalled'>;
  uninstalled_at: Date | null;
  erase_after: Date | null;
  last_installed_at: Date | null;
}

/** Tokens are sealed (src/lib/crypto.ts). */
export interface GrantColumns {
  access_token: string;
  refresh_token: string;
  access_expires_at: Date;
  scopes: string;
  state: Generated<'usable' | 'revoked'>;
  version: Generated<number>;
  lease_owner: string | null;
  lease_until: Date | null;
  refreshed_at: Generated<Date>;
}

interface HubSpotGrantRow extends GrantColumns {
  portal_id: string;
}

interface XeroGrantRow extends GrantColumns {
  grant_id: string;
  xero_user_id: string;
}

interface XeroConnectionRow {
  portal_id: string;
  tenant_id: string;
  connection_id: string;
  grant_id: string;
  tenant_name: string;
  state: Generated<'connected' | 'reconnect_needed' | 'disconnected'>;
  connected_by: string;
  connected_at: Date;
  live: Generated<boolean>;
  live_by: string | null;
  live_at: Date | null;
  ended_at: Date | null;
  ended_how: 'here' | 'in_xero' | 'uninstalled' | null;
  ended_by: string | null;
  is_main: Generated<boolean>;
}

export interface StreamCursorRow {
  portal_id: string;
  tenant_id: string;
  stream: string;
  next_page: string | null;
  changed_since: Date | null;
  pass_began_at: Date | null;
  read_until: Date | null;
  rows_read: Generated<number>;
  pass_kind: PassKind | null;
  pass_pages: Generated<number>;
  pass_rows: Generated<number>;
  pass_expected: number | null;
  pass_reached: Date | null;
  pass_unreadable: Generated<number>;
  full_until: Date | null;
  swept_until: Date | null;
  proved_until: Date | null;
  listed: number | null;
  counted_at: Date | null;
  miscounted: Generated<boolean>;
  wanted: Exclude<PassKind, 'incremental'> | null;
  stopped_at: Date | null;
  failure: string | null;
  failed_at: Date | null;
}

export interface CustomerLinkRow {
  portal_id: string;
  object_type_id: string;
  object_id: string;
  tenant_id: string;
  contact_id: string;
  linked_by: string;
  linked_at: Date;
}

export interface AccessRuleRow {
  portal_id: string;
  subject_kind: 'user' | 'team';
  subject_id: string;
  right: 'none' | 'status' | 'amounts' | 'invoice' | 'approve' | 'admin';
  scope: 'own' | 'team' | 'all';
  /** What the person might do on every record before becoming an admin. */
  right_before: AccessRuleRow['right'] | null;
}

interface IssueRow {
  issue_id: string;
  portal_id: string;
  kind: string;
  subject: string;
  message: string;
  vendor_words: Json<string[]>;
  fix: string;
  times_seen: Generated<number>;
  opened_at: Date;
  last_seen_at: Date;
  closed_at: Date | null;
  tenant_id: string | null;
  object_type_id: string | null;
  object_id: string | null;
  document_id: string | null;
  document_number: string | null;
  run_id: string | null;
  run_state: 'asked' | 'waiting' | 'done' | 'failed' | null;
  run_words: string | null;
  run_by: string | null;
  run_by_email: string | null;
  run_at: Date | null;
  dismissed_by_email: string | null;
  dismissed_reason: string | null;
}

export interface CallBudgetRow {
  portal_id: string;
  tenant_id: string;
  day: string;
  live_calls: number;
  background_calls: number;
  day_limit: number | null;
  day_left: number | null;
  told_at: Date | null;
}
