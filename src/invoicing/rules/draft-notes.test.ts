import { liveDeal, liveLine, STANDARD, ZERO_RATED } from '../../../test/support/billing-facts.ts';
import { decimal } from '../../lib/money.ts';
import { draftNotes } from './draft-notes.ts';
import { NO_DETAILS } from './new-contact.ts';
import { moneyWords } from './money-words.ts';

const totals = (subTotal: string, total: string) => ({
  subTotal: decimal(subTotal),
  totalTax: decimal(total).minus(subTotal),
  total: decimal(total),
});
const notes = (more: Partial<Parameters<typeof draftNotes>[0]>) =>
  draftNotes({ deal: liveDeal(), currency: 'GBP', customer: null, taxes: [], totals: null, onePeriod: false, ...more });

test.each([
  ['1178.75', totals('1178.75', '1414.50'), ['The deal says GBP 1,178.75; with tax the invoice is GBP 1,414.50.']],
  ['1414.50', totals('1178.75', '1414.50'), []],
  ['100', totals('100', '100'), []],
  [
    '1000',
    totals('1178.75', '1414.50'),
    ['The deal says GBP 1,000.00; the lines come to GBP 1,178.75, with tax to GBP 1,414.50.'],
  ],
  ['90', totals('100', '100'), ['The deal says GBP 90.00; the lines come to GBP 100.00.']],
])('a deal of %s', (amount, sums, expected) => {
  expect(notes({ deal: liveDeal({ amount }), totals: sums })).toEqual(expected);
});

test('a deal without an amount, or lines without a total, are not compared', () => {
  expect(notes({ totals: totals('100', '120') })).toEqual([]);
  expect(notes({ deal: liveDeal({ amount: '5' }) })).toEqual([]);
});

test('what else is said: the new contact, what recurs, the tax', () => {
  const lines = [liveLine({ name: 'Support', recurring: { frequency: 'per_six_months', periods: null } }), liveLine()];
  const record = { objectTypeId: '0-2', objectId: '42', name: 'Zoë' };
  const customer = {
    record,
    name: 'Zoë',
    contactId: null,
    email: null,
    recipients: [],
    details: NO_DETAILS,
    isNew: true,
    isChosen: false,
  };
  expect(notes({ deal: liveDeal({ lines }), customer, taxes: [STANDARD], onePeriod: true })).toEqual([
    '“Zoë” is made as a new contact in Xero first.',
    '“Support” recurs (per six months): one period is billed.',
    'Prices are without tax; “20% (VAT on Income)” is added.',
  ]);
  expect(notes({ deal: liveDeal({ lines }), taxes: [ZERO_RATED] })).toEqual([
    'No tax is added: “Zero Rated Income (0%)”.',
  ]);
});

test.each([
  ['0', 'GBP 0.00'],
  ['999.9', 'GBP 999.90'],
  ['-1000', 'GBP -1,000.00'],
  ['1234567.89', 'GBP 1,234,567.89'],
])('%s is said %s', (amount, words) => expect(moneyWords(decimal(amount), 'GBP')).toBe(words));
