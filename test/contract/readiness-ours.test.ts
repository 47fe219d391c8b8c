import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { billingContact, liveDeal } from '../support/billing-facts.ts';
import {
  billed,
  choose,
  contactOf,
  invoiceSent,
  kept,
  line,
  lineSent,
  saidTo,
  type Row,
} from './support/readiness-rows.ts';
import { readinessXero, type ReadinessXero } from './support/readiness-xero.ts';

let xero: ReadinessXero;
beforeAll(async () => (xero = await readinessXero()));
afterAll(() => xero.close());

/** Named by the words that docs/readiness.md has of each. */
const OURS: Row[] = [
  [
    'Two companies of the deal are primary',
    'customer',
    () => ({ deal: liveDeal({ hasTwoPrimary: true }) }),
    () => ({}),
  ],
  [
    'Several contacts stand for the customer',
    'customer',
    (xero) => billed(contactOf(xero, 'ACTIVE'), billingContact({ contactId: 'other' })),
    () => ({}),
  ],
  ['A line that recurs', 'lines', line({ recurring: { frequency: 'monthly', periods: 12 } }), () => ({})],
  ['More than four decimals', 'lines', line({ quantity: '1.00001' }), lineSent({ Quantity: 1.00001 })],
  ['A line in another currency than the deal', 'lines', line({ currency: 'EUR' }), () => ({})],
  ['Nothing to pay', 'lines', line({ unitPrice: '0' }), lineSent({ UnitAmount: 0 })],
  [
    'An item that is not sold',
    'items',
    (xero) => ({ choices: { lines: { line: { itemCode: xero.items[0]!.code } } } }),
    (xero) => ({ line: { ItemCode: xero.items[0]!.code } }),
  ],
  [
    'An exchange rate of more than six decimals',
    'currency',
    () => ({ deal: liveDeal({ currency: 'EUR' }), choices: { currencyRate: '1.1234567' } }),
    invoiceSent({ CurrencyCode: 'EUR', CurrencyRate: 1.1234567 }),
  ],
  [
    'An exchange rate of the currency of the books',
    'currency',
    choose({ currencyRate: '1.5' }),
    invoiceSent({ CurrencyRate: 1.5 }),
  ],
  [
    'A due date before the invoice date',
    'dates',
    choose({ dueDate: '2026-11-01' }),
    invoiceSent({ DueDate: '2026-11-01' }),
  ],
];

test.each(OURS)('%s: is stopped here alone, and the page says so', async (...[what, check, facts, sent]) => {
  expect(kept(xero, facts(xero))).toEqual([check]);
  expect(await saidTo(xero, sent(xero))).toEqual([]);
  const page = await readFile(join(import.meta.dirname, '../../docs/readiness.md'), 'utf8');
  expect(page.split('\n').filter((row) => row.startsWith(`| ${what} `) && row.includes(`\`${check}\``))).toHaveLength(
    1,
  );
});
