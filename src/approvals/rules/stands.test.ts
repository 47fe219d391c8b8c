import type { Approval, Deed } from '../facts.ts';
import { deedFor, standOf } from './stands.ts';

test.each([
  ['SUBMITTED', 'waiting'],
  ['AUTHORISED', 'approved'],
  ['PAID', 'approved'],
  ['DRAFT', 'returned'],
  ['VOIDED', 'withdrawn'],
  ['DELETED', 'withdrawn'],
  ['SOMETHINGNEW', 'withdrawn'],
] as const)('an invoice that is %s: %s', (status, stand) => {
  expect(standOf(status)).toBe(stand);
});

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 29, 12, minute));
const deed = (kind: Deed['kind'], minute: number): Deed => ({
  ...{ kind, intentId: `${kind}-${minute}`, at: at(minute), words: `words of ${minute}` },
  by: { userId: '7', email: 'rep@acme.test' },
});
const asked = (minute: number, intentId: string | null): Approval => ({
  ...{ approvalId: 'a', tenantId: 't', dealId: '5', invoiceId: 'i', intentId, state: 'waiting' },
  ...{ askedBy: null, askedAt: at(minute), note: null, decidedBy: null, decidedAt: null, reason: null },
});

test('the newest deed of the kind explains how it stands', () => {
  const deeds = [deed('return', 9), deed('approve', 8), deed('return', 2), deed('ask', 1)];
  expect(deedFor('returned', deeds, asked(1, 'ask-1'))).toEqual(deed('return', 9));
  expect(deedFor('approved', deeds, asked(1, 'ask-1'))).toEqual(deed('approve', 8));
  expect(deedFor('withdrawn', deeds, asked(1, 'ask-1'))).toBeNull();
});

test('a deed from before it was asked for explains nothing: somebody did it in Xero', () => {
  expect(deedFor('returned', [deed('ask', 5), deed('return', 3)], asked(5, 'ask-5'))).toBeNull();
});

test('one asking makes one approval: submitted once more, it was somebody in Xero', () => {
  expect(deedFor('waiting', [deed('ask', 1)], null)).toEqual(deed('ask', 1));
  expect(deedFor('waiting', [deed('ask', 1)], asked(1, 'ask-1'))).toBeNull();
  expect(deedFor('waiting', [deed('ask', 1)], asked(4, null))).toBeNull();
  expect(deedFor('waiting', [deed('ask', 6), deed('ask', 1)], asked(4, null))).toEqual(deed('ask', 6));
});
