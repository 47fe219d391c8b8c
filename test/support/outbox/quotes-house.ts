import { randomUUID } from 'node:crypto';
import { intentState } from '../../../src/contract/invoicing.ts';
import { createQuoteAnswer, dealQuotes, quoteDraft } from '../../../src/contract/quotes.ts';
import type { LiveQuote } from '../../../src/invoicing/quotes/facts.ts';
import { decimal } from '../../../src/lib/money.ts';
import type { CrmQuoteFact } from '../../../src/mirror/facts.ts';
import { liveDeal, liveLine } from '../billing-facts.ts';
import { APPROVER, matched, REP } from '../draft-house.ts';
import type { Ledger } from '../ledger-builder.ts';
import { dealQuote as crmQuote } from '../plain-facts.ts';
import type { OutboxHouse } from './outbox-house.ts';

let numbers = 0;

/** What the tests of quotes ask of a house: HubSpot has quote 9 of deal 5, over two counters at 125.00. */
export function quotesIn(house: OutboxHouse) {
  let number = '';
  const fact = (more: Partial<CrmQuoteFact> = {}): CrmQuoteFact =>
    crmQuote('9', '5', { quoteNumber: number, amount: decimal('250'), ...more });
  /** What HubSpot says of the quote: a line of its own, at another price than the deal's. */
  const says = (more: Partial<LiveQuote> = {}, changed: Partial<CrmQuoteFact> = {}): void =>
    house.quoteSays({
      ...{ quote: fact(changed), dealIds: ['5'], terms: '<p>Half on order.</p>', comments: null },
      lines: [liveLine({ id: 'ql', name: 'Counter', unitPrice: '125.00', quantity: '2' })],
      ...more,
    });
  const quoted =
    (more: Partial<CrmQuoteFact> = {}, base = matched) =>
    (portalId: string): Ledger =>
      base(portalId).rows('crm_quotes', fact(more));

  const list = async (portalId: string, userId = REP) => {
    const answer = await house.ask({ portalId, userId }, { path: '/cards/deals/5/quotes' });
    return dealQuotes.strict().parse(answer.value).quotes;
  };
  const draft = async (portalId: string, query: Record<string, string> = {}, userId = APPROVER) => {
    const asked = { path: '/cards/quotes/9/draft', query: { dealId: '5', ...query } };
    return quoteDraft.strict().parse((await house.ask({ portalId, userId }, asked)).value);
  };
  const post = (portalId: string, body: object, userId = APPROVER) =>
    house.ask({ portalId, userId }, { method: 'POST', path: '/cards/deals/5/quotes', body });
  const make = async (portalId: string, status: 'DRAFT' | 'SENT' = 'SENT') => {
    const { hash } = await draft(portalId, { status });
    const { value } = await post(portalId, { quoteId: '9', requestId: randomUUID(), hash, status });
    return createQuoteAnswer.parse(value);
  };
  const move = (portalId: string, to: string, userId = APPROVER) => {
    const body = { dealId: '5', requestId: randomUUID(), to };
    return house.ask({ portalId, userId }, { method: 'POST', path: '/cards/quotes/9/move', body });
  };
  const moved = async (portalId: string, to: string) => intentState.parse((await move(portalId, to)).value);
  const inXero = () => house.xero.quotes.numbered(number);
  /** The quote has a number of its own from now on, and nothing goes wrong. */
  const anew = (): void => {
    house.xero.faults.length = 0;
    house.sendAtOnce(true);
    house.hubspotSays(liveDeal());
    number = `20261101-${(numbers += 1)}`;
    says();
  };
  const numberNow = (): string => number;
  return { anew, numberNow, says, quoted, list, draft, post, make, move, moved, inXero };
}
