import type { BulkRow, BulkRunHead } from '../../../src/contract/bulk.ts';

export type BulkStatus = BulkRunHead['status'];

/** How the invoices are to stand, to be chosen from. */
export const statusOptions: { value: BulkStatus; label: string }[] = [
  { value: 'DRAFT', label: 'Drafts' },
  { value: 'SUBMITTED', label: 'Submitted for approval' },
  { value: 'AUTHORISED', label: 'Approved' },
];

/** What a click does with so many: `Create 3 draft invoices`. */
export const createWords = (number: number, status: BulkStatus): string =>
  `${status === 'SUBMITTED' ? 'Submit' : 'Create'} ${invoicesWords(number, status)}`;

/** So many invoices in words: `3 draft invoices`. */
function invoicesWords(number: number, status: BulkStatus): string {
  const kind = { DRAFT: 'draft ', SUBMITTED: '', AUTHORISED: 'approved ' }[status];
  return `${number} ${kind}invoice${number === 1 ? '' : 's'}`;
}

type Variant = 'default' | 'info' | 'success' | 'warning' | 'danger';

export const standingWords: Record<BulkRow['state'], { label: string; variant: Variant }> = {
  planning: { label: 'Not looked at yet', variant: 'default' },
  ready: { label: 'Ready', variant: 'success' },
  needs_you: { label: 'Needs you', variant: 'warning' },
  cannot: { label: 'Cannot be billed', variant: 'default' },
  waiting: { label: 'Waiting', variant: 'default' },
  sending: { label: 'On its way', variant: 'info' },
  checking: { label: 'Being checked', variant: 'warning' },
  done: { label: 'In Xero', variant: 'success' },
  failed: { label: 'Failed', variant: 'danger' },
};

/** How a run stands, in one line. */
export function runWords({ state, counts, progress }: Pick<BulkRunHead, 'state' | 'counts' | 'progress'>): string {
  if (state === 'planning') return `${progress.done} of ${progress.of} deals looked at`;
  if (state === 'planned') return `${counts.ready} ready, ${counts.needs_you} need you, ${counts.cannot} cannot`;
  const failed = counts.failed > 0 ? `, ${counts.failed} failed` : '';
  const left = counts.waiting + counts.sending + counts.checking;
  return `${counts.done} in Xero${failed}${left > 0 ? `, ${left} to come` : ''}`;
}

export const runTags: Record<BulkRunHead['state'], { label: string; variant: Variant }> = {
  planning: { label: 'Being planned', variant: 'info' },
  planned: { label: 'Planned', variant: 'default' },
  running: { label: 'Running', variant: 'info' },
  finished: { label: 'Finished', variant: 'success' },
};

/** The page of a record of the CRM; nobody here knows on which host it is. */
export const dealHref = (portalId: number, dealId: string): string => `/contacts/${portalId}/record/0-3/${dealId}`;
