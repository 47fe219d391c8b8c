import { dateIn, type CalendarDate } from '../../../lib/calendar.ts';
import type { CrmQuoteFact } from '../../../mirror/facts.ts';
import type { QuoteState } from '../facts.ts';

type Told = Pick<CrmQuoteFact, 'status' | 'stage' | 'expiresAt' | 'acceptedAt' | 'signedAt'>;

/** What `hs_quote_status` says, where HubSpot tells it; it knows more than the approval alone. */
const STAGES: Readonly<Record<string, QuoteState>> = {
  DRAFT: 'draft',
  PENDING_APPROVAL: 'pending_approval',
  CHANGES_REQUESTED: 'rejected',
  PUBLISHING: 'published',
  PUBLISHED: 'published',
  ACCEPTED: 'accepted',
  EXPIRED: 'expired',
  VOID: 'void',
  ARCHIVED: 'void',
};

/** What `hs_status` says: how its approval stands. A quote that needs none, or has it, can be seen by the buyer. */
const APPROVALS: Readonly<Record<string, QuoteState>> = {
  DRAFT: 'draft',
  PENDING_APPROVAL: 'pending_approval',
  REJECTED: 'rejected',
  APPROVED: 'published',
  APPROVAL_NOT_NEEDED: 'published',
  ACCEPTED: 'accepted',
};

/**
 * How far a quote has come in HubSpot. That it was accepted or signed stays true when it expires afterwards; one that is
 * withdrawn is neither. Source: https://developers.hubspot.com/docs/guides/crm/create-cpq-quotes (`hs_status`, ACCEPTED) and
 * https://knowledge.hubspot.com/quotes/quote-properties (`hs_accepted_date`); the values of `hs_quote_status` from public code.
 */
export function quoteState(quote: Told, { zone, today }: { zone: string; today: CalendarDate }): QuoteState {
  if (isAccepted(quote)) return 'accepted';
  const told = toldOf(quote);
  const expiresOn = expiryOf(quote, zone);
  return told === 'published' && expiresOn !== null && expiresOn < today ? 'expired' : told;
}

const toldOf = ({ stage, status }: Told): QuoteState => STAGES[stage ?? ''] ?? APPROVALS[status ?? ''] ?? 'draft';

/** Whether the buyer has said yes to it, and it was not withdrawn since. */
export function isAccepted(quote: Told): boolean {
  const told = toldOf(quote);
  return told === 'accepted' || (told !== 'void' && (quote.acceptedAt !== null || quote.signedAt !== null));
}

/** The last day on which it can be accepted: HubSpot keeps a date as midnight in UTC, a moment as itself. */
export function expiryOf({ expiresAt }: Pick<Told, 'expiresAt'>, zone: string): CalendarDate | null {
  if (expiresAt === null) return null;
  return expiresAt.getTime() % DAY_MS === 0 ? dateIn('UTC', expiresAt) : dateIn(zone, expiresAt);
}

const DAY_MS = 86_400_000;
