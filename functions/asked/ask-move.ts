import { moveQuote, type MoveQuoteClick } from '../../src/invoicing/quotes/move-quote.ts';
import type { Failure } from '../../src/lib/failure.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Deps } from '../runtime/deps.ts';
import type { Caller } from '../runtime/door.ts';
import { lookAtQuote } from '../cards/look-at-quote.ts';
import { rightToBill } from './right-to-bill.ts';

interface AskedMove extends Pick<MoveQuoteClick, 'dealId' | 'quoteId' | 'to' | 'request'> {
  caller: Caller;
}

/** Decides that a quote of the deal is moved in Xero, where the person may; it is read there first. Answers the intent's id. */
export async function askMove(
  deps: Pick<Deps, 'inPortal' | 'inOutbox' | 'xero' | 'clock' | 'newId'>,
  { caller, dealId: asked, quoteId, to, request }: AskedMove,
): Promise<Result<string, Failure>> {
  const { portalId, userEmail } = caller;
  const billable = await rightToBill(deps, { caller, dealId: asked, status: undefined });
  if (!billable.ok) return billable;
  const looked = await lookAtQuote(deps, { portalId, quoteId });
  if (!looked.ok) return looked;
  return moveQuote(deps, { portalId, userEmail, ...billable.value, quoteId, to, request });
}
