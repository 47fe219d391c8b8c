import type { DealQuote } from '../../../src/contract/quotes.ts';

/** What can be done about a quote. */
export type Step = NonNullable<DealQuote['next']>;

/** How a quote stands in HubSpot, on a tag. */
export const stateWords: Record<DealQuote['state'], string> = {
  draft: 'Draft',
  pending_approval: 'Waiting for approval',
  rejected: 'Not approved',
  published: 'Published',
  expired: 'Expired',
  accepted: 'Accepted',
  void: 'Withdrawn',
};

type XeroStatus = NonNullable<DealQuote['xero']>['status'];

/** How it stands in Xero. */
export const xeroWords: Record<XeroStatus, string> = {
  DRAFT: 'Draft',
  SENT: 'Sent',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  INVOICED: 'Invoiced',
  DELETED: 'Deleted',
};

/** What each step is called on its button. */
export const stepLabels: Record<Step, string> = {
  make: 'Create quote in Xero',
  link: 'Link the quote in Xero',
  send: 'Mark as sent in Xero',
  accept: 'Mark as accepted in Xero',
  decline: 'Mark as declined in Xero',
  reopen: 'Mark as sent again in Xero',
  invoice: 'Invoice this quote',
};

/** What a move brings the quote to. */
export const targets = { send: 'SENT', accept: 'ACCEPTED', decline: 'DECLINED', reopen: 'SENT' } as const;
