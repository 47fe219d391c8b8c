import { Big } from 'big.js';
import type { Invoice, Organisation } from '../../facts.ts';
import type { LedgerInvoice } from '../../ledger/ledger.ts';
import { withTaxTypes } from '../../ledger/taxed-lines.ts';
import { mayMove } from '../../rules/status-moves.ts';
import { without } from '../../wire/wire.ts';
import { lockFaults } from '../lock-dates.ts';

const HAS_PAYMENT = 'This document cannot be edited as it has a payment or credit note allocated to it.';

/** Whether money or credit was put against an invoice. */
export const isTouched = ({ paid, credited }: LedgerInvoice): boolean => !paid.eq(0) || !credited.eq(0);

const number = (value: string | undefined): string => new Big(value ?? 0).toFixed();

/** A document as far as it matters here. */
type Modified = Pick<
  Invoice,
  'status' | 'date' | 'currencyCode' | 'currencyRate' | 'lineAmountTypes' | 'contactId' | 'lines'
>;

/** What of a document no longer changes once money was put against it. */
const frozen = (document: Modified, organisation: Organisation, credited: boolean): string => {
  const { date, currencyCode, currencyRate, lineAmountTypes } = document;
  const lines = withTaxTypes(organisation)(document).map((line) => [
    line.lineItemId,
    line.itemCode,
    line.taxType,
    ...[line.quantity, line.unitAmount, line.discountRate, line.discountAmount].map(number),
  ]);
  const contact = credited ? document.contactId : '';
  return JSON.stringify([date, currencyCode, number(currencyRate), lineAmountTypes, contact, lines]);
};

interface Modification {
  /** As it was, with its amounts. */
  before: LedgerInvoice;
  existing: Invoice;
  after: Invoice;
  organisation: Organisation;
}

/** Says that a document is past changing. */
export const notModifiable = (what: 'Invoice' | 'Credit Note' | 'Quote'): string =>
  `${what} not of valid status for modification`;

/**
 * Why a document may not become what a write makes of it; nothing when it may. `touched`: money or credit was put against
 * it, or it was used up in part; `credited`: so that its contact is settled too.
 */
export const documentFaults = (change: {
  what: 'Invoice' | 'Credit Note';
  existing: Modified;
  after: Modified;
  touched: boolean;
  credited: boolean;
  organisation: Organisation;
}): string[] => {
  const { what, existing, after, touched, credited, organisation } = change;
  const reasons = touched ? [notModifiable(what), HAS_PAYMENT] : [notModifiable(what)];
  if (!mayMove({ from: existing.status, to: after.status, touched })) return reasons;
  const locked = lockFaults('document', existing.date, organisation);
  if (locked.length > 0) return locked;
  const isFrozen = touched && frozen(existing, organisation, credited) !== frozen(after, organisation, credited);
  return isFrozen ? reasons : [];
};

/** Why an invoice may not become what a write makes of it; nothing when it may. */
export const modificationFaults = ({ before, ...change }: Modification): string[] =>
  documentFaults({ what: 'Invoice', ...change, touched: isTouched(before), credited: !before.credited.eq(0) });

/** Changes that `If-Modified-Since` does not see on a document that money was put against. */
const UNSEEN = ['dueDate', 'sentToContact', 'updatedAt'];

/** Whether `If-Modified-Since` sees a change: not when it is the due date or the sent mark of a part-paid invoice. */
export const isSeen = ({ before, existing, after }: Omit<Modification, 'organisation'>): boolean => {
  const rest = (invoice: Invoice): string => JSON.stringify(without({ ...invoice }, UNSEEN));
  return !isTouched(before) || rest(existing) !== rest(after);
};
