import type { Mode } from '../../billing-settings/facts.ts';
import { covers } from '../../approvals/rules/may-of.ts';
import { atLeast, type Right } from '../../access/rules/right.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { IntentKind } from '../facts.ts';

/** What can be done with an invoice that stands in Xero. */
export type Move = 'submit' | 'approve' | 'return' | 'delete' | 'email' | 'void';

interface MoveRule {
  kind: Exclude<
    IntentKind,
    | 'create_contact'
    | 'update_contact'
    | 'create_item'
    | 'create_invoice'
    | 'revise_invoice'
    | 'create_quote'
    | 'move_quote'
    | 'create_credit_note'
    | 'allocate_credit'
  >;
  /** The least right that allows it. */
  needs: 'invoice' | 'approve';
  /** What with the right to invoice allows it as well, where the policy goes so far; null: nothing does. */
  mode: Mode | null;
  /** The status it brings about; null: it changes none. */
  to: string | null;
  /** In which status an invoice can only stand after it, whatever else has happened since. */
  provenBy: readonly string[];
  allows: (invoice: MovingInvoice) => boolean;
}

export type MovingInvoice = Pick<InvoiceFact, 'status' | 'amountPaid' | 'amountCredited'>;

/** Voided or deleted in Xero: what it billed may be billed again. */
export const isGone = ({ status }: Pick<InvoiceFact, 'status'>): boolean => GONE.includes(status);

/** Every status of an invoice that is gone. */
export const GONE: readonly string[] = ['VOIDED', 'DELETED'];

const isDraft = ({ status }: MovingInvoice): boolean => status === 'DRAFT' || status === 'SUBMITTED';

/** Whether a person with that right, and whom the policy lets go so far with the invoice, may make the move. */
export function mayMove(move: Move, { right, may }: { right: Right; may: Mode }): boolean {
  const { needs, mode } = MOVES[move];
  return atLeast(right, needs) || (mode !== null && atLeast(right, 'invoice') && covers(may, mode));
}

/**
 * Which moves Xero takes of which invoice: drafts are submitted, approved or deleted, a submitted one is given back; an approved one is voided while nothing was paid
 * or credited, and e-mailed also when it was. Source: https://developer.xero.com/documentation/api/accounting/invoices,
 * "Invoice status changes" and "Emailing an invoice".
 */
export const MOVES: Record<Move, MoveRule> = {
  submit: {
    kind: 'submit_invoice',
    needs: 'approve',
    mode: 'submit',
    to: 'SUBMITTED',
    provenBy: ['SUBMITTED'],
    allows: ({ status }) => status === 'DRAFT',
  },
  return: {
    kind: 'return_invoice',
    needs: 'approve',
    mode: null,
    to: 'DRAFT',
    provenBy: ['DRAFT'],
    allows: ({ status }) => status === 'SUBMITTED',
  },
  approve: {
    kind: 'approve_invoice',
    needs: 'approve',
    mode: 'approve',
    to: 'AUTHORISED',
    provenBy: ['AUTHORISED', 'PAID', 'VOIDED'],
    allows: isDraft,
  },
  delete: {
    kind: 'delete_invoice',
    needs: 'invoice',
    mode: null,
    to: 'DELETED',
    provenBy: ['DELETED'],
    allows: isDraft,
  },
  email: {
    kind: 'email_invoice',
    needs: 'approve',
    mode: 'approve_and_send',
    to: null,
    provenBy: [],
    allows: ({ status }) => status === 'AUTHORISED' || status === 'PAID',
  },
  void: {
    kind: 'void_invoice',
    needs: 'approve',
    mode: null,
    to: 'VOIDED',
    provenBy: ['VOIDED'],
    allows: ({ status, amountPaid, amountCredited }) =>
      status === 'AUTHORISED' && amountPaid.eq(0) && amountCredited.eq(0),
  },
};

/** Whether an invoice that stands so in Xero proves that the move went through; nothing proves a mail. */
export function isProvenBy(kind: IntentKind, status: string): boolean {
  return Object.values(MOVES).some((move) => move.kind === kind && move.provenBy.includes(status));
}

/** The exact bytes of POST /Invoices/{id}; of POST /Invoices/{id}/Email, which takes an empty object. */
export function moveRequest(move: Move, invoiceId: string): string {
  const { to } = MOVES[move];
  return to === null ? '{}' : JSON.stringify({ Invoices: [{ InvoiceID: invoiceId, Status: to }] });
}
