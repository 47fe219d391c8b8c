import type { Generated } from 'kysely';
import type { Topic } from '../billing-settings/facts.ts';
import type { Json, JsonOrNull } from './mirror-tables.ts';

/** What admins have set; the newest version counts. */
export interface SettingsRow {
  portal_id: string;
  /** '' for what holds for the whole portal. */
  tenant_id: string;
  version: number;
  document: Json<unknown>;
  changed_by: string;
  changed_by_email: string;
  changed_at: Date;
}

export interface BillingSettingsRow extends SettingsRow {
  topic: Topic;
  undone_from: number | null;
}

/** A person's way through a consent page. */
export interface ConsentRow {
  consent_id: string;
  kind: 'hubspot_install' | 'xero_connect';
  portal_id: string | null;
  user_id: string | null;
  user_email: string | null;
  step: 'asked' | 'opened' | 'left' | 'returned' | 'done';
  ticket_hash: string | null;
  cookie_hash: string | null;
  state_hash: string | null;
  xero_user_id: string | null;
  tokens: JsonOrNull<unknown>;
  organisations: JsonOrNull<unknown>;
  expires_at: Date;
}

/** How far we have read what a vendor tells the app as a whole. */
export interface AppCursorRow {
  name: string;
  position: string;
  moved_at: Date;
}

/** That a portal was there, and when its rows were deleted. */
export interface ErasureRow {
  portal_id: string;
  installed_at: Date;
  uninstalled_at: Date;
  erased_at: Date;
  rows_deleted: Json<Record<string, number>>;
}

/** The audit trail of a portal that is gone. */
export interface AuditArchiveRow {
  portal_id: string;
  at: Date;
  user_id: string;
  action: string;
  object_type_id: string;
  object_id: string;
  right: string;
}

export interface AuditLogRow {
  audit_id: Generated<string>;
  portal_id: string;
  at: Date;
  user_id: string;
  user_email: string;
  action: string;
  object_type_id: string;
  object_id: string;
  right: string;
}
