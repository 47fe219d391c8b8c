import { Big } from 'big.js';
import type { Account } from '../../seed/world.ts';
import type { Ledger, LedgerInvoice } from '../ledger/ledger.ts';
import type { Credit } from '../ledger/credits.ts';
import type { Query } from '../reading/filters.ts';
import type { Source } from '../reading/resource.ts';
import { sum } from '../rules/amounts.ts';
import type { Wire } from '../wire/wire.ts';
import { periodOf, shortly, spelledOut, within, type Period } from './period.ts';
import { allAbout, headerRow, inBase, row, section, summaryRow, type Report } from './rows.ts';

/** A part of the report: the types of account in it. */
interface Part {
  title: string;
  total: string;
  types: readonly string[];
  spends?: boolean;
}

const INCOME: Part = { title: 'Income', total: 'Total Income', types: ['REVENUE', 'SALES'] };
const COST: Part = { title: 'Less Cost of Sales', total: 'Total Cost of Sales', types: ['DIRECTCOSTS'], spends: true };
const OTHER: Part = { title: 'Plus Other Income', total: 'Total Other Income', types: ['OTHERINCOME'] };
const EXPENSES: Part = {
  title: 'Less Operating Expenses',
  total: 'Total Operating Expenses',
  types: ['EXPENSE', 'OVERHEADS', 'DEPRECIATN'],
  spends: true,
};

/** What was booked to an account, without tax, in the base currency: above zero what was earned, below what was spent. */
interface Booking {
  accountCode: string | undefined;
  amount: Big;
}

/** The lines of a document; `sign` is 1 when it earns and -1 when it spends. Tax inside inclusive amounts is taken off. */
const bookingsOf = (document: LedgerInvoice | Credit, sign: 1 | -1): Booking[] =>
  document.lines.map(({ accountCode }, index) => {
    const { amount = new Big(0), tax = new Big(0) } = document.totals.lines[index] ?? {};
    const net = document.lineAmountTypes === 'Inclusive' ? amount.minus(tax) : amount;
    return { accountCode, amount: inBase(net, document).times(sign) };
  });

const isBooked = ({ status }: { status: string }): boolean => status === 'AUTHORISED' || status === 'PAID';

/** Approved documents of the period by their dates, whether paid or not; credit notes take back what was sold. */
const bookings = ({ invoices, credits }: Ledger, period: Period): Booking[] => {
  const counts = (document: { status: string; date: string }): boolean =>
    isBooked(document) && within(document.date, period);
  const notes = credits.filter(({ kind }) => kind === 'CreditNote');
  return [
    ...invoices.filter(counts).flatMap((one) => bookingsOf(one, one.type === 'ACCREC' ? 1 : -1)),
    ...notes.filter(counts).flatMap((one) => bookingsOf(one, -1)),
  ];
};

interface Filled {
  section: Wire;
  total: Big;
}

/** A part with its accounts that anything was booked to. */
const filler =
  (accounts: Account[], booked: Booking[]) =>
  ({ title, total: totalTitle, types, spends = false }: Part): Filled => {
    const lines = accounts
      .filter(({ type }) => types.includes(type))
      .map(({ accountId, name, code }) => {
        const own = booked.filter(({ accountCode }) => accountCode !== undefined && accountCode === code);
        const earned = sum(own.map(({ amount }) => amount));
        return { accountId, name, amount: spends ? earned.neg() : earned };
      })
      .filter(({ amount }) => !amount.eq(0));
    const total = sum(lines.map(({ amount }) => amount));
    const rows = lines.map(({ accountId, name, amount }) => row(...allAbout(['account', accountId], [name, amount])));
    return { section: section(title, ...rows, summaryRow(totalTitle, total)), total };
  };

/** What was earned and spent in a period, in the base currency. Throws a `QueryError` on a period that is none. */
export const profitAndLoss = ({ ledger, today }: Source, query: Query): Report => {
  const { organisation } = ledger;
  const period = periodOf(query, today);
  const fill = filler(organisation.accounts, bookings(ledger, period));
  const [income, cost, other, expenses] = [fill(INCOME), fill(COST), fill(OTHER), fill(EXPENSES)];
  const gross = income.total.minus(cost.total);
  return {
    type: 'ProfitAndLoss',
    name: 'Profit and Loss',
    titles: ['Profit & Loss', organisation.name, `${spelledOut(period.from)} to ${spelledOut(period.to)}`],
    rows: [
      headerRow('', shortly(period.to)),
      income.section,
      cost.section,
      section('', row('Gross Profit', gross)),
      other.section,
      expenses.section,
      section('', row('Net Profit', gross.plus(other.total).minus(expenses.total))),
    ],
  };
};
