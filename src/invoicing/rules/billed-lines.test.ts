import { liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { billedLines } from './billed-lines.ts';

const gapsOf = (...args: Parameters<typeof billedLines>) => billedLines(...args).gaps.map(({ message }) => message);
const monthly = { frequency: 'monthly', periods: 12 };

test('a line item is a line of the invoice', () => {
  const line = liveLine({ name: ' Desk ', description: 'Oak,\n180 cm', quantity: '2.5', unitPrice: '19.9999' });
  const { lines, gaps } = billedLines(liveDeal({ lines: [line] }), {});
  expect(gaps).toEqual([]);
  expect(lines).toMatchObject([{ description: 'Desk\nOak,\n180 cm', discountRate: null, discountAmount: null }]);
  expect([lines[0]!.quantity?.toFixed(), lines[0]!.unitAmount?.toFixed()]).toEqual(['2.5', '19.9999']);
});

test.each([
  ['Desk', 'Desk', 'Desk'],
  ['Desk', 'Desk, oak', 'Desk, oak'],
  ['Desk', '  ', 'Desk'],
  ['', 'Oak', 'Oak'],
])('“%s” with “%s” is described as “%s”', (...[name, description, expected]) => {
  expect(billedLines(liveDeal({ lines: [liveLine({ name, description })] }), {}).lines[0]?.description).toBe(expected);
});

test('a deal without lines is one line of its amount', () => {
  const { lines, gaps } = billedLines(liveDeal({ lines: [], amount: '1178.75' }), {});
  expect(gaps).toEqual([]);
  expect(lines).toMatchObject([{ description: 'Refit' }]);
  expect([lines[0]!.quantity?.toFixed(), lines[0]!.unitAmount?.toFixed()]).toEqual(['1', '1178.75']);
});

test('a deal with neither lines nor an amount is refused in words', () => {
  expect(billedLines(liveDeal({ lines: [] }), {})).toMatchObject({
    lines: [],
    gaps: [
      {
        field: 'lines',
        message: 'The deal has neither line items nor an amount.',
        fix: 'Add line items or an amount to the deal in HubSpot, then look again.',
      },
    ],
  });
});

test('what recurs is asked about once, and billed for one period once the person said so', () => {
  const lines = [liveLine({ name: 'Support', recurring: monthly }), liveLine({ name: 'Hosting', recurring: monthly })];
  const deal = liveDeal({ lines: [...lines, liveLine()] });
  expect(billedLines(deal, {}).gaps).toMatchObject([
    {
      field: 'recurring',
      message: '“Support”, “Hosting” are billed again and again.',
      fix: 'Bill one period now, or cancel.',
    },
  ]);
  const answered = billedLines(deal, { recurring: 'one_period' });
  expect(answered.gaps).toEqual([]);
  expect(answered.lines.map(({ unitAmount }) => unitAmount?.toFixed())).toEqual(['100', '100', '100']);
});

test.each([
  ['no words at all', { name: ' ' }, 'A line has neither a name nor a description.'],
  [
    'a discount over 100%',
    { discountRate: '120' },
    'The discount of “Desk” is less than nothing or more than the line.',
  ],
  [
    'a price of five decimals',
    { unitPrice: '0.00001' },
    'Price or quantity of “Desk” has more than four decimals, which Xero does not keep.',
  ],
  [
    'a quantity of five decimals',
    { quantity: '1.00001' },
    'Price or quantity of “Desk” has more than four decimals, which Xero does not keep.',
  ],
  ['another currency', { currency: 'USD' }, '“Desk” is priced in USD, the deal in GBP.'],
])('refused: %s', (...[, line, message]) => {
  expect(gapsOf(liveDeal({ lines: [liveLine(line), liveLine()] }), {})).toEqual([message]);
});

test('what nobody typed is not nought: the lines are named once, whatever else is wrong with them', () => {
  const lines = [
    liveLine({ unitPrice: null, discountAmount: '5' }),
    liveLine({ name: 'Chair', quantity: null, discountRate: '101' }),
    liveLine({ name: 'Lamp', quantity: null, unitPrice: null, currency: 'USD' }),
    liveLine(),
  ];
  const { lines: billed, gaps } = billedLines(liveDeal({ lines }), {});
  expect(gaps.map(({ field, message }) => [field, message])).toEqual([
    ['lines', '“Desk”, “Lamp” have no price.'],
    ['lines', '“Chair”, “Lamp” have no quantity.'],
    ['lines', '“Lamp” is priced in USD, the deal in GBP.'],
  ]);
  expect(gaps[0]?.fix).toBe(
    'Type it on the line items of the deal in HubSpot, 0 if nothing is to be paid; then look again.',
  );
  expect(billed.map(({ quantity, unitAmount }) => [quantity?.toFixed(), unitAmount?.toFixed()])).toEqual([
    ['1', undefined],
    [undefined, '100'],
    [undefined, undefined],
    ['1', '100'],
  ]);
});

test('one line without a price is named as one', () => {
  expect(gapsOf(liveDeal({ lines: [liveLine({ unitPrice: null })] }), {})).toEqual(['“Desk” has no price.']);
});

test('a price of 0 that somebody typed is a price', () => {
  expect(gapsOf(liveDeal({ lines: [liveLine({ unitPrice: '0' }), liveLine()] }), {})).toEqual([]);
});

test('a description of 4,000 characters is taken, one of 4,001 is not', () => {
  const described = (length: number) => liveDeal({ lines: [liveLine({ name: '', description: 'x'.repeat(length) })] });
  expect(gapsOf(described(4000), {})).toEqual([]);
  expect(gapsOf(described(4001), {})).toEqual([
    'The description of “” is longer than 4,000 characters, which Xero does not take.',
  ]);
});

test('300 lines are taken as they are', () => {
  const lines = Array.from({ length: 300 }, (_, n) => liveLine({ name: `Desk ${n}` }));
  const billed = billedLines(liveDeal({ lines }), {});
  expect([billed.lines.length, billed.gaps.length]).toEqual([300, 0]);
  expect(billed.lines.at(-1)?.description).toBe('Desk 299');
});
