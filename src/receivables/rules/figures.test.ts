import fc from 'fast-check';
import { decimal, sum, zero } from '../../lib/money.ts';
import { figures, noFigures, type Ledger, type LedgerInvoice } from './figures.ts';

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
const account = (more: Partial<Ledger>): Ledger => ({
  invoices: [],
  held: [],
  received: [],
  unapproved: [],
  today: TODAY,
  ...more,
});
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

test('drafts and invoices that wait for approval stand apart, and are not owed', () => {
  const [gbp, usd] = figures(
    account({
      unapproved: [
        { currency: 'GBP', status: 'DRAFT', amount: decimal('9.50'), documents: 2 },
        { currency: 'GBP', status: 'SUBMITTED', amount: decimal('4'), documents: 1 },
        { currency: 'USD', status: 'DRAFT', amount: decimal('1'), documents: 1 },
      ],
    }),
  );
  expect(amounts([gbp!, usd!])).toEqual([
    ['GBP', '0', '0', '0'],
    ['USD', '0', '0', '0'],
  ]);
  expect(gbp).toMatchObject({ drafts: { documents: 2 }, submitted: { documents: 1 }, openInvoices: 0 });
  expect([gbp!.drafts, gbp!.submitted, usd!.drafts, usd!.submitted].map(({ amount }) => String(amount))).toEqual([
    '9.5',
    '4',
    '1',
    '0',
  ]);
});

test('currencies stand side by side, by code', () => {
  const all = figures(
    account({
      invoices: [invoice(), invoice({ currency: 'EUR', amountDue: decimal('7') })],
      held: [{ currency: 'USD', kind: 'overpayment', amount: decimal('3') }],
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
const anyCredit = fc.record({
  currency,
  kind: fc.constantFrom('credit_note' as const, 'overpayment' as const, 'prepayment' as const),
  amount,
});
const anySum = fc.record({
  currency,
  status: fc.constantFrom('DRAFT' as const, 'SUBMITTED' as const),
  amount,
  documents: fc.integer({ min: 1, max: 9 }),
});
const anyAccount = fc.record({
  invoices: fc.array(anyInvoice),
  held: fc.array(anyCredit),
  received: fc.array(fc.record({ currency, amount })),
  unapproved: fc.array(anySum),
  today: fc.constant(TODAY),
});
const owed = (one: Ledger) =>
  figures(one)
    .filter(({ openInvoices }) => openInvoices > 0)
    .map((figure) => [...amounts([figure]), figure.openInvoices, figure.overdueInvoices, figure.oldestOverdueDays]);

test('what is owed is either overdue or not yet due, and is the sum of its ages', () => {
  fc.assert(
    fc.property(anyAccount, (one) => {
      for (const { outstanding, overdue, notYetDue, ageing, openInvoices, overdueInvoices } of figures(one)) {
        expect(outstanding.eq(overdue.plus(notYetDue))).toBe(true);
        expect(String(sum(ageing.map(({ amount }) => amount)))).toBe(String(outstanding));
        const [young, ...late] = ageing;
        expect(young?.amount.eq(notYetDue)).toBe(true);
        expect(late.reduce((count, { invoices }) => count + invoices, 0)).toBe(overdueInvoices);
        expect(openInvoices - overdueInvoices).toBe(young?.invoices);
      }
    }),
  );
});

test('credit is the sum of its kinds', () => {
  fc.assert(
    fc.property(anyAccount, (one) => {
      for (const { unallocatedCredit, creditByKind } of figures(one)) {
        expect(String(sum(Object.values(creditByKind)))).toBe(String(unallocatedCredit));
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
          unapproved: only(one.unapproved, code),
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
