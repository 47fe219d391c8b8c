/** What an invoice is called in a sentence: by its number; a draft need not have one. */
export const nameOf = (number: string): string => number || 'the draft';

/** The same at the beginning of one. */
export const nameFirst = (number: string): string => number || 'The draft';

const STATUSES: Readonly<Record<string, string>> = {
  DRAFT: 'a draft',
  SENT: 'sent',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  INVOICED: 'invoiced',
  SUBMITTED: 'waiting for approval',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
};

/** How an invoice or a quote stands in Xero: `is …`. */
export const statusWords = (status: string): string => STATUSES[status] ?? status;
