import fc from 'fast-check';
import { decimal, zero } from '../../lib/money.ts';
import { averageDaysLate, figures, noFigures, type Ledger, type LedgerInvoice } from './figures.ts';

const TODAY = '2026-11-20';
const invoice = (more: Partial<LedgerInvoice> = {}): LedgerInvoice => ({
  status: 'AUTHORISED',
  currency: 'GBP',
  dueDate: '2026-12-01',
  fullyPaidOn: null,
  amountDue: decimal('100.00'),
  amountPaid: zero,
  ...more,
});
const paid = (dueDate: string, fullyPaidOn: string, more: Partial<LedgerInvoice> = {}): LedgerInvoice =>
  invoice({ status: 'PAID', dueDate, fullyPaidOn, amountDue: zero, amountPaid: decimal('100.00'), ...more });
const account = (more: Partial<Ledger>): Ledger => ({ invoices: [], held: [], received: [], today: TODAY, ...more });
const amounts = (all: ReturnType<typeof figures>) =>
  all.map(({ currency, outstanding, overdue, notYetDue }) => [
    currency,
    String(outstanding),
    String(overdue),
    String(notYetDue),
  ]);

test('overdue is strictly after the due date; an invoice without one is never overdue', () => {
  const invoices = [
    invoice({ dueDate: '2026-11-19', amountDue: decimal('1.10') }),
    invoice({ dueDate: TODAY, amountDue: decimal('2.20') }),
    invoice({ dueDate: null, amountDue: decimal('4.40') }),
  ];
  const [gbp] = figures(account({ invoices }));
  expect(amounts([gbp!])).toEqual([['GBP', '7.7', '1.1', '6.6']]);
  expect(gbp).toMatchObject({ openInvoices: 3, overdueInvoices: 1, oldestOverdueDays: 1 });
});

test('only approved invoices are owed', () => {
  const invoices = ['DRAFT', 'SUBMITTED', 'PAID', 'VOIDED', 'DELETED', 'SOMETHINGNEW'].map((status) =>
    invoice({ status }),
  );
  expect(figures(account({ invoices }))).toEqual([]);
});

test('currencies stand side by side, by code', () => {
  const all = figures(
    account({
      invoices: [invoice(), invoice({ currency: 'EUR', amountDue: decimal('7') })],
      held: [{ currency: 'USD', amount: decimal('3') }],
      received: [{ currency: 'EUR', amount: decimal('5') }],
    }),
  );
  expect(amounts(all)).toEqual([
    ['EUR', '7', '0', '7'],
    ['GBP', '100', '0', '100'],
    ['USD', '0', '0', '0'],
  ]);
  expect(
    all.map(({ unallocatedCredit, paidTwelveMonths }) => [String(unallocatedCredit), String(paidTwelveMonths)]),
  ).toEqual([
    ['0', '5'],
    ['0', '0'],
    ['3', '0'],
  ]);
});

test.each([
  ['late, early and on the day', [paid('2026-06-01', '2026-06-12'), paid('2026-06-01', '2026-05-31')], 5],
  [
    'rounded to one decimal',
    [paid('2026-06-01', '2026-06-02'), paid('2026-06-01', '2026-06-02'), paid('2026-06-01', '2026-06-01')],
    0.7,
  ],
  ['early on average', [paid('2026-06-10', '2026-06-01')], -9],
  ['the first day of the twelve months does not count', [paid('2025-11-01', '2025-11-20')], null],
  ['the day after it does', [paid('2025-11-20', '2025-11-21')], 1],
  ['today counts', [paid('2026-11-19', TODAY)], 1],
  ['a date to come does not', [paid('2026-11-19', '2026-11-21')], null],
  ['without a due date nothing is early or late', [paid('2026-06-01', '2026-06-12', { dueDate: null })], null],
  ['credited away is not paid', [paid('2026-06-01', '2026-06-12', { amountPaid: zero })], null],
  ['voided is not paid', [paid('2026-06-01', '2026-06-12', { status: 'VOIDED' })], null],
] as const)('average days late: %s', (_, invoices, expected) => {
  expect(averageDaysLate(invoices, TODAY)).toBe(expected);
});

const day = fc
  .integer({ min: -500, max: 200 })
  .map((offset) => new Date(Date.parse(TODAY) + offset * 86_400_000).toISOString().slice(0, 10));
const amount = fc.integer({ min: 0, max: 10_000_000 }).map((units) => decimal((units / 10_000).toFixed(4)));
const currency = fc.constantFrom('GBP', 'EUR', 'JPY');
const anyInvoice = fc.record({
  status: fc.constantFrom('DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'),
  currency,
  dueDate: fc.option(day),
  fullyPaidOn: fc.option(day),
  amountDue: amount,
  amountPaid: amount,
});
const anyMoney = fc.array(fc.record({ currency, amount }));
const anyAccount = fc.record({
  invoices: fc.array(anyInvoice),
  held: anyMoney,
  received: anyMoney,
  today: fc.constant(TODAY),
});
const owed = (one: Ledger) =>
  figures(one)
    .filter(({ openInvoices }) => openInvoices > 0)
    .map((figure) => [...amounts([figure]), figure.openInvoices, figure.overdueInvoices, figure.oldestOverdueDays]);

test('what is owed is either overdue or not yet due', () => {
  fc.assert(
    fc.property(anyAccount, (one) => {
      for (const { outstanding, overdue, notYetDue } of figures(one)) {
        expect(outstanding.eq(overdue.plus(notYetDue))).toBe(true);
      }
    }),
  );
});

test('the order of the documents does not matter', () => {
  fc.assert(
    fc.property(anyAccount, (one) => {
      const turned = { ...one, invoices: one.invoices.toReversed(), held: one.held.toReversed() };
      expect(figures(turned)).toEqual(figures(one));
    }),
  );
});

test('each currency is what it would be alone', () => {
  fc.assert(
    fc.property(anyAccount, (one) => {
      const only = <T extends { currency: string }>(all: T[], code: string) =>
        all.filter((each) => each.currency === code);
      const apart = ['EUR', 'GBP', 'JPY'].flatMap((code) =>
        figures({
          ...one,
          invoices: only(one.invoices, code),
          held: only(one.held, code),
          received: only(one.received, code),
        }),
      );
      expect(figures(one)).toEqual(apart);
    }),
  );
});

test('an invoice that is not owed changes nothing that is', () => {
  const settled = anyInvoice.filter(({ status }) => status !== 'AUTHORISED');
  fc.assert(
    fc.property(anyAccount, settled, (one, more) => {
      expect(owed({ ...one, invoices: [...one.invoices, more] })).toEqual(owed(one));
    }),
  );
});

test('figures of nothing', () => {
  expect(amounts([noFigures('GBP', TODAY)])).toEqual([['GBP', '0', '0', '0']]);
});
