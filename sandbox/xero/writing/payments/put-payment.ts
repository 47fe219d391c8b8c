import { randomUUID } from 'node:crypto';
import type { Big } from 'big.js';
import type { Account } from '../../../seed/world.ts';
import type { Payment } from '../../facts.ts';
import type { LedgerInvoice } from '../../ledger/ledger.ts';
import { lockFaults } from '../lock-dates.ts';
import { settledInvoice, type Unit } from '../unit.ts';

/** Money to put against an invoice. `amount` is in the invoice's currency. */
export interface NewPayment {
  invoiceId: string;
  account: Account | undefined;
  /** Calendar date. */
  date: string;
  amount: Big;
  reference: string;
}

const takesPayments = ({ type, status, enablePaymentsToAccount }: Account): boolean =>
  status === 'ACTIVE' && (type === 'BANK' || enablePaymentsToAccount);

/** Why a payment is refused, in Xero's words where they are known. */
const paymentFaults = (unit: Unit, payment: NewPayment, invoice: LedgerInvoice | undefined): string[] => {
  const { account, amount, date } = payment;
  if (invoice === undefined) return ['The document with the supplied id was not found for this endpoint.'];
  return [
    ...(invoice.status === 'AUTHORISED' ? [] : ['Payments can only be made against authorised documents']),
    ...(account === undefined ? ['Account could not be found.'] : []),
    ...(account === undefined || takesPayments(account) ? [] : ['Account type is not valid for payments.']),
    ...(amount.gt(0) && amount.eq(amount.round(2))
      ? []
      : ['Payment amount must be above zero, with at most two decimals']),
    ...(amount.gt(invoice.due) ? ['Payment amount exceeds the amount outstanding on this document'] : []),
    ...lockFaults('payment', date, unit.organisation),
  ];
};

/** Puts a payment against an invoice; answers why it is refused, or the id of the payment. */
export const putPayment = (unit: Unit, payment: NewPayment): { errors: string[]; paymentId?: string } => {
  const { invoiceId, account, amount, date, reference } = payment;
  const errors = paymentFaults(unit, payment, settledInvoice(unit, invoiceId));
  const invoice = unit.organisation.invoices.find((one) => one.invoiceId === invoiceId);
  if (errors.length > 0 || invoice === undefined || account === undefined) return { errors };
  const made: Payment = {
    paymentId: randomUUID(),
    date,
    amount: amount.toFixed(2),
    reference,
    bankAccountId: account.accountId,
    createdAt: unit.now,
  };
  unit.put(
    'invoices',
    { ...invoice, payments: [...invoice.payments, made], updatedAt: unit.now },
    { changes: 'Paid', details: `Payment of ${made.amount} on ${date}` },
  );
  return { errors, paymentId: made.paymentId };
};

/** Takes a payment back: it is listed as DELETED, and the invoice owes it again. Answers why not, if so. */
export const deletePayment = (unit: Unit, paymentId: string): string[] => {
  const invoice = unit.organisation.invoices.find(({ payments }) =>
    payments.some((one) => one.paymentId === paymentId),
  );
  const payment = invoice?.payments.find((one) => one.paymentId === paymentId);
  if (invoice === undefined || payment === undefined) return ['Payment has already been deleted.'];
  const locked = lockFaults('payment', payment.date, unit.organisation);
  if (locked.length > 0) return locked;
  unit.put(
    'invoices',
    {
      ...invoice,
      payments: invoice.payments.filter((one) => one !== payment),
      deletedPayments: [...(invoice.deletedPayments ?? []), { ...payment, deletedAt: unit.now }],
      updatedAt: unit.now,
    },
    { changes: 'Payment deleted', details: `Payment of ${payment.amount} on ${payment.date}` },
  );
  return [];
};
