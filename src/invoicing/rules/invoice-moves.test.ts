import type { Mode } from '../../billing-settings/facts.ts';
import type { Right } from '../../access/rules/right.ts';
import { decimal, zero } from '../../lib/money.ts';
import { isProvenBy, mayMove, moveRequest, MOVES, type Move, type MovingInvoice } from './invoice-moves.ts';

const invoice = (status: string, more: Partial<MovingInvoice> = {}): MovingInvoice => ({
  ...{ status, amountPaid: zero, amountCredited: zero },
  ...more,
});

test.each<[string, MovingInvoice, Move[]]>([
  ['a draft', invoice('DRAFT'), ['submit', 'approve', 'delete']],
  ['one submitted', invoice('SUBMITTED'), ['return', 'approve', 'delete']],
  ['one approved', invoice('AUTHORISED'), ['email', 'void']],
  ['one part paid', invoice('AUTHORISED', { amountPaid: decimal('0.01') }), ['email']],
  ['one part credited', invoice('AUTHORISED', { amountCredited: decimal('5') }), ['email']],
  ['one paid', invoice('PAID', { amountPaid: decimal('100') }), ['email']],
  ['one voided', invoice('VOIDED'), []],
  ['one deleted', invoice('DELETED'), []],
])('%s', (...[, of, moves]) => {
  expect((Object.keys(MOVES) as Move[]).filter((move) => MOVES[move].allows(of))).toEqual(moves);
});

test('what is sent', () => {
  expect(moveRequest('void', 'i-1')).toBe('{"Invoices":[{"InvoiceID":"i-1","Status":"VOIDED"}]}');
  expect(moveRequest('email', 'i-1')).toBe('{}');
});

const STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'];

test.each<[Move, string[]]>([
  // Only an approved invoice is paid or voided, whatever became of it since.
  ['approve', ['AUTHORISED', 'PAID', 'VOIDED']],
  ['submit', ['SUBMITTED']],
  ['return', ['DRAFT']],
  ['delete', ['DELETED']],
  ['void', ['VOIDED']],
  // No status tells whether a mail went.
  ['email', []],
])('%s went through when the invoice stands at %j later', (...[move, proof]) => {
  expect(STATUSES.filter((status) => isProvenBy(MOVES[move].kind, status))).toEqual(proof);
});

const movesOf = (right: Right, may: Mode) =>
  (Object.keys(MOVES) as Move[]).filter((move) => mayMove(move, { right, may }));

test.each<[Right, Mode, Move[]]>([
  ['amounts', 'approve_and_send', []],
  ['invoice', 'draft', ['delete']],
  ['invoice', 'submit', ['submit', 'delete']],
  ['invoice', 'approve', ['submit', 'approve', 'delete']],
  ['invoice', 'approve_and_send', ['submit', 'approve', 'delete', 'email']],
  // Whose right is to approve needs no policy; to return and to void no policy is enough.
  ['approve', 'draft', ['submit', 'return', 'approve', 'delete', 'email', 'void']],
])('with the right “%s” and a policy of “%s”: %j', (...[right, may, moves]) => {
  expect(movesOf(right, may)).toEqual(moves);
});

test.each(['create_invoice', 'create_contact', 'revise_invoice'] as const)(
  '%s is no move, and no status proves it',
  (kind) => {
    expect(STATUSES.filter((status) => isProvenBy(kind, status))).toEqual([]);
  },
);
