import fc from 'fast-check';
import {
  billingBooks,
  draftOf,
  liveDeal,
  liveLine,
  PRINT,
  SALES,
  STANDARD,
  ZERO_RATED,
} from '../../../test/support/billing-facts.ts';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { Schedule, Step } from '../../schedules/facts.ts';
import { amountsIn, currencies, hundredIn, percent, scheduleOf, steps } from '../../schedules/testing/steps.ts';
import { previewOf } from '../create-invoice.ts';
import { NOTHING_SET } from '../../tenancy/facts.ts';
import type { LiveDeal } from '../facts.ts';
import type { LedgerEntry } from '../ledger/facts.ts';
import type { Choices, InvoiceDraft } from './draft.ts';
import { invoiceRequest } from './request-body.ts';

const THREE = scheduleOf(
  steps(percent('30'), percent('50'), percent('20')).map((step, index): Step => {
    return { ...step, role: ['Deposit', 'Delivery', 'Balance'][index] ?? '' };
  }),
);
const deal = liveDeal({
  lines: [
    liveLine({ id: '1', name: 'Desk', unitPrice: '600' }),
    liveLine({ id: '2', name: 'Fitting', unitPrice: '400' }),
  ],
});

interface Asked {
  of?: LiveDeal;
  schedule?: Schedule;
  entries?: LedgerEntry[];
  choices?: Choices;
  currency?: string;
}

const drafted = ({ of = deal, schedule = THREE, entries = [], choices = {}, currency = 'GBP' }: Asked): InvoiceDraft =>
  draftOf({
    ...{ deal: { ...of, currency }, choices: { currencyRate: currency === 'GBP' ? undefined : '1.5', ...choices } },
    books: billingBooks({
      ...{ currencies: ['GBP', 'JPY', 'KWD'], salesAccounts: [SALES, PRINT], taxRates: [STANDARD, ZERO_RATED] },
      defaults: { ...NOTHING_SET, accountCode: SALES.code },
    }),
    ledger: { schedule, entries },
  });

/** What Xero makes of a draft, as the ledger has it then. */
function billed(draft: InvoiceDraft, change: { credited?: string; status?: string } = {}): LedgerEntry {
  const { totals, currency, stepId } = draft;
  if (!totals) throw new Error('The draft has gaps');
  const allocations = [{ invoiceId: stepId, amount: decimal(change.credited ?? '0') }];
  const credited = decimal(change.credited ?? '0');
  const credit = { subTotal: credited, total: credited, madeFor: null, allocations };
  return {
    ...{ dealId: '5', stepId, invoiceId: stepId },
    invoice: {
      ...{ number: `INV-${stepId}`, status: change.status ?? 'AUTHORISED', currency, amountPaid: zero },
      ...{ subTotal: totals.subTotal, total: totals.total, amountCredited: zero },
      credits: change.credited === undefined ? [] : [credit],
    },
    intent: { intentId: `i-${stepId}`, state: 'done', preview: previewOf(draft) },
  };
}

const linesOf = ({ lines }: InvoiceDraft): string[] =>
  lines.map(
    ({ description, quantity, unitAmount }) =>
      `${description}: ${quantity?.toFixed() ?? ''} × ${unitAmount?.toFixed() ?? ''}`,
  );

test('a step bills its part of each line, says which step it is, and what it leaves', () => {
  const draft = drafted({});
  expect(draft).toMatchObject({ stepId: 'a', reference: 'Refit – Deposit', gaps: [] });
  expect(linesOf(draft)).toEqual(['Desk (Deposit, 1 of 3): 1 × 180', 'Fitting (Deposit, 1 of 3): 1 × 120']);
  expect(draft.notes[0]).toBe('Deposit, 1 of 3: GBP 300.00 of GBP 1,000.00; GBP 700.00 left to bill.');
  expect(draft.totals?.total.toFixed()).toBe('360');
  expect(draft.comparison.differences).toEqual([]);
});

test('a deal that is billed at once is sent as it always was', () => {
  const before = draftOf({ deal });
  const now = drafted({ schedule: scheduleOf([], 0) });
  expect(now.step).toBeNull();
  expect(invoiceRequest(now, { url: 'u' })).toBe(invoiceRequest(before, { url: 'u' }));
  expect(invoiceRequest(now, { url: 'u' })).not.toContain('TaxAmount');
});

test('the next step is drafted, or the one that is asked for; of one that cannot be billed it is said why', () => {
  const first = billed(drafted({}));
  expect(drafted({ entries: [first] })).toMatchObject({ stepId: 'b', gaps: [] });
  expect(drafted({ entries: [first], choices: { stepId: 'c' } })).toMatchObject({ stepId: 'c', gaps: [] });
  const waiting = scheduleOf(steps(percent('30'), [percent('70'), { kind: 'paid' }]));
  const draft = drafted({ schedule: waiting, choices: { stepId: 'b' } });
  expect(draft.gaps.map(({ message }) => message)).toEqual(['“Step b”: It waits until “Step a” is paid.']);
});

test('a step that stands is drafted as it would be billed now, so that it can be put right', () => {
  const entries = [billed(drafted({}))];
  const again = drafted({ entries, choices: { stepId: 'a' } });
  expect([again.totals?.subTotal.toFixed(), again.gaps]).toEqual(['300', []]);
});

test('a step that stands and of which nothing would be left cannot be put right: never with the whole deal', () => {
  const two = scheduleOf(steps(percent('50'), percent('50')));
  const one = billed(drafted({ schedule: two }));
  const entries = [one, billed(drafted({ schedule: two, entries: [one] }), { status: 'DRAFT' })];
  const lowered = liveDeal({ lines: [liveLine({ id: '1', unitPrice: '500' })] });
  const again = drafted({ of: lowered, schedule: two, entries, choices: { stepId: 'b' } });
  expect(again.gaps.map(({ message }) => message)).toEqual([
    '“Step b”: The other steps bill all of the deal, and nothing is left for it to bill.',
  ]);
  const partly = liveDeal({ lines: [liveLine({ id: '1', unitPrice: '700' })] });
  const put = drafted({ of: partly, schedule: two, entries, choices: { stepId: 'b' } });
  expect([put.totals?.subTotal.toFixed(), put.gaps]).toEqual(['200', []]);
});

test('what bills the deal in another currency counts nothing, and a further step says so', () => {
  const entries = [billed(drafted({}))];
  const warned = (asked: Asked) =>
    drafted(asked).warnings.flatMap(({ check, message }) => (check === 'currency' ? [message] : []));
  expect(warned({ entries })).toEqual([]);
  expect(warned({ entries, currency: 'JPY', choices: { stepId: 'b' } })).toEqual([
    'INV-a bills this deal in GBP: that is not taken off what is left in JPY.',
  ]);
  expect(warned({ entries: [billed(drafted({}), { status: 'VOIDED' })], currency: 'JPY' })).toEqual([]);
});

test('the stamp is another as soon as the schedule or what stands is', () => {
  const first = billed(drafted({}));
  const stamps = [
    drafted({}),
    drafted({ schedule: { ...THREE, version: 2 } }),
    drafted({ entries: [first] }),
    drafted({ entries: [billed(drafted({}), { credited: '10' })] }),
  ].map(({ stamp }) => stamp);
  expect(new Set(stamps).size).toBe(4);
  expect(drafted({ entries: [billed(drafted({}), { status: 'PAID' })] }).stamp).toBe(stamps[2]);
});

test('a deal that was raised or lowered after the deposit is billed as it is now', () => {
  const entries = [billed(drafted({}))];
  const of = (price: string) => liveDeal({ lines: [liveLine({ id: '1', unitPrice: price }), ...deal.lines.slice(1)] });
  expect(drafted({ of: of('1600'), entries }).totals?.subTotal.toFixed()).toBe('1000');
  expect(drafted({ of: of('0'), entries }).totals?.subTotal.toFixed()).toBe('100');
  const less = drafted({ of: liveDeal({ lines: [liveLine({ id: '1', unitPrice: '200' })] }), entries });
  expect(less.gaps.map(({ message }) => message)).toEqual(['“Delivery”: Nothing of the deal is left for it to bill.']);
});

test('an item whose stock is counted is named by no step', () => {
  const items = [true, false].map((isTracked, index) => ({
    ...{ id: `i${index}`, code: `C${index}`, name: `C${index}`, isSold: true, isTracked, unitPrice: null },
    ...{ accountCode: '200', taxType: 'OUTPUT2' },
  }));
  const of = liveDeal({ lines: [liveLine({ id: '1', sku: 'C0' }), liveLine({ id: '2', sku: 'C1' })] });
  const around = { place: null, teamIds: [], products: new Map(), links: [], items };
  const codes = (schedule: Schedule) =>
    draftOf({ deal: of, around, ledger: { schedule, entries: [] } }).lines.map(({ itemCode }) => itemCode);
  expect(codes(scheduleOf([], 0))).toEqual(['C0', 'C1']);
  expect(codes(THREE)).toEqual([null, 'C1']);
});

test('where each step’s tax is rounded, the last one is told the tax that makes the whole; not once something was credited', () => {
  const of = liveDeal({ lines: [liveLine({ id: '1', unitPrice: '0.58' })] });
  const schedule = scheduleOf(steps(percent('50'), percent('50')));
  const first = drafted({ of, schedule });
  const last = drafted({ of, schedule, entries: [billed(first)] });
  const whole = drafted({ of, schedule: scheduleOf([], 0) });
  expect([whole, first, last].map(({ totals }) => totals?.totalTax.toFixed())).toEqual(['0.12', '0.06', '0.06']);
  const odd = liveDeal({ lines: [liveLine({ id: '1', unitPrice: '0.14' })] });
  const one = drafted({ of: odd, schedule });
  const end = drafted({ of: odd, schedule, entries: [billed(one)] });
  expect([end.lines[0]?.isTaxSet, end.totals?.totalTax.toFixed()]).toEqual([true, '0.02']);
  expect(invoiceRequest(end, { url: 'u' })).toContain('"TaxAmount":0.02');
  const credited = drafted({ of: odd, schedule, entries: [billed(one, { credited: '0.01' })] });
  expect(credited.lines[0]?.isTaxSet).toBeUndefined();
});

const rates = fc.constantFrom(SALES.code, PRINT.code);

test('billed step by step a deal comes to what it would at once: each line, without tax and with it', () => {
  const cases = currencies.chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      prices: fc.array(amountsIn(currency, 200_000), { minLength: 1, maxLength: 5 }),
      accounts: fc.array(rates, { minLength: 5, maxLength: 5 }),
      shares: hundredIn,
    }),
  );
  fc.assert(
    fc.property(cases, ({ currency, prices, accounts, shares }) => {
      const of = liveDeal({
        lines: prices.map((price, index) => liveLine({ id: `${index}`, unitPrice: price.toFixed() })),
      });
      const lines = Object.fromEntries(prices.map((_, index) => [`${index}`, { accountCode: accounts[index] }]));
      const schedule = scheduleOf(
        shares.map((share, index): Step => {
          return { stepId: `s${index}`, role: `Part ${index}`, share: percent(share.toFixed()), when: { kind: 'now' } };
        }),
      );
      const ask = (more: Asked) => drafted({ of, currency, choices: { lines }, ...more });
      const whole = ask({ schedule: scheduleOf([], 0) });
      const entries: LedgerEntry[] = [];
      const drafts: InvoiceDraft[] = [];
      while (drafts.length < schedule.steps.length) {
        const draft = ask({ schedule, entries: [...entries] });
        if (draft.gaps.length > 0) break;
        drafts.push(draft);
        entries.push(billed(draft));
      }
      const all = (pick: (draft: InvoiceDraft) => Decimal | undefined) =>
        sum(drafts.map((draft) => pick(draft) ?? zero)).toFixed();
      expect(all(({ totals }) => totals?.subTotal)).toBe(whole.totals?.subTotal.toFixed());
      // Where nothing of a tax is left for the last step to bill, that step has no line that could be told the tax.
      const told = new Set(drafts.at(-1)?.lines.map(({ taxType }) => taxType));
      if (whole.lines.every(({ taxType }) => told.has(taxType)))
        expect(all(({ totals }) => totals?.totalTax)).toBe(whole.totals?.totalTax.toFixed());
      for (const { lineId, lineAmount } of whole.lines) {
        const parts = drafts.flatMap((draft) => draft.lines.filter((line) => line.lineId === lineId));
        expect(sum(parts.map((part) => part.lineAmount ?? zero)).toFixed()).toBe(lineAmount?.toFixed());
      }
    }),
    { numRuns: 150 },
  );
});
