import type { Unbilled } from '../facts.ts';

/** The one thing to do about a deal that is not billed in full. */
export type Fix = 'invoice' | 'open_deal' | 'approve';

/** What the person may do with the deal now. */
interface May {
  bill: boolean;
  approve: boolean;
}

/** What cannot be done from the list is done on the deal. */
export function fixOf({ reason, isBillable, deal }: Unbilled, may: May): Fix {
  if (reason === 'in_draft') return may.approve && deal.drafts[0]?.isSubmitted ? 'approve' : 'open_deal';
  return isBillable && may.bill ? 'invoice' : 'open_deal';
}
