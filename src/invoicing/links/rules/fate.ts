import type { BilledDeal, FateKind } from '../facts.ts';

/** That a deal is no longer what its invoices bill, in words. */
export interface Fate {
  kind: FateKind;
  message: string;
  fix: string;
}

/**
 * What is wrong with a deal that invoices bill: it was deleted, it is lost, or it is no longer won. `wasWon`: whether it was won
 * before, since an open deal may be billed as well; one that was told to be reopened was. Null: nothing bills it, or it is as
 * it should be.
 */
export function fateOf(deal: BilledDeal, { wasWon }: { wasWon: boolean }): Fate | null {
  if (deal.standing.length === 0) return null;
  const one = deal.standing.length === 1;
  const words = { deal: `“${deal.name}”`, them: one ? 'it' : 'them', bill: billing(deal) };
  if (deal.isGone) return gone(words);
  if (deal.isWon) return null;
  if (deal.isClosed) return lost(words);
  return wasWon || deal.told.includes('deal_reopened_billed') ? reopened(words) : null;
}

interface Words {
  deal: string;
  them: string;
  /** `invoice INV-7 still bills it`. */
  bill: string;
}

const gone = ({ deal, them, bill }: Words): Fate => ({
  kind: 'deal_gone_billed',
  message: `The deal ${deal} was deleted in HubSpot, and ${bill}.`,
  fix: `If the sale goes on as another deal, open that one and move ${them} there. Else void ${them} in Xero, or credit what was paid. Restoring the deal in HubSpot ends this as well.`,
});

const lost = ({ deal, them, bill }: Words): Fate => ({
  kind: 'deal_reopened_billed',
  message: `The deal ${deal} is lost, and ${bill}.`,
  fix: `Void ${them}, or credit what was paid. If the sale stands, set the deal to won again.`,
});

const reopened = ({ deal, them, bill }: Words): Fate => ({
  kind: 'deal_reopened_billed',
  message: `The deal ${deal} is no longer won, and ${bill}.`,
  fix: `If it is still being negotiated, void ${them} and bill it anew once it is won. Else set the deal to won again.`,
});

/** So many are named. */
const MOST_NAMED = 3;

function billing({ standing }: BilledDeal): string {
  const [only, second] = standing;
  if (!second) return `invoice ${only?.number ?? ''} still bills it`;
  const named = standing.slice(0, MOST_NAMED).map(({ number }) => number);
  const more = standing.length - named.length;
  return `invoices ${more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')} still bill it`;
}
