import type { StatusTagProps } from '@hubspot/ui-extensions';
import type { DocumentRow, DocumentsQuery } from '../../../src/contract/documents.ts';

type Look = readonly [label: string, variant: NonNullable<StatusTagProps['variant']>];

/** Each state in the words and the colour in which a person knows it (C35). */
export const stateLooks: Record<DocumentRow['state'], Look> = {
  draft: ['Draft', 'default'],
  submitted: ['Awaiting approval', 'default'],
  awaiting_payment: ['Awaiting payment', 'info'],
  part_paid: ['Part paid', 'info'],
  overdue: ['Overdue', 'danger'],
  paid: ['Paid', 'success'],
  settled_by_credit: ['Settled by credit', 'default'],
  voided: ['Voided', 'default'],
  deleted: ['Deleted', 'default'],
  unallocated: ['Not yet allocated', 'warning'],
  allocated: ['Allocated', 'success'],
};

/** Each kind of document; a number that Xero left empty is replaced by it. */
export const kindLabels: Record<DocumentRow['kind'], string> = {
  invoice: 'Invoice',
  credit_note: 'Credit note',
  overpayment: 'Overpayment',
  prepayment: 'Prepayment',
};

export type Filter = DocumentsQuery['filter'];

/** What a list of documents may be narrowed to, in words. */
export const filterLabels: Record<Filter, string> = {
  all: 'All documents',
  open: 'Open',
  overdue: 'Overdue',
  paid: 'Paid',
  draft: 'Drafts',
  credit: 'Credits',
  void: 'Voided',
  not_yet_due: 'Not yet due',
  late_1_30: '1–30 days late',
  late_31_60: '31–60 days late',
  late_61_90: '61–90 days late',
  late_over_90: 'Over 90 days late',
  draft_invoices: 'Draft invoices',
  submitted_invoices: 'Awaiting approval',
  unallocated_credit_note: 'Credit notes not yet allocated',
  unallocated_overpayment: 'Overpayments not yet allocated',
  unallocated_prepayment: 'Prepayments not yet allocated',
};

/** What the list itself offers, in this order; the rest is chosen by the sums of the card. */
export const offeredFilters: readonly Filter[] = ['all', 'open', 'overdue', 'paid', 'draft', 'credit', 'void'];

type Named = Pick<DocumentRow, 'kind' | 'number'>;

/** What heads a document, e.g. `Invoice INV-0001`. */
export const titleOf = ({ kind, number }: Named): string => `${kindLabels[kind]} ${number || 'without number'}`;

/** The name of a document: its number, or what it is when it has none. */
export const nameOf = (document: Named): string => document.number || titleOf(document);
