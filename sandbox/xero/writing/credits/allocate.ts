import { randomUUID } from 'node:crypto';
import { Big } from 'big.js';
import type { Allocation } from '../../../seed/world.ts';
import type { Invoice } from '../../facts.ts';
import type { Credit, CreditKind } from '../../ledger/credits.ts';
import type { LedgerInvoice } from '../../ledger/ledger.ts';
import { findRow } from '../../lists.ts';
import { lockFaults } from '../lock-dates.ts';
import { settledCredit, settledInvoice, type Unit } from '../unit.ts';

/** Credit to set against an invoice. `amount` is in the currency that both are in. */
export interface NewAllocation {
  creditId: string;
  invoiceId: string;
  amount: Big;
  /** Calendar date. */
  date: string;
}

const LISTS = { CreditNote: 'creditNotes', Overpayment: 'overpayments', Prepayment: 'prepayments' } as const;
const WORDS: Record<CreditKind, string> = {
  CreditNote: 'Credit Note',
  Overpayment: 'Overpayment',
  Prepayment: 'Prepayment',
};

const NOT_FOUND = 'The document with the supplied id was not found for this endpoint.';

/** Whether both can be settled against each other at all. */
const pairFaults = (credit: Credit, invoice: LedgerInvoice): string[] => {
  const what = WORDS[credit.kind];
  return [
    ...(credit.status === 'AUTHORISED' || credit.status === 'PAID'
      ? []
      : [`Only an AUTHORISED ${what} can be allocated`]),
    ...(invoice.status === 'PAID' ? ['The invoice you are trying to allocate to has already been paid off'] : []),
    ...(invoice.status === 'PAID' || invoice.status === 'AUTHORISED'
      ? []
      : [`${what} can only be allocated to an AUTHORISED invoice`]),
    ...(invoice.type === 'ACCREC' ? [] : [`${what} cannot be allocated to an incorrect invoice type`]),
    ...(invoice.contactId === credit.contactId ? [] : [`${what} cannot be allocated to an invoice of another contact`]),
    ...(invoice.currencyCode === credit.currencyCode
      ? []
      : [`${what} cannot be allocated to an invoice in another currency`]),
  ];
};

const amountFaults = (amount: Big, credit: Credit, invoice: LedgerInvoice): string[] => {
  if (amount.lte(0) || !amount.eq(amount.round(2)))
    return ['Allocation amount must be above zero, with at most two decimals'];
  return amount.gt(credit.remaining) || amount.gt(invoice.due)
    ? [`${WORDS[credit.kind]} cannot be allocated as amount is greater than amount outstanding`]
    : [];
};

/** Gives a credit other allocations; both documents have changed by that, and the invoice's history says so. */
const reallocate = (
  unit: Unit,
  change: { credit: Credit; allocations: Allocation[]; invoice: Invoice; deed: string; details: string },
): void => {
  const { credit, allocations, invoice, deed, details } = change;
  const list = LISTS[credit.kind];
  const row = findRow(unit.organisation, list, credit.id);
  if (row === undefined) throw new Error(`No ${credit.kind} ${credit.id} in ${unit.organisation.name}`);
  const note = { changes: deed, details };
  unit.put<(typeof LISTS)[CreditKind]>(list, { ...row, allocations, updatedAt: unit.now }, note);
  unit.put('invoices', { ...invoice, updatedAt: unit.now }, note);
};

/** Sets credit against an invoice; answers why it is refused, or the id of the allocation. */
export const putAllocation = (unit: Unit, asked: NewAllocation): { errors: string[]; allocationId?: string } => {
  const { amount, date } = asked;
  const credit = settledCredit(unit, asked.creditId);
  const settled = settledInvoice(unit, asked.invoiceId);
  const invoice = findRow(unit.organisation, 'invoices', asked.invoiceId);
  if (credit === undefined || settled === undefined || invoice === undefined) return { errors: [NOT_FOUND] };
  const errors = [
    ...pairFaults(credit, settled),
    ...amountFaults(amount, credit, settled),
    ...lockFaults('allocation', date, unit.organisation),
  ];
  if (errors.length > 0) return { errors };
  const { invoiceId, invoiceNumber } = invoice;
  const made: Allocation = { allocationId: randomUUID(), invoiceId, date, amount: amount.toFixed(2) };
  const details = `${WORDS[credit.kind]} ${credit.number}: ${made.amount} on ${date} to ${invoiceNumber}`;
  reallocate(unit, { credit, allocations: [...credit.allocations, made], invoice, deed: 'Credit Applied', details });
  return { errors, allocationId: made.allocationId };
};

/** Takes credit back from an invoice, which owes it again. Answers why not, if so. */
export const removeAllocation = (unit: Unit, credit: Credit, allocation: Allocation): string[] => {
  const { invoiceId, date, amount } = allocation;
  const locked = lockFaults('allocation', date, unit.organisation);
  if (locked.length > 0) return locked;
  const invoice = findRow(unit.organisation, 'invoices', invoiceId);
  if (invoice === undefined) throw new Error(`No invoice ${invoiceId} in ${unit.organisation.name}`);
  const allocations = credit.allocations.filter((one) => one !== allocation);
  const details = `${WORDS[credit.kind]} ${credit.number}: ${new Big(amount).toFixed(2)} on ${date}`;
  reallocate(unit, { credit, allocations, invoice, deed: 'Credit Removed', details });
  return [];
};
