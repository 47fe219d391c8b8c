import { decimal, sum } from '../../lib/money.ts';
import { disagreements, invoiceVectors, type InvoiceVector } from '../../../test/fixtures/invoice-vectors/read.ts';

const all = invoiceVectors();
const counted = all.filter(({ source }) => source.kind !== 'own');
const lines = counted.flatMap((vector) => vector.lines.map((line) => ({ ...line, of: vector.lineAmountTypes })));

const added = (amounts: string[]): string => sum(amounts.map(decimal)).toFixed(2);
const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

test('at least forty have a public source that can be looked up', () => {
  expect(counted.length).toBeGreaterThanOrEqual(40);
  for (const { source } of counted) {
    expect(source.where).toMatch(/https:\/\/|^specs\/xero\/|^[\w-]+\/[\w-]+: \S+/);
  }
});

test('no document is counted twice', () => {
  const figures = ({ lineAmountTypes, lines }: InvoiceVector) => JSON.stringify([lineAmountTypes, lines]);
  expect(new Set(counted.map(figures)).size).toBe(counted.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test.each(all)('$name agrees with its own lines', ({ lineAmountTypes, lines, expected }) => {
  const { subTotal, totalTax, total } = expected;
  const whatLinesSay = lineAmountTypes === 'Inclusive' ? total : subTotal;
  expect(added(lines.map((line) => line.expected.lineAmount))).toBe(whatLinesSay);
  expect(added(lines.map((line) => line.expected.taxAmount))).toBe(totalTax);
  expect(added([subTotal, totalTax])).toBe(total);
});

test.each<[string, number]>([
  ['exclusive', counted.filter(({ lineAmountTypes }) => lineAmountTypes === 'Exclusive').length],
  ['inclusive', counted.filter(({ lineAmountTypes }) => lineAmountTypes === 'Inclusive').length],
  ['free of tax', counted.filter(({ lineAmountTypes }) => lineAmountTypes === 'NoTax').length],
  ['discount by rate', lines.filter(({ discountRate }) => discountRate).length],
  ['discount by amount', lines.filter(({ discountAmount }) => discountAmount).length],
  ['price in parts of a cent', lines.filter(({ unitAmount }) => decimalsOf(unitAmount) > 2).length],
  ['part of a piece', lines.filter(({ quantity }) => decimalsOf(quantity) > 0).length],
  ['negative line', lines.filter(({ expected }) => expected.lineAmount.startsWith('-')).length],
  ['line of nothing', lines.filter(({ expected }) => expected.lineAmount === '0.00').length],
  ['large amount', lines.filter(({ expected }) => decimal(expected.lineAmount).gt(100_000)).length],
  ['several rates', counted.filter((each) => new Set(each.lines.map(({ taxRate }) => taxRate)).size > 1).length],
  [
    'half a cent of tax',
    lines.filter(({ of, taxRate, expected }) => {
      const thousandths = decimal(expected.lineAmount).times(taxRate).times(10);
      return of === 'Exclusive' && thousandths.mod(5).eq(0) && !thousandths.mod(10).eq(0);
    }).length,
  ],
])('a public vector shows: %s', (_situation, count) => {
  expect(count).toBeGreaterThan(0);
});

test('what was found and left out says why', () => {
  expect(disagreements().length).toBeGreaterThan(0);
});
