import { decimal, zero } from '../../lib/money.ts';
import { moveRequest, MOVES, targetOf, type Move, type MovingInvoice } from './invoice-moves.ts';

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

test('what is sent, and what it brings about', () => {
  expect(moveRequest('void', 'i-1')).toBe('{"Invoices":[{"InvoiceID":"i-1","Status":"VOIDED"}]}');
  expect(moveRequest('email', 'i-1')).toBe('');
  expect(['approve_invoice', 'delete_invoice', 'void_invoice', 'email_invoice', 'create_invoice'].map(target)).toEqual([
    'AUTHORISED',
    'DELETED',
    'VOIDED',
    null,
    null,
  ]);
});

const target = (kind: string) => targetOf(kind as Parameters<typeof targetOf>[0]);
