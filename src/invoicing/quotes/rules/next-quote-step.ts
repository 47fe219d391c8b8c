import type { QuoteState, XeroQuoteStatus } from '../facts.ts';
import type { QuoteBilling } from './quote-billing.ts';
import { mayMoveQuote, type QuoteMove } from './quote-moves.ts';

/** What a person can do about a quote. `make`: as a quote in Xero; `link`: with one of its number that stands there. */
export type QuoteStep = 'make' | 'link' | 'send' | 'accept' | 'decline' | 'reopen' | 'invoice';

export interface QuoteStanding {
  state: QuoteState;
  /** Null: it does not stand in Xero. */
  xero: XeroQuoteStatus | null;
  /** Whether a quote from elsewhere in Xero has its number. */
  isAlike: boolean;
  billing: QuoteBilling;
}

interface Advice {
  /** The one that comes next; null: nobody has to do anything here. */
  next: QuoteStep | null;
  /** Others that are possible. */
  also: QuoteStep[];
  /** Where the two differ, or what is waited for, in words. */
  says: string;
}

/** What each step does in Xero. */
const MOVE_OF: Partial<Record<QuoteStep, QuoteMove>> = {
  send: 'SENT',
  accept: 'ACCEPTED',
  decline: 'DECLINED',
  reopen: 'SENT',
};

const HUBSPOT: Readonly<Record<QuoteState, string>> = {
  draft: 'a draft',
  pending_approval: 'waiting for approval',
  rejected: 'not approved',
  published: 'published',
  expired: 'expired',
  accepted: 'accepted',
  void: 'withdrawn',
};

const XERO: Readonly<Record<XeroQuoteStatus, string>> = {
  DRAFT: 'a draft',
  SENT: 'sent',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  INVOICED: 'invoiced',
  DELETED: 'deleted',
};

const WORDS: Readonly<Record<QuoteStep, string>> = {
  make: 'create it in Xero',
  link: 'link the quote of this number in Xero, if it is the same',
  send: 'mark it as sent in Xero',
  accept: 'mark it as accepted in Xero',
  decline: 'mark it as declined in Xero',
  reopen: 'mark it as sent in Xero again',
  invoice: 'invoice it',
};

/** Whether the buyer can see it, or has said yes. */
const isOut = (state: QuoteState): boolean => state === 'published' || state === 'accepted';

const isOver = (state: QuoteState): boolean => state === 'expired' || state === 'rejected' || state === 'void';

/** The next step of a quote by how it stands on both sides (C31); of several that are possible one is the next. */
export function nextQuoteStep(of: QuoteStanding): Advice {
  const next = nextOf(of);
  const also = possible(of).filter((step) => step !== next);
  const both = of.xero === null ? '' : `, in Xero ${XERO[of.xero]}`;
  const stands = `In HubSpot ${HUBSPOT[of.state]}${both}`;
  const words = next === null ? (isForLater(of) ? LATER : null) : WORDS[next];
  return { next, also, says: words === null ? `${stands}.` : `${stands}: ${words}.` };
}

const LATER = 'what is left is billed later, as the steps of the deal say';

/** Whether it would be invoiced next, were it time for that. */
const isForLater = (of: QuoteStanding): boolean =>
  of.billing === 'later' && nextOf({ ...of, billing: 'open' }) === 'invoice';

function nextOf({ state, xero, isAlike, billing }: QuoteStanding): QuoteStep | null {
  if (xero === null || xero === 'DELETED') {
    if (isAlike) return 'link';
    if (billing === 'done' || isOver(state)) return null;
    return isOut(state) ? 'make' : null;
  }
  if (xero === 'DRAFT') return isOut(state) ? 'send' : null;
  if (xero === 'SENT') return state === 'accepted' ? 'accept' : isOver(state) ? 'decline' : null;
  if (xero === 'ACCEPTED') return billing === 'open' ? 'invoice' : null;
  return xero === 'DECLINED' && state === 'accepted' ? 'reopen' : null;
}

function possible({ state, xero, isAlike, billing }: QuoteStanding): QuoteStep[] {
  const isThere = xero !== null && xero !== 'DELETED';
  const moves = (['send', 'accept', 'decline', 'reopen'] as const).filter((step) => {
    const to = MOVE_OF[step];
    return (
      isThere &&
      to !== undefined &&
      mayMoveQuote(xero, to) &&
      (step === 'reopen') === (xero === 'DECLINED' && to === 'SENT')
    );
  });
  return [
    ...(isThere || isAlike || isOver(state) ? [] : (['make'] as const)),
    ...(isThere || !isAlike ? [] : (['link'] as const)),
    ...moves,
    ...(billing === 'open' && isInvoiceable({ state, xero }) ? (['invoice'] as const) : []),
  ];
}

/** An accepted quote, whoever says so; one that has ended only once a person has confirmed that. */
const isInvoiceable = ({ state, xero }: Pick<QuoteStanding, 'state' | 'xero'>): boolean =>
  xero !== 'INVOICED' &&
  (state === 'accepted' || xero === 'ACCEPTED' || xero === 'DECLINED' || (xero === 'SENT' && state === 'expired'));
