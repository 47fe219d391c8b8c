import { decimal } from '../../lib/money.ts';
import { differsFrom } from './differs-from-deal.ts';

const differs = (amount: string, { net, others }: { net: string; others?: string }) =>
  differsFrom({
    ...{ what: 'The deal', says: { amount: decimal(amount), currency: 'GBP' } },
    ...(others !== undefined && { others: decimal(others) }),
    invoice: { subTotal: decimal(net), total: decimal(net).times('1.2'), currency: 'GBP' },
  });

test('an invoice of all of the deal is held to it, with tax or without', () => {
  expect(differs('100', { net: '100' })).toBeNull();
  expect(differs('120', { net: '100' })).toBeNull();
  expect(differs('90', { net: '100' })).toBe(
    'The deal says GBP 90.00; the invoice comes to GBP 100.00 before tax, GBP 120.00 with it: GBP 10.00 off.',
  );
});

test('an invoice of a step is held to what the other steps leave of the deal', () => {
  expect(differs('100', { net: '30', others: '70' })).toBeNull();
  expect(differs('110', { net: '30', others: '70' })).toBe(
    'The deal without its other steps says GBP 40.00; the invoice comes to GBP 30.00 before tax, GBP 36.00 with it: GBP -10.00 off.',
  );
});
