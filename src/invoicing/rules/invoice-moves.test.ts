import { decimal, zero } from '../../lib/money.ts';
import { isProvenBy, moveRequest, MOVES, type Move, type MovingInvoice } from './invoice-moves.ts';

const invoice = (status: string, more: Partial<MovingInvoice> = {}): MovingInvoice => ({
  ...{ status, amountPaid: zero, amountCredited: zero },
  ...more,
});

test.each<[string, MovingInvoice, Move[]]>([
  ['a draft', invoice('DRAFT'), ['approve', 'delete']],
  ['one submitted', invoice('SUBMITTED'), ['approve', 'delete']],
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
  ['delete', ['DELETED']],
  ['void', ['VOIDED']],
  // No status tells whether a mail went.
  ['email', []],
])('%s went through when the invoice stands at %j later', (...[move, proof]) => {
  expect(STATUSES.filter((status) => isProvenBy(MOVES[move].kind, status))).toEqual(proof);
});

test.each(['create_invoice', 'create_contact'] as const)('%s is no move, and no status proves it', (kind) => {
  expect(STATUSES.filter((status) => isProvenBy(kind, status))).toEqual([]);
});
