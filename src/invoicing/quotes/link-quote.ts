import { DEAL } from '../../customers/facts.ts';
import type { Conflict, Failure } from '../../lib/failure.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Actor } from '../policy-for.ts';
import type { OutboxUnit } from '../ports.ts';
import { isUnderWay } from '../outbox/rules/next-step.ts';
import { quoteSubject } from '../outbox/rules/subjects.ts';

export interface LinkQuoteClick {
  userEmail: string;
  actor: Actor;
  dealId: string;
  quoteId: string;
  xeroQuoteId: string;
  at: Date;
}

const conflict = (message: string): Result<never, Conflict> => err({ code: 'conflict', message });

/**
 * Keeps a person's word that a quote which stands in Xero from elsewhere is the deal's quote of the same number (C31). Nothing is
 * written to Xero. The right was decided before.
 */
export async function linkQuote(unit: OutboxUnit, click: LinkQuoteClick): Promise<Result<void, Failure>> {
  const { quotes, outbox, billing, audit } = unit;
  const { quoteId, xeroQuoteId, dealId, actor, userEmail, at } = click;
  const books = await billing.books();
  if (!books) return err({ code: 'not_connected' });
  const { tenantId } = books;
  const crm = await quotes.crm(quoteId);
  const [found] = await quotes.byIds(tenantId, [xeroQuoteId]);
  if (crm?.dealId !== dealId || !found || found.quote.status === 'DELETED') return err({ code: 'not_found' });
  const { quoteNumber } = found.quote;
  if (crm.quoteNumber?.toLowerCase() !== quoteNumber.toLowerCase())
    return conflict(`The quote has another number in Xero: ${quoteNumber}.`);
  if ((await outbox.ofSubjects(tenantId, [quoteSubject(quoteId)])).some(isUnderWay))
    return conflict('This quote is on its way to Xero just now.');
  const link = { tenantId, quoteId, xeroQuoteId, dealId, intentId: null, by: actor.userId, at };
  if (!(await quotes.link(link)))
    return conflict(`Quote ${quoteNumber} is linked to another quote of HubSpot already.`);
  const who = { userId: actor.userId, userEmail, right: actor.right };
  await audit.note({ at, ...who, action: 'link_quote', objectTypeId: DEAL, objectId: dealId });
  return ok(undefined);
}
