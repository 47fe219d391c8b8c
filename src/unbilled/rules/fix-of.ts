import type { Unbilled } from '../facts.ts';

/** The one thing to do about a deal that is not billed in full. */
export type Fix = 'invoice' | 'open_deal' | 'link' | 'approve';

/** What the person may do with the deal now. */
interface May {
  bill: boolean;
  approve: boolean;
  /** Tie an invoice to the deal that seems to be its own. */
  link: boolean;
}

/** What cannot be done from the list is done on the deal; what seems to be billed is not billed again. */
export function fixOf({ reason, isBillable, deal }: Unbilled, may: May): Fix {
  if (reason === 'in_draft') return may.approve && deal.drafts[0]?.isSubmitted ? 'approve' : 'open_deal';
  if (may.link) return 'link';
  return isBillable && may.bill ? 'invoice' : 'open_deal';
}
