import type { Mode } from '../../billing-settings/facts.ts';
import { covers } from '../../approvals/rules/may-of.ts';
import type { InvoiceDraft } from './draft.ts';

const MODES: Record<InvoiceDraft['status'], Mode> = { DRAFT: 'draft', SUBMITTED: 'submit', AUTHORISED: 'approve' };

/** How far somebody goes who makes an invoice in that status. */
export const modeOf = (status: InvoiceDraft['status']): Mode => MODES[status];

/** Whether somebody who may go so far may make an invoice in that status; only what is approved is e-mailed. */
export const mayMake = (may: Mode, { status, send }: { status: InvoiceDraft['status']; send: boolean }): boolean =>
  covers(may, modeOf(status)) && (!send || (status === 'AUTHORISED' && covers(may, 'approve_and_send')));
