import type { ContactPersonFact } from '../../mirror/facts.ts';
import { recipientsOf } from './recipients.ts';

const person = (email: string | null, includeInEmails = true): ContactPersonFact => ({
  ...{ firstName: 'Ada', lastName: null },
  email,
  includeInEmails,
});

test('the contact’s own address comes first, then its people who are included, in their order', () => {
  const persons = [person('b@zoe.test'), person('c@zoe.test', false), person('d@zoe.test'), person(null)];
  expect(recipientsOf({ email: 'a@zoe.test', persons })).toEqual(['a@zoe.test', 'b@zoe.test', 'd@zoe.test']);
});

test('an address that is there twice, in whatever letters, is named once, as it is there first', () => {
  const persons = [person('POST@zoe.test'), person('b@zoe.test'), person('B@zoe.test')];
  expect(recipientsOf({ email: 'post@zoe.test', persons })).toEqual(['post@zoe.test', 'b@zoe.test']);
});

test('without an address of its own nobody gets it, whoever is included', () => {
  expect(recipientsOf({ email: null, persons: [person('b@zoe.test')] })).toEqual([]);
});
