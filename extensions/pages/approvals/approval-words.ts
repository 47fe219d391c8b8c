import type { ApprovalView } from '../../../src/contract/approvals.ts';

export const panelOf = (approvalId: string): string => `approval-${approvalId}`;

type State = ApprovalView['state'];

export const stateWords: Record<State, { variant: 'info' | 'success' | 'warning' | 'default'; label: string }> = {
  waiting: { variant: 'info', label: 'Waits for approval' },
  approved: { variant: 'success', label: 'Approved' },
  returned: { variant: 'warning', label: 'Returned' },
  resubmitted: { variant: 'default', label: 'Submitted again' },
  withdrawn: { variant: 'default', label: 'Deleted' },
};

const IN_XERO = 'somebody in Xero';

export const askedWords = ({ askedBy }: Pick<ApprovalView, 'askedBy'>): string => askedBy ?? IN_XERO;

/** What was decided and by whom; null while it waits. */
export function decisionWords({ state, decidedBy, reason }: ApprovalView): string | null {
  if (state === 'waiting') return null;
  const by = decidedBy ?? IN_XERO;
  if (state === 'approved') return `Approved by ${by}.`;
  if (state === 'withdrawn') return `Deleted or voided by ${by}.`;
  const why = reason === null ? '' : `: ${reason}`;
  return `Returned by ${by}${why}${state === 'resubmitted' ? ' – submitted again since.' : ''}`;
}
