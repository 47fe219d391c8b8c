import type { InvoiceFact } from '../../mirror/facts.ts';
import type { IntentKind } from '../facts.ts';

/** What can be done with an invoice that stands in Xero. */
export type Move = 'approve' | 'delete' | 'email' | 'void';

interface MoveRule {
  kind: Exclude<IntentKind, 'create_contact' | 'create_invoice'>;
  /** The least right that allows it. */
  needs: 'invoice' | 'approve';
  /** The status it brings about; null: it changes none. */
  to: string | null;
  allows: (invoice: MovingInvoice) => boolean;
}

export type MovingInvoice = Pick<InvoiceFact, 'status' | 'amountPaid' | 'amountCredited'>;

const isDraft = ({ status }: MovingInvoice): boolean => status === 'DRAFT' || status === 'SUBMITTED';

/**
 * Which moves Xero takes of which invoice: drafts are approved or deleted; an approved one is voided while nothing was paid
 * or credited, and e-mailed also when it was. Source: https://developer.xero.com/documentation/api/accounting/invoices,
 * "Invoice status changes" and "Emailing an invoice".
 */
export const MOVES: Record<Move, MoveRule> = {
  approve: { kind: 'approve_invoice', needs: 'approve', to: 'AUTHORISED', allows: isDraft },
  delete: { kind: 'delete_invoice', needs: 'invoice', to: 'DELETED', allows: isDraft },
  email: {
    kind: 'email_invoice',
    needs: 'approve',
    to: null,
    allows: ({ status }) => status === 'AUTHORISED' || status === 'PAID',
  },
  void: {
    kind: 'void_invoice',
    needs: 'approve',
    to: 'VOIDED',
    allows: ({ status, amountPaid, amountCredited }) =>
      status === 'AUTHORISED' && amountPaid.eq(0) && amountCredited.eq(0),
  },
};

/** The status that an intent brings about; null: it changes none. */
export function targetOf(kind: IntentKind): string | null {
  return Object.values(MOVES).find((move) => move.kind === kind)?.to ?? null;
}

/** The exact bytes of POST /Invoices/{id}; of POST /Invoices/{id}/Email, which has no content, none. */
export function moveRequest(move: Move, invoiceId: string): string {
  const { to } = MOVES[move];
  return to === null ? '' : JSON.stringify({ Invoices: [{ InvoiceID: invoiceId, Status: to }] });
}
