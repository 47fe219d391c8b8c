import { err, ok } from '../../src/lib/result.ts';
import type { Proof } from '../../src/mirror/prove-mirror.ts';
import { describeProof } from './describe-proof.ts';

const clean: Proof = { compared: { invoices: 400, contacts: 60 }, totals: 54, unreadable: 0, differences: [] };

test('no difference is proved', () => {
  expect(describeProof(ok(clean))).toEqual({
    proved: true,
    lines: ['Compared 400 invoices, 60 contacts, 54 totals.', '0 differences'],
  });
});

test('a difference is named, with both values', () => {
  const difference = {
    stream: 'invoices',
    id: 'i-1',
    number: 'INV-1',
    field: 'amountDue',
    mirror: '1',
    vendor: null,
  } as const;
  const { proved, lines } = describeProof(ok({ ...clean, differences: [difference] }));
  expect(proved).toBe(false);
  expect(lines.slice(1)).toEqual([
    'invoices INV-1 (i-1): amountDue is 1 in the mirror and nothing at the vendor',
    '1 difference',
  ]);
});

test('what could not be read or compared is not proved', () => {
  expect(describeProof(ok({ ...clean, unreadable: 2 })).proved).toBe(false);
  expect(describeProof(ok({ ...clean, compared: { crm_deals: 3 } }))).toMatchObject({ proved: false });
});

test.each([
  [{ code: 'vendor_rejected', vendor: 'xero', status: 400, messages: ['no', 'not'] }, 'xero refused (400): no; not'],
  [
    { code: 'vendor_throttled', vendor: 'xero', retryAfterSeconds: 7, limit: 'day' },
    'xero is busy (day): try again in 7 seconds.',
  ],
  [{ code: 'auth_revoked', vendor: 'hubspot', detail: 'gone' }, 'hubspot could not be read (auth_revoked): gone'],
] as const)('a failure %# is told in words', (failure, line) => {
  const told = failure.code === 'vendor_rejected' ? { ...failure, messages: [...failure.messages] } : failure;
  expect(describeProof(err(told))).toEqual({ proved: false, lines: [line] });
});
