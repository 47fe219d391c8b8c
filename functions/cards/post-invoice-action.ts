import { invoiceActionRequest } from '../../src/contract/invoicing.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { actOnInvoice } from '../../src/invoicing/act-on-invoice.ts';
import { MOVES, type Move } from '../../src/invoicing/rules/invoice-moves.ts';
import { ok } from '../../src/lib/result.ts';
import { cardDoor } from '../runtime/door.ts';
import { askedRecord } from './asked-customer.ts';
import { followIntent } from './follow-intent.ts';

/** POST /cards/invoices/:invoiceId/{approve,delete,email,void}: changes an invoice of a deal in Xero (C50, C51). */
const postMove = (move: Move) =>
  cardDoor({
    method: 'POST',
    path: `/cards/invoices/:invoiceId/${move}`,
    auth: 'hubspot',
    input: invoiceActionRequest,
    handler:
      (deps) =>
      async ({ caller, input: { requestId, ...asked } }) => {
        const { portalId, userId, userEmail } = caller;
        const found = await deps.inPortal(portalId, (reads) =>
          askedRecord(reads, { objectTypeId: DEAL, objectId: asked.dealId, userId }),
        );
        if (!found.ok) return found;
        const request = { userId, requestId, body: { ...asked, move } };
        const { right, record } = found.value;
        const deal = { dealId: record.objectId, invoiceId: asked.invoiceId };
        const decided = await actOnInvoice(deps, { portalId, userEmail, right, ...deal, move, request });
        return decided.ok ? ok(await followIntent(deps, { portalId, intentId: decided.value })) : decided;
      },
  });

/** One door for each move. */
export const postInvoiceActions = (Object.keys(MOVES) as Move[]).map(postMove);
