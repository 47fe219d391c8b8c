import { atLeast, type Right } from '../../../access/rules/right.ts';
import { isGone } from '../../rules/invoice-moves.ts';
import { dealOf } from '../../outbox/rules/subjects.ts';
import { isUnderWay } from '../../outbox/rules/next-step.ts';
import type { Candidate } from '../facts.ts';

/** The deal that is to be billed by it. */
interface For {
  dealId: string;
  currency: string;
  /** What the person may do with the deal that the invoice bills now; null: it bills none. */
  rightThere: Right | null;
}

/** What keeps an invoice of the customer from being linked to the deal, in words; null: nothing. */
export function whyNotLink({ invoice, link, maker }: Candidate, { dealId, currency, rightThere }: For): string | null {
  if (isGone(invoice)) return `It is ${invoice.status === 'VOIDED' ? 'voided' : 'deleted'} in Xero.`;
  if (invoice.currency !== currency) return `It is in ${invoice.currency}, and the deal in ${currency}.`;
  if (link) return whyNotMove(link, rightThere ?? 'none');
  if (maker === null || !isUnderWay(maker)) return null;
  return dealOf(maker.subject)?.dealId === dealId
    ? 'Tieout is making it for this deal: it is linked by itself.'
    : 'Tieout is making it for another deal.';
}

function whyNotMove(link: NonNullable<Candidate['link']>, rightThere: Right): string | null {
  const deal = dealNamed(link, rightThere);
  // The intent that made it would let that deal be billed no more, and this one twice.
  if (link.origin === 'made' && !link.isDealGone)
    return `Tieout made it for ${deal}: void or delete it there, then bill this deal.`;
  if (link.isDealGone || atLeast(rightThere, 'invoice')) return null;
  return `It bills ${deal}, and moving it from there needs the right “invoice” on that deal.`;
}

/** The deal by its name, for whoever may see that deal's amounts. */
export const dealNamed = (link: NonNullable<Candidate['link']>, right: Right): string =>
  atLeast(right, 'amounts') && link.dealName !== '' ? `the deal “${link.dealName}”` : 'another deal';
