import { Big } from 'big.js';
import { sum } from './amounts.ts';

export type ChosenStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
export type DocumentStatus = ChosenStatus | 'PAID';

/** An amount that was put against a document on a calendar date, in the document's currency. */
export interface Applied {
  amount: string;
  date: string;
}

export interface Settlement {
  status: DocumentStatus;
  paid: Big;
  credited: Big;
  /** 0 for a voided or deleted document; the whole total while it is not approved. */
  due: Big;
  /** Calendar date of what settled it last. */
  fullyPaidOn?: string;
}

const amountsOf = (applied: Applied[]): Big => sum(applied.map(({ amount }) => new Big(amount)));
const lastDate = (applied: Applied[]): string | undefined =>
  applied
    .map(({ date }) => date)
    .sort()
    .at(-1);

/** How far an invoice is settled. PAID is never chosen: it follows when nothing is left of an approved invoice. */
export const settleInvoice = (invoice: {
  status: ChosenStatus;
  date: string;
  total: Big;
  payments: Applied[];
  credits: Applied[];
}): Settlement => {
  const paid = amountsOf(invoice.payments);
  const credited = amountsOf(invoice.credits);
  const gone = invoice.status === 'VOIDED' || invoice.status === 'DELETED';
  const due = gone ? new Big(0) : invoice.total.minus(paid).minus(credited);
  if (invoice.status !== 'AUTHORISED' || !due.eq(0)) return { status: invoice.status, paid, credited, due };
  const fullyPaidOn = lastDate([...invoice.payments, ...invoice.credits]) ?? invoice.date;
  return { status: 'PAID', paid, credited, due, fullyPaidOn };
};

/** What is left of a credit note, an overpayment or a prepayment. */
export const settleCredit = (credit: {
  status: ChosenStatus;
  total: Big;
  allocations: Applied[];
}): { status: DocumentStatus; remaining: Big; fullyPaidOn?: string } => {
  const gone = credit.status === 'VOIDED' || credit.status === 'DELETED';
  const remaining = gone ? new Big(0) : credit.total.minus(amountsOf(credit.allocations));
  const fullyPaidOn = lastDate(credit.allocations);
  if (credit.status !== 'AUTHORISED' || !remaining.eq(0) || fullyPaidOn === undefined)
    return { status: credit.status, remaining };
  return { status: 'PAID', remaining, fullyPaidOn };
};
