import { Big } from 'big.js';
import type { Contact } from '../facts.ts';
import type { LedgerInvoice } from '../ledger/ledger.ts';
import type { Query } from '../reading/filters.ts';
import type { Source } from '../reading/resource.ts';
import { sum } from '../rules/amounts.ts';
import type { Applied } from '../rules/settlement.ts';
import type { Wire } from '../wire/wire.ts';
import { dateIn, daysBetween, monthEnd, spelledOut } from './period.ts';
import { allAbout, headerRow, inBase, row, section, summaryRow, type Report } from './rows.ts';

/** What was open of an invoice on a day, in the base currency. */
interface Open {
  invoice: LedgerInvoice;
  total: Big;
  paid: Big;
  credited: Big;
  due: Big;
}

const COLUMNS = ['total', 'paid', 'credited', 'due'] as const;

const openOn = (invoice: LedgerInvoice, day: string): Open => {
  const until = (applied: Applied[]): Big =>
    inBase(sum(applied.filter(({ date }) => date <= day).map(({ amount }) => new Big(amount))), invoice);
  const total = inBase(invoice.totals.total, invoice);
  const [paid, credited] = [until(invoice.payments), until(invoice.credits)];
  return { invoice, total, paid, credited, due: total.minus(paid).minus(credited) };
};

const midnight = (date: string): string => `${date}T00:00:00`;

const lateness = ({ dueDate = '' }: LedgerInvoice, day: string): string =>
  dueDate < day ? `${daysBetween(dueDate, day)} days overdue` : '';

const wireOpen = ({ invoice, ...amounts }: Open, day: string): Wire => {
  const { invoiceId, invoiceNumber, date, dueDate = '' } = invoice;
  const words = [midnight(date), invoiceNumber, midnight(dueDate), lateness(invoice, day)];
  return row(...allAbout(['invoiceID', invoiceId], [...words, ...COLUMNS.map((column) => amounts[column])]));
};

const totalsOf = (title: string, open: Open[]): Wire =>
  summaryRow(title, '', '', '', ...COLUMNS.map((column) => sum(open.map((one) => one[column]))));

/** What a customer still owed on a day, invoice by invoice. Undefined: no such contact. Throws a `QueryError`. */
export const agedReceivables = ({ ledger, today }: Source, query: Query): Report | undefined => {
  const contact: Contact | undefined = ledger.organisation.contacts.find(
    ({ contactId }) => contactId === query['contactId']?.toLowerCase(),
  );
  if (contact === undefined) return undefined;
  const day = dateIn(query, 'date') ?? monthEnd(today);
  const to = dateIn(query, 'toDate') ?? day;
  const open = ledger.invoices
    .filter(
      ({ contactId, type, status }) =>
        contactId === contact.contactId && type === 'ACCREC' && /^(AUTHORISED|PAID)$/.test(status),
    )
    .filter(({ date }) => date <= to)
    .map((invoice) => openOn(invoice, day))
    .filter(({ due }) => !due.eq(0));
  const first = open.map(({ invoice }) => invoice.date).sort()[0] ?? to;
  const from = dateIn(query, 'fromDate') ?? first;
  const earlier = open.filter(({ invoice }) => invoice.date < from);
  const shown = open.filter(({ invoice }) => invoice.date >= from);
  return {
    type: 'AgedReceivablesByContact',
    name: 'Aged Receivables By Contact',
    titles: [
      'Invoices',
      contact.name,
      `From ${spelledOut(from)} to ${spelledOut(to)}`,
      `Showing payments to ${spelledOut(day)}`,
    ],
    rows: [
      headerRow('Date', 'Number', 'Due Date', '', 'Total', 'Paid', 'Credited', 'Due'),
      section('', row(midnight(from), 'Opening Balance', '', '', '', '', '', sum(earlier.map(({ due }) => due)))),
      section('', ...shown.map((one) => wireOpen(one, day)), totalsOf('Total', shown)),
      section('', totalsOf('Closing Balance', open)),
    ],
  };
};
