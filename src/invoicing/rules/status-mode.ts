import type { Mode } from '../../billing-settings/facts.ts';
import { covers } from '../../approvals/rules/may-of.ts';
import type { InvoiceDraft } from './draft.ts';

const MODES: Record<InvoiceDraft['status'], Mode> = { DRAFT: 'draft', SUBMITTED: 'submit', AUTHORISED: 'approve' };

interface Making {
  status: InvoiceDraft['status'];
  send: boolean;
}

/** How far somebody goes who makes an invoice in that status, and has it e-mailed. */
export const modeOf = ({ status, send }: Making): Mode => (send ? 'approve_and_send' : MODES[status]);

/** Whether somebody who may go so far may make an invoice in that status; only what is approved is e-mailed. */
export const mayMake = (may: Mode, making: Making): boolean =>
  covers(may, modeOf(making)) && (!making.send || making.status === 'AUTHORISED');
