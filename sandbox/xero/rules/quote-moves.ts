import type { Quote } from '../../seed/quote.ts';

type Status = Quote['status'];

/** Xero's Quotes page: which status may follow which. Each may stay what it is, but for what is deleted. */
const NEXT: Record<Status, readonly Status[]> = {
  DRAFT: ['DRAFT', 'SENT', 'DELETED'],
  SENT: ['SENT', 'ACCEPTED', 'DECLINED', 'DELETED'],
  ACCEPTED: ['ACCEPTED', 'INVOICED', 'SENT', 'DELETED'],
  DECLINED: ['DECLINED', 'SENT', 'DELETED'],
  INVOICED: ['INVOICED', 'SENT', 'DELETED'],
  DELETED: [],
};

export const mayMoveQuote = (from: Status, to: Status): boolean => NEXT[from].includes(to);

/** What a quote may be when it is made. */
export const mayBeginQuote = (status: Status): boolean => status === 'DRAFT' || status === 'SENT';

/** Whether more of a quote than its status may change. */
export const isEditable = (status: Status): boolean => status === 'DRAFT' || status === 'SENT';
