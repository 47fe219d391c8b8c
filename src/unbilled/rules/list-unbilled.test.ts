import fc from 'fast-check';
import { decimal, sum, zero } from '../../lib/money.ts';
import type { Unbilled } from '../facts.ts';
import { AGES } from './age.ts';
import { fixOf } from './fix-of.ts';
import { chosen, pageOf, showOf, totalsOf, type Choice } from './list-unbilled.ts';
import { billing, draft, percent, standing, text, unbilled, word } from './testing/won-deal.ts';

const OPEN: Choice = { show: 'open', sort: 'age' };
const idsOf = (rows: readonly Unbilled[]): string[] => rows.map(({ deal }) => deal.dealId);
const won = (day: string): Date => new Date(`2026-${day}T09:00:00Z`);

/** Any list: each deal with an id of its own. */
const anyRows = fc
  .array(
    fc.record({
      amount: fc.option(fc.integer({ min: 1, max: 999_999 })),
      currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
      closedAt: fc.option(fc.constantFrom(won('11-18'), won('11-01'), won('10-01'), won('08-01'), won('09-05'))),
      isIgnored: fc.boolean(),
      ahead: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ amount, isIgnored, ahead, ...more }, n) => {
      const net = amount === null ? null : decimal((amount / 100).toFixed(2));
      const said = isIgnored
        ? { ignoring: { ...word(null, null), currency: more.currency, amount: net, left: net } }
        : {};
      const steps = ahead && net ? [percent('later', '100', { kind: 'date', date: '2027-01-01' })] : [];
      return unbilled({ dealId: String(n + 1), amount: net, ...more, ...said }, billing([], steps));
    }),
  );
const anyChoice = fc.record({
  show: fc.constantFrom<Choice['show'][]>('open', 'planned', 'before', 'ignored'),
  sort: fc.constantFrom<Choice['sort'][]>('age', 'amount'),
  age: fc.option(fc.constantFrom(...AGES), { nil: undefined }),
});

test('a total is the sum of its rows, whatever their order and the page, and of one currency', () => {
  fc.assert(
    fc.property(anyRows, anyChoice, (rows, choice) => {
      for (const total of totalsOf(rows, choice)) {
        const opened = chosen(rows, { ...choice, currency: total.currency });
        const open = sum(opened.map((row) => row.open ?? zero));
        expect([text(total.open), total.deals]).toEqual([text(open), opened.length]);
        expect(text(sum(total.ages.map((one) => one.open)))).toBe(text(open));
        expect(total.unknown).toBe(opened.filter((row) => row.open === null).length);
      }
      expect(sum(totalsOf(rows, choice).map(({ deals }) => decimal(String(deals)))).toFixed()).toBe(
        String(chosen(rows, choice).length),
      );
    }),
  );
});

test('the pages hold each row once, in one order', () => {
  fc.assert(
    fc.property(anyRows, anyChoice, fc.integer({ min: 1, max: 9 }), (all, choice, most) => {
      const rows = chosen(all, choice);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: ReturnType<typeof pageOf> = pageOf(rows, { cursor, most });
        seen.push(...idsOf(page.rows));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(idsOf(rows));
      expect(idsOf(chosen(all.toReversed(), choice))).toEqual(idsOf(rows));
    }),
  );
});

test('each deal is under one heading', () => {
  expect(showOf(unbilled())).toBe('open');
  expect(showOf(unbilled({ closedAt: won('08-01') }))).toBe('before');
  const later = billing([], [percent('later', '100', { kind: 'date', date: '2027-01-01' })]);
  expect(showOf(unbilled({ closedAt: won('08-01') }, later))).toBe('planned');
  expect(showOf(unbilled({ ignoring: word('1000', '1000') }, later))).toBe('ignored');
  expect(showOf(unbilled({ ignoring: word('900', '900') }))).toBe('open');
});

const four = [
  unbilled({ dealId: '1', closedAt: won('11-18'), amount: decimal('10') }),
  unbilled({ dealId: '2', closedAt: won('10-18'), amount: decimal('20') }),
  unbilled({ dealId: '3', closedAt: null, amount: null }),
  unbilled({ dealId: '4', closedAt: won('10-18'), amount: decimal('5'), currency: 'EUR' }),
];

test('the oldest first, or the largest first of each currency; what is not known comes last', () => {
  expect(idsOf(chosen(four, OPEN))).toEqual(['2', '4', '1', '3']);
  expect(idsOf(chosen(four, { ...OPEN, sort: 'amount' }))).toEqual(['4', '2', '1', '3']);
});

test('filters narrow rows and totals, but the currency narrows rows alone', () => {
  const pounds: Choice = { ...OPEN, currency: 'GBP', age: 'to_60' };
  expect(idsOf(chosen(four, pounds))).toEqual(['2']);
  expect(totalsOf(four, pounds).map(({ currency, deals, oldestDays }) => [currency, deals, oldestDays])).toEqual([
    ['EUR', 1, 33],
    ['GBP', 1, 33],
  ]);
  expect(idsOf(chosen(four, { ...OPEN, reason: 'no_amount' }))).toEqual(['3']);
  expect(idsOf(chosen(four, { ...OPEN, pipelineId: 'other' }))).toEqual([]);
  expect(idsOf(chosen(four, { ...OPEN, isTheirs: ({ dealId }) => dealId === '4' }))).toEqual(['4']);
});

test('what is passed over is summed beside what is not', () => {
  const rows = [...four, unbilled({ dealId: '9', ignoring: word('1000', '1000') })];
  const [, pounds] = totalsOf(rows, OPEN);
  expect([text(pounds?.open ?? null), text(pounds?.ignored.open ?? null)]).toEqual(['30', '1000']);
  const [ignored] = totalsOf(rows, { ...OPEN, show: 'ignored' });
  expect([text(ignored?.open ?? null), ignored?.ignored.deals]).toEqual(['1000', 0]);
});

test('the rows that follow are found when the last one of the page before is gone', () => {
  const rows = chosen(four, OPEN);
  const { next } = pageOf(rows, { cursor: null, most: 2 });
  expect(next).toBe('2_4');
  const without = rows.filter(({ deal }) => deal.dealId !== '4');
  expect(idsOf(pageOf(without, { cursor: next, most: 2 }).rows)).toEqual(['3']);
  const before = rows.filter(({ deal }) => deal.dealId !== '2');
  expect(idsOf(pageOf(before, { cursor: next, most: 2 }).rows)).toEqual(['1', '3']);
});

test('the one thing to do', () => {
  const all = { bill: true, approve: true, link: false };
  expect(fixOf(unbilled(), all)).toBe('invoice');
  expect(fixOf(unbilled(), { ...all, bill: false })).toBe('open_deal');
  expect(fixOf(unbilled(), { ...all, link: true })).toBe('link');
  expect(fixOf(unbilled({ amount: null }), all)).toBe('open_deal');
  expect(fixOf(unbilled({}, billing([standing('900')])), all)).toBe('open_deal');
  const submitted = unbilled({ drafts: [draft('1000', { isSubmitted: true })] }, billing([standing('1000')]));
  expect(fixOf(submitted, all)).toBe('approve');
  expect(fixOf(submitted, { ...all, approve: false })).toBe('open_deal');
  expect(fixOf(unbilled({ drafts: [draft('1000')] }, billing([standing('1000')])), all)).toBe('open_deal');
});
