import type { ChosenStatus } from './settlement.ts';

/** Xero's Invoices page: a document can stay what it is, be taken back before it is approved, and never after. */
const NEXT: Record<ChosenStatus, readonly ChosenStatus[]> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  VOIDED: [],
  DELETED: [],
};

/** Whether an invoice may go from one status to another. One with payments or credits on it cannot be voided. */
export const mayMove = (move: { from: ChosenStatus; to: ChosenStatus; touched: boolean }): boolean =>
  NEXT[move.from].includes(move.to) && !(move.to === 'VOIDED' && move.touched);

/** What an invoice may be when it is created. */
export const mayBegin = (status: string): boolean => ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(status);
