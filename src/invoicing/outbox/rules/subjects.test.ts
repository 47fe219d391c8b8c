import { customerIn, customerSubject, dealOf, dealSubject, invoiceSubject } from './subjects.ts';

test('what is put in comes out again', () => {
  expect(dealOf(dealSubject('77', 'whole'))).toEqual({ dealId: '77', step: 'whole' });
  const company = { objectTypeId: '0-2', objectId: '42' };
  expect(customerIn(customerSubject(company))).toEqual(company);
});

test('what is about something else is not taken for it', () => {
  expect([invoiceSubject('i-1'), '0-2:42', 'deal:77'].map(dealOf)).toEqual([null, null, null]);
  expect(() => customerIn(invoiceSubject('i-1'))).toThrow('invoice:i-1 is no customer');
  expect(() => customerIn(dealSubject('77', 'whole'))).toThrow('is no customer');
});
