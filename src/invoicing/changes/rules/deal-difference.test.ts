import { draftOf, liveDeal, liveLine } from '../../../../test/support/billing-facts.ts';
import { sentOf } from '../../../../test/support/sent-facts.ts';
import type { LiveDeal } from '../../facts.ts';
import { billedLines } from '../../rules/billed-lines.ts';
import { dealDifference } from './deal-difference.ts';

const website = liveLine({ id: 'w', name: 'Website', quantity: '2', unitPrice: '500' });
const logo = liveLine({ id: 'l', name: 'Logo', unitPrice: '80', discountRate: '10' });
const deal = liveDeal({ lines: [website, logo] });
const { sent } = sentOf(draftOf({ deal }));

const nowOf = (now: LiveDeal, currency = now.currency ?? '') => ({
  currency,
  lines: billedLines({ ...now, currency }, { recurring: 'one_period' }).lines,
});
const told = (now: LiveDeal, from = sent) => {
  const difference = dealDifference(from, nowOf(now));
  return difference && [difference.amount?.toFixed(2) ?? null, ...difference.differences.map(({ words }) => words)];
};

test('a deal as it was differs in nothing', () => {
  expect(told(deal)).toBeNull();
  expect(told(liveDeal({ lines: [logo, website] }))).toBeNull();
});

test.each<[string, LiveDeal, [string | null, ...string[]]]>([
  [
    'more of it',
    liveDeal({ lines: [{ ...website, quantity: liveLine({ quantity: '3' }).quantity }, logo] }),
    ['500.00', '“Website” was 2 × GBP 500.00, is 3 × GBP 500.00'],
  ],
  [
    'another price, of four decimals',
    liveDeal({ lines: [{ ...website, unitPrice: liveLine({ unitPrice: '499.9975' }).unitPrice }, logo] }),
    ['0.00', '“Website” was 2 × GBP 500.00, is 2 × GBP 499.9975'],
  ],
  [
    'another discount',
    liveDeal({ lines: [website, liveLine({ id: 'l', name: 'Logo', unitPrice: '80', discountAmount: '20' })] }),
    ['-12.00', '“Logo” was GBP 80.00 less 10%, is GBP 80.00 less GBP 20.00'],
  ],
  [
    'more discount',
    liveDeal({ lines: [website, liveLine({ id: 'l', name: 'Logo', unitPrice: '80', discountRate: '20' })] }),
    ['-8.00', '“Logo” was GBP 80.00 less 10%, is GBP 80.00 less 20%'],
  ],
  [
    'a line more',
    liveDeal({ lines: [liveLine({ id: 'h', name: 'Hosting', unitPrice: '120' }), website, logo] }),
    ['120.00', '“Hosting” was added: GBP 120.00'],
  ],
  ['a line less', liveDeal({ lines: [logo] }), ['-1000.00', '“Website” was removed: it was 2 × GBP 500.00']],
  [
    'another name',
    liveDeal({ lines: [{ ...website, name: 'Site' }, logo] }),
    ['0.00', '“Website” is called “Site” now'],
  ],
  [
    'another name and price',
    liveDeal({ lines: [{ ...website, name: 'Site', quantity: logo.quantity }, logo] }),
    ['-500.00', '“Website”, now “Site”, was 2 × GBP 500.00, is GBP 500.00'],
  ],
  [
    'another currency',
    liveDeal({ currency: 'EUR', lines: [website] }),
    [
      null,
      ...['The deal was in GBP, is in EUR', '“Website” was 2 × GBP 500.00, is 2 × EUR 500.00'],
      '“Logo” was removed: it was GBP 80.00 less 10%',
    ],
  ],
  [
    'neither lines nor an amount',
    liveDeal({ lines: [] }),
    ['-1072.00', ...['“Website” was removed: it was 2 × GBP 500.00', '“Logo” was removed: it was GBP 80.00 less 10%']],
  ],
])('%s', (_what, now, expected) => {
  expect(told(now)).toEqual(expected);
});

test('of what was sent before ids were kept, lines are compared in their order', () => {
  const older = { ...sent, lines: sent.lines.map((line) => ({ ...line, lineId: null })) };
  expect(told(deal, older)).toBeNull();
  expect(told(liveDeal({ lines: [website, { ...logo, id: 'new' }] }), older)).toBeNull();
  expect(told(liveDeal({ lines: [website] }), older)).toEqual([
    '-72.00',
    '“Logo” was removed: it was GBP 80.00 less 10%',
  ]);
});

test('a name with a comma is said as it is', () => {
  const signs = { ...website, name: 'Signs, as discussed' };
  const was = sentOf(draftOf({ deal: liveDeal({ lines: [signs] }) })).sent;
  expect(told(liveDeal({ lines: [{ ...signs, quantity: logo.quantity }] }), was)).toEqual([
    '-500.00',
    '“Signs, as discussed” was 2 × GBP 500.00, is GBP 500.00',
  ]);
});

test('a deal without lines is compared by its amount', () => {
  const alone = liveDeal({ amount: '1000', lines: [] });
  const once = sentOf(draftOf({ deal: alone })).sent;
  expect(told(alone, once)).toBeNull();
  expect(told(liveDeal({ amount: '1200', lines: [] }), once)).toEqual([
    '200.00',
    '“Refit” was GBP 1,000.00, is GBP 1,200.00',
  ]);
});

test('how lines are described may be set anew: a description without the name tells of no new one', () => {
  const now = billedLines(deal, { recurring: 'one_period' }, { pattern: 'Work for {customer}', customer: 'Zoë' }).lines;
  expect(dealDifference(sent, { currency: 'GBP', lines: now })).toBeNull();
});
