import { Big } from 'big.js';
import type { Account } from '../../seed/world.ts';
import type { Payment } from '../facts.ts';
import type { Ledger, LedgerInvoice } from '../ledger/ledger.ts';
import { round2 } from '../rules/amounts.ts';
import { latest, startOfDay, wireDate, wireUpdated } from '../rules/dates.ts';
import { contactFinder, stubContact } from './contacts.ts';
import { stubInvoice } from './credits.ts';
import { given, wireNumber, type Wire } from './wire.ts';

/** A payment that may have been taken back. */
export type ListedPayment = Payment & { deletedAt?: string };

/** What reached the bank: the same amount, or its worth at the invoice's rate when the account has another currency. */
const bankAmount = (options: { payment: Payment; invoice: LedgerInvoice; accountCurrency: string }): Big => {
  const { payment, invoice, accountCurrency } = options;
  const amount = new Big(payment.amount);
  return accountCurrency === invoice.currencyCode ? amount : round2(amount.div(invoice.currencyRate));
};

/** When a payment last changed; of one that was there from the start, the start of its day, or the making of its invoice. */
export const paymentUpdatedAt = (invoice: LedgerInvoice, { date, createdAt, deletedAt }: ListedPayment): string =>
  deletedAt ?? createdAt ?? latest([startOfDay(date), invoice.createdAt]);

export const paymentType = ({ type }: LedgerInvoice): string => (type === 'ACCREC' ? 'ACCRECPAYMENT' : 'ACCPAYPAYMENT');

/** Every payment on an invoice, also those that were taken back. */
export const paymentsOf = ({ payments, deletedPayments = [] }: LedgerInvoice): ListedPayment[] => [
  ...payments,
  ...deletedPayments,
];

/** Writes a payment of a ledger with all its fields. */
export const paymentWriter = (ledger: Ledger): ((invoice: LedgerInvoice, payment: ListedPayment) => Wire) => {
  const { organisation } = ledger;
  const contactOf = contactFinder(organisation);
  const accounts = new Map(organisation.accounts.map((account) => [account.accountId, account]));
  const stubOf = (contactId: string): Wire => stubContact(contactId, contactOf(contactId).name);
  const wirePayment = (invoice: LedgerInvoice, payment: ListedPayment, account: Account): Wire => ({
    PaymentID: payment.paymentId,
    Date: wireDate(payment.date),
    BankAmount: wireNumber(
      bankAmount({ payment, invoice, accountCurrency: account.currencyCode ?? organisation.baseCurrency }),
    ),
    Amount: Number(payment.amount),
    Reference: payment.reference,
    CurrencyRate: Number(invoice.currencyRate),
    PaymentType: paymentType(invoice),
    Status: payment.deletedAt === undefined ? 'AUTHORISED' : 'DELETED',
    ...wireUpdated(paymentUpdatedAt(invoice, payment)),
    HasAccount: true,
    IsReconciled: false,
    Account: { AccountID: account.accountId, ...given('Code', account.code) },
    Invoice: {
      Type: invoice.type,
      ...stubInvoice(invoice.invoiceId, invoice.invoiceNumber),
      Contact: stubOf(invoice.contactId),
      CurrencyCode: invoice.currencyCode,
    },
    HasValidationErrors: false,
  });
  return (invoice, payment) => {
    const account = accounts.get(payment.bankAccountId);
    if (account === undefined) throw new Error(`No account ${payment.bankAccountId} in ${organisation.name}`);
    return wirePayment(invoice, payment, account);
  };
};

/** Payments with all their fields: those with one of these ids; absent: all. */
export const wirePayments = (ledger: Ledger, ids?: readonly string[]): Wire[] => {
  const write = paymentWriter(ledger);
  return ledger.invoices.flatMap((invoice) =>
    paymentsOf(invoice)
      .filter(({ paymentId }) => ids?.includes(paymentId) ?? true)
      .map((payment) => write(invoice, payment)),
  );
};
