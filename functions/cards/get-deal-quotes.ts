import { dealQuotesQuery } from '../../src/contract/quotes.ts';
import { cardDoor } from '../runtime/door.ts';
import { readDealQuotes } from './read-deal-quotes.ts';

/** GET /cards/deals/:dealId/quotes: the deal's quotes as the mirror has them, on both sides (C31, C47). No vendor is asked. */
export const getDealQuotes = cardDoor({
  method: 'GET',
  path: '/cards/deals/:dealId/quotes',
  auth: 'hubspot',
  input: dealQuotesQuery,
  handler:
    ({ inPortal, clock }) =>
    ({ caller, input: { dealId } }) =>
      inPortal(caller.portalId, (reads) => readDealQuotes(reads, { caller, dealId, now: clock.now() })),
});
