import { periodsOf } from './recurring-periods.ts';

test.each([
  ['the number of payments goes first', { frequency: 'monthly', term: 'P24M', payments: '6' }, 6],
  ['a term in months', { frequency: 'monthly', term: 'P12M', payments: null }, 12],
  ['a term of several years', { frequency: 'annually', term: 'P36M', payments: null }, 3],
  ['no term: until it is ended', { frequency: 'quarterly', term: null, payments: null }, null],
  ['a term that ends within a period', { frequency: 'annually', term: 'P18M', payments: null }, null],
  ['a term in weeks', { frequency: 'weekly', term: 'P8W', payments: null }, null],
  ['a frequency that is new to us', { frequency: 'fortnightly', term: 'P12M', payments: null }, null],
  ['no payments at all', { frequency: 'monthly', term: null, payments: '0' }, null],
])('%s', (_name, line, periods) => {
  expect(periodsOf(line)).toBe(periods);
});
