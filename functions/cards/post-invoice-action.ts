import { invoiceActionRequest, returnInvoiceRequest } from '../../src/contract/invoice-actions.ts';
import { DEAL } from '../../src/customers/facts.ts';
import { actOnInvoice } from '../../src/invoicing/act-on-invoice.ts';
import { MOVES, type Move } from '../../src/invoicing/rules/invoice-moves.ts';
import type { Failure } from '../../src/lib/failure.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import type { IntentState } from '../../src/contract/invoicing.ts';
import type { Deps } from '../runtime/deps.ts';
import { cardDoor, type Caller } from '../runtime/door.ts';
import { askedRecord } from '../asked/asked-customer.ts';
import { sendAndTell } from './send-and-tell.ts';

/** What is asked about which invoice; `words` is the note of who submits, the reason of who returns. */
interface Moving {
  dealId: string;
  invoiceId: string;
  requestId: string;
  send?: boolean | undefined;
  words?: string | undefined;
}

/** POST /cards/invoices/:invoiceId/{submit,approve,delete,email,void}: changes an invoice of a deal in Xero (C50–C52). */
const postMove = (move: Exclude<Move, 'return'>) =>
  cardDoor({
    method: 'POST',
    path: `/cards/invoices/:invoiceId/${move}`,
    auth: 'hubspot',
    input: invoiceActionRequest,
    handler:
      (deps) =>
      ({ caller, input: { note, send, ...asked } }) =>
        moveInvoice(deps, {
          caller,
          move,
          asked: { ...asked, ...(move === 'submit' && { words: note }), ...(move === 'approve' && { send }) },
        }),
  });

/** POST /cards/invoices/:invoiceId/return: gives a submitted invoice back to whoever submitted it, as a draft, and says why (C52). */
const postReturn = cardDoor({
  method: 'POST',
  path: '/cards/invoices/:invoiceId/return',
  auth: 'hubspot',
  input: returnInvoiceRequest,
  handler:
    (deps) =>
    ({ caller, input: { reason, ...asked } }) =>
      moveInvoice(deps, { caller, move: 'return', asked: { ...asked, words: reason } }),
});

async function moveInvoice(
  deps: Deps,
  { caller, move, asked }: { caller: Caller; move: Move; asked: Moving },
): Promise<Result<IntentState, Failure>> {
  const { portalId, userId, userEmail } = caller;
  const { requestId, dealId, invoiceId, send, words } = asked;
  const found = await deps.inPortal(portalId, (reads) =>
    askedRecord(reads, { objectTypeId: DEAL, objectId: dealId, userId }),
  );
  if (!found.ok) return found;
  const { right, record, teamIds } = found.value;
  const decided = await actOnInvoice(deps, {
    ...{ portalId, userEmail, actor: { userId, right, teamIds } },
    ...{ dealId: record.objectId, invoiceId, move, send, words },
    request: { userId, requestId, body: { dealId, invoiceId, move, send, words } },
  });
  return decided.ok ? ok(await sendAndTell(deps, { portalId, intentId: decided.value })) : decided;
}

const isPlain = (move: Move): move is Exclude<Move, 'return'> => move !== 'return';

/** One door for each move. */
export const postInvoiceActions = [...(Object.keys(MOVES) as Move[]).filter(isPlain).map(postMove), postReturn];
