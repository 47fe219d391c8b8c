import { formatProperties } from './format-properties.ts';

const deal = {
  dealname: 'Shop front',
  amount: '1200.5',
  deal_currency_code: 'EUR',
  closedate: '2026-07-01T22:30:00.000Z',
  phone: null,
};

test('formats what is asked for, in the currency and the zone of the record', () => {
  expect(formatProperties(deal, { names: 'all', timeZone: 'Europe/London' })).toEqual({
    dealname: 'Shop front',
    amount: '€1,200.50',
    deal_currency_code: 'EUR',
    closedate: '1 Jul 2026, 23:30',
    phone: null,
  });
});

test('leaves the rest as it is', () => {
  expect(formatProperties(deal, { names: ['amount'], timeZone: 'UTC' })).toEqual({ ...deal, amount: '€1,200.50' });
  expect(formatProperties(deal, { names: [], timeZone: 'UTC' })).toEqual(deal);
});

test('an amount without a currency, or asked for without its symbol, stays a number', () => {
  const bare = { ...deal, deal_currency_code: null };
  expect(formatProperties(bare, { names: ['amount'], timeZone: 'UTC' })['amount']).toBe('1200.5');
  const options = { currency: { addSymbol: false } };
  expect(formatProperties(deal, { names: ['amount'], timeZone: 'UTC', options })['amount']).toBe('1200.5');
});
