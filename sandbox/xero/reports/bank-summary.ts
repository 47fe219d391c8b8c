import { Big } from 'big.js';
import type { Account } from '../../seed/world.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Source } from '../reading/resource.ts';
import type { Query } from '../reading/filters.ts';
import { bankAccountFor } from '../rules/bank-account.ts';
import { sum } from '../rules/amounts.ts';
import { periodOf, spelledOut, within, type Period } from './period.ts';
import { headerRow, inBase, row, section, summaryRow, type Report } from './rows.ts';

/** Money that came into a bank account, or left it when negative, in the base currency. */
interface Movement {
  accountId: string;
  date: string;
  amount: Big;
}

/** All that ever moved: payments of invoices and bills, and money that came before or beyond an invoice. */
const movements = ({ organisation, invoices, credits }: Ledger): Movement[] => [
  ...invoices.flatMap((invoice) =>
    invoice.payments.map(({ bankAccountId, date, amount }) => {
      const worth = inBase(new Big(amount), invoice);
      return { accountId: bankAccountId, date, amount: invoice.type === 'ACCREC' ? worth : worth.neg() };
    }),
  ),
  ...credits
    .filter(({ kind, status }) => kind !== 'CreditNote' && status !== 'VOIDED')
    .map((credit) => ({
      accountId: bankAccountFor(organisation, credit.currencyCode)?.accountId ?? '',
      date: credit.date,
      amount: inBase(credit.totals.total, credit),
    })),
];

interface Line {
  account: Account;
  opening: Big;
  received: Big;
  spent: Big;
  closing: Big;
}

const lineOf = (account: Account, all: Movement[], period: Period): Line => {
  const own = all.filter(({ accountId }) => accountId === account.accountId);
  const amounts = own.filter(({ date }) => within(date, period)).map(({ amount }) => amount);
  const opening = sum(own.filter(({ date }) => date < period.from).map(({ amount }) => amount));
  const received = sum(amounts.filter((amount) => amount.gt(0)));
  const spent = sum(amounts.filter((amount) => amount.lt(0))).neg();
  return { account, opening, received, spent, closing: opening.plus(received).minus(spent) };
};

/** What came into each bank account and left it, in the base currency. Throws a `QueryError` on a period that is none. */
export const bankSummary = ({ ledger, today }: Source, query: Query): Report => {
  const { organisation } = ledger;
  const period = periodOf(query, today);
  const all = movements(ledger);
  const lines = organisation.accounts
    .filter(({ type, status }) => type === 'BANK' && status === 'ACTIVE')
    .map((account) => lineOf(account, all, period));
  const totalOf = (column: 'opening' | 'received' | 'spent' | 'closing'): Big => sum(lines.map((line) => line[column]));
  return {
    type: 'BankSummary',
    name: 'Bank Summary',
    titles: ['Bank Summary', organisation.name, `From ${spelledOut(period.from)} to ${spelledOut(period.to)}`],
    rows: [
      headerRow('Bank Accounts', 'Opening Balance', 'Cash Received', 'Cash Spent', 'Closing Balance'),
      section(
        '',
        ...lines.map(({ account: { accountId, name }, opening, received, spent, closing }) =>
          row(
            { value: name, about: ['accountID', accountId] },
            opening,
            { value: received, about: ['account', accountId] },
            { value: spent, about: ['account', accountId] },
            closing,
          ),
        ),
        summaryRow('Total', totalOf('opening'), totalOf('received'), totalOf('spent'), totalOf('closing')),
      ),
    ],
  };
};
