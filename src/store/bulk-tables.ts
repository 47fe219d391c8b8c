import type { Generated } from 'kysely';
import type { BulkRun, Planned, RowState } from '../bulk/facts.ts';
import type { Vendor } from '../lib/failure.ts';
import type { JsonOrNull } from './mirror-tables.ts';

/** Deals that somebody bills together; see `BulkRun` in src/bulk/facts.ts. */
export interface BulkRunRow {
  portal_id: string;
  run_id: string;
  tenant_id: string;
  status: BulkRun['status'];
  state: BulkRun['state'];
  version: Generated<number>;
  created_by: string;
  created_by_email: string;
  request_id: string;
  created_at: Date;
  started_at: Date | null;
  held_until: Date | null;
  held_since: Date | null;
  held_by: Vendor | null;
  stop_words: string | null;
  stop_fix: string | null;
}

/** One deal of a run. */
export interface BulkRowRow {
  portal_id: string;
  run_id: string;
  deal_id: string;
  position: number;
  state: RowState;
  words: string | null;
  fix: string | null;
  planned: JsonOrNull<Planned>;
  attempt: Generated<number>;
  intent_id: string | null;
}
