import { scopeWords } from './scope-words.ts';

test.each([
  ['oauth', 'Know this account: its number, time zone and currencies'],
  ['crm.objects.line_items.read', 'See line items'],
  ['crm.objects.deals.write', 'Change deals'],
  ['automation', 'automation'],
])('%s: %s', (scope, words) => {
  expect(scopeWords(scope)).toBe(words);
});
