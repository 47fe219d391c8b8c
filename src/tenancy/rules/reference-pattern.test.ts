import { fillReference, unknownPlaceholders } from './reference-pattern.ts';

const facts = { deal: 'Refit {customer} $& phase 2', dealId: '77', customer: 'Zoë & Söhne' };

test.each([
  ['{deal}', 'Refit {customer} $& phase 2'],
  ['Deal {dealId}: {customer}', 'Deal 77: Zoë & Söhne'],
  ['{dealId}/{dealId}', '77/77'],
  ['', ''],
  ['PO { deal } {} {', 'PO { deal } {} {'],
])('%j is filled to %j', (pattern, filled) => expect(fillReference(pattern, facts)).toBe(filled));

test.each([
  ['{deal} {dealId} {customer}', []],
  ['{Deal} {amount} {amount}', ['{Deal}', '{amount}']],
  ['{toString} {constructor}', ['{toString}', '{constructor}']],
  ['{ deal }', []],
])('of %j these are not known: %j', (pattern, unknown) => expect(unknownPlaceholders(pattern)).toEqual(unknown));
