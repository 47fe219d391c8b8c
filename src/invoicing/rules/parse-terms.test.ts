import type { Terms } from '../../mirror/facts.ts';
import { parseTerms } from './parse-terms.ts';

type Case = readonly [text: string, type: Terms['type'], day: number];

/** Terms of the trade: https://en.wikipedia.org/wiki/Net_D, https://www.investopedia.com/terms/n/net-30.asp. */
const ofTheTrade: Case[] = [
  ['Net 30', 'DAYSAFTERBILLDATE', 30],
  ['net 7', 'DAYSAFTERBILLDATE', 7],
  ['NET15', 'DAYSAFTERBILLDATE', 15],
  ['Net-60', 'DAYSAFTERBILLDATE', 60],
  ['N30', 'DAYSAFTERBILLDATE', 30],
  ['n 90', 'DAYSAFTERBILLDATE', 90],
  ['Net 0', 'DAYSAFTERBILLDATE', 0],
  ['Net 30 days', 'DAYSAFTERBILLDATE', 30],
  ['30 days', 'DAYSAFTERBILLDATE', 30],
  [' 14  Days ', 'DAYSAFTERBILLDATE', 14],
  ['1 day', 'DAYSAFTERBILLDATE', 1],
  ['30d', 'DAYSAFTERBILLDATE', 30],
  ['30 days net', 'DAYSAFTERBILLDATE', 30],
  ['within 10 days', 'DAYSAFTERBILLDATE', 10],
  ['Due in 21 days', 'DAYSAFTERBILLDATE', 21],
  ['Payable within 45 days', 'DAYSAFTERBILLDATE', 45],
  ['Due on receipt', 'DAYSAFTERBILLDATE', 0],
  ['Due upon receipt.', 'DAYSAFTERBILLDATE', 0],
  ['Immediate', 'DAYSAFTERBILLDATE', 0],
  ['EOM', 'DAYSAFTERBILLMONTH', 0],
  ['Net EOM', 'DAYSAFTERBILLMONTH', 0],
  ['End of month', 'DAYSAFTERBILLMONTH', 0],
  ['Net 30 EOM', 'DAYSAFTERBILLMONTH', 30],
  ['30 days EOM', 'DAYSAFTERBILLMONTH', 30],
  ['EOM + 10', 'DAYSAFTERBILLMONTH', 10],
  ['Net EOM 10', 'DAYSAFTERBILLMONTH', 10],
  ['10 days after end of month', 'DAYSAFTERBILLMONTH', 10],
  ['15 MFI', 'OFFOLLOWINGMONTH', 15],
  ['21st MFI', 'OFFOLLOWINGMONTH', 21],
];

/** As Xero itself says its four types: https://help.xero.com/uk/gs-PaymentTerms. */
const asXeroSays: Case[] = [
  ['30 days after the invoice date', 'DAYSAFTERBILLDATE', 30],
  ['on the invoice date', 'DAYSAFTERBILLDATE', 0],
  ['20 days after the end of the invoice month', 'DAYSAFTERBILLMONTH', 20],
  ['at the end of the invoice month', 'DAYSAFTERBILLMONTH', 0],
  ['20 of the following month', 'OFFOLLOWINGMONTH', 20],
  ['Day 20 of the following month', 'OFFOLLOWINGMONTH', 20],
  ['20th of following month', 'OFFOLLOWINGMONTH', 20],
  ['1st of next month', 'OFFOLLOWINGMONTH', 1],
  ['31st of the next month', 'OFFOLLOWINGMONTH', 31],
  ['15th of the month following', 'OFFOLLOWINGMONTH', 15],
  ['3rd following', 'OFFOLLOWINGMONTH', 3],
  ['End of next month', 'OFFOLLOWINGMONTH', 31],
  ['End of the following month', 'OFFOLLOWINGMONTH', 31],
  ['28th of this month', 'OFCURRENTMONTH', 28],
  ['day 28 of the current month', 'OFCURRENTMONTH', 28],
];

test.each([...ofTheTrade, ...asXeroSays])('“%s” is %s %d', (text, type, day) => {
  expect(parseTerms(text)).toEqual({ type, day });
});

test.each([
  '',
  '30',
  'Net',
  'Net thirty',
  '2/10 net 30',
  '2% 10 net 30',
  '-30 days',
  'Net 30.5',
  '1000 days',
  '0th of following month',
  '32nd of following month',
  '15th of the month',
  'COD',
  '30 Tage',
  'Net 30 or on delivery',
])('“%s” is not guessed at', (text) => {
  expect(parseTerms(text)).toBeNull();
});
