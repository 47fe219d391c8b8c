import type { ChosenStatus } from './settlement.ts';
import { mayBegin, mayMove } from './status-moves.ts';

const all: ChosenStatus[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED'];
const reachable = (from: ChosenStatus, touched = false) => all.filter((to) => mayMove({ from, to, touched }));

test('an invoice moves as Xero’s page says, and no approval is taken back', () => {
  expect(reachable('DRAFT')).toEqual(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED']);
  expect(reachable('SUBMITTED')).toEqual(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED']);
  expect(reachable('AUTHORISED')).toEqual(['AUTHORISED', 'VOIDED']);
  expect([reachable('VOIDED'), reachable('DELETED')]).toEqual([[], []]);
});

test('what has a payment or a credit on it cannot be voided', () => {
  expect(reachable('AUTHORISED', true)).toEqual(['AUTHORISED']);
});

test('nothing begins paid, voided or deleted', () => {
  expect([...all, 'PAID'].filter(mayBegin)).toEqual(['DRAFT', 'SUBMITTED', 'AUTHORISED']);
});
