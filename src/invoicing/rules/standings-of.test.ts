import { decimal } from '../../lib/money.ts';
import type { Preview } from '../facts.ts';
import type { BilledInvoice, LedgerEntry, UsedCredit } from '../ledger/facts.ts';
import { standingsOf } from './standings-of.ts';

const invoice = (more: Partial<BilledInvoice> = {}): BilledInvoice => ({
  ...{ number: 'INV-1', status: 'AUTHORISED', currency: 'GBP', credits: [] },
  ...{ subTotal: decimal('100'), total: decimal('120'), amountPaid: decimal('0'), amountCredited: decimal('0') },
  ...more,
});

const linked = (of: BilledInvoice | null, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ dealId: '5', stepId: 'whole', invoiceId: 'i', invoice: of, intent: null },
  ...more,
});

const preview: Preview = {
  ...{ currency: 'GBP', lineAmountTypes: 'Exclusive', subTotal: '90', totalTax: '18', total: '108' },
};

const credit = (amount: string, more: Partial<UsedCredit> = {}): UsedCredit => ({
  ...{ subTotal: decimal('50'), total: decimal('60'), madeFor: null },
  allocations: [{ invoiceId: 'i', amount: decimal(amount) }],
  ...more,
});

const told = (...entries: LedgerEntry[]): string[] =>
  standingsOf(entries, 'GBP').map(({ stepId, billed, paid, isPaid, isUnderWay }) =>
    [stepId, billed.toFixed(), paid.toFixed(), isPaid && 'paid', isUnderWay && 'under way'].filter(Boolean).join(' '),
  );

test.each(['DRAFT', 'SUBMITTED', 'AUTHORISED'])('an invoice that is %s counts without its tax', (status) => {
  expect(told(linked(invoice({ status })))).toEqual(['whole 100 0']);
});

test('one that is voided or deleted counts no more, nor one that the mirror has lost and no intent holds', () => {
  for (const status of ['VOIDED', 'DELETED']) expect(told(linked(invoice({ status })))).toEqual([]);
  expect(told(linked(null))).toEqual([]);
  const released = { intentId: 'i', state: 'released', preview } as const;
  expect(told(linked(invoice({ status: 'VOIDED' }), { intent: released }))).toEqual([]);
});

test('until its intent is released, what was voided holds the step; so does one that the mirror does not have', () => {
  const done = { intentId: 'i', state: 'done', preview } as const;
  expect(told(linked(invoice({ status: 'VOIDED' }), { intent: done }))).toEqual(['whole 90 0 under way']);
  expect(told(linked(null, { intent: done }))).toEqual(['whole 90 0']);
});

test('what is on its way counts as it was shown', () => {
  for (const state of ['pending', 'sending', 'unclear'] as const)
    expect(told(linked(null, { invoiceId: null, intent: { intentId: 'i', state, preview } }))).toEqual([
      'whole 90 0 under way',
    ]);
});

test('of a credit note that part counts which was used on the invoice, without its tax', () => {
  expect(told(linked(invoice({ credits: [credit('60')] })))).toEqual(['whole 50 0']);
  expect(told(linked(invoice({ credits: [credit('30')] })))).toEqual(['whole 75 0']);
  const elsewhere = credit('30', { allocations: [{ invoiceId: 'other', amount: decimal('30') }] });
  expect(told(linked(invoice({ credits: [elsewhere] })))).toEqual(['whole 100 0']);
});

test('a credit note that was made for an invoice takes off that one all that it comes to, used or not', () => {
  const open = credit('0', { madeFor: 'i', allocations: [] });
  expect(told(linked(invoice({ status: 'PAID', credits: [open] })))).toEqual(['whole 50 50 paid']);
  expect(told(linked(invoice({ credits: [{ ...open, ...credit('24'), madeFor: 'i' }] })))).toEqual(['whole 50 0']);
});

test('what is credited in full stands no more, made for it or set against it, whatever its intent says', () => {
  const all = { subTotal: decimal('100'), total: decimal('120'), allocations: [] };
  const done = { intentId: 'i', state: 'done', preview } as const;
  for (const status of ['AUTHORISED', 'PAID'])
    expect(
      told(linked(invoice({ status, credits: [credit('0', { ...all, madeFor: 'i' })] }), { intent: done })),
    ).toEqual([]);
  const halves = [credit('60'), credit('60')];
  expect(told(linked(invoice({ status: 'PAID', credits: halves })))).toEqual([]);
  const foreign = invoice({ currency: 'EUR', credits: halves });
  expect(told(linked(foreign))).toEqual([]);
});

test('what takes the amount off but not its tax, or the tax but not the amount, leaves the invoice standing', () => {
  const untaxed = credit('0', { madeFor: 'i', subTotal: decimal('100'), total: decimal('100') });
  expect(told(linked(invoice({ credits: [untaxed] })))).toEqual(['whole 0 0']);
  const taxedLess = credit('0', { madeFor: 'i', subTotal: decimal('110'), total: decimal('120') });
  expect(told(linked(invoice({ credits: [taxedLess] })))).toEqual(['whole -10 0']);
  expect(told(linked(invoice({ total: decimal('0'), subTotal: decimal('0') })))).toEqual(['whole 0 0']);
});

test('where such a credit is used on another invoice, it is the customer’s money there', () => {
  const used = credit('60', { madeFor: 'other' });
  expect(told(linked(invoice({ amountCredited: decimal('60'), credits: [used] })))).toEqual(['whole 100 50']);
});

test('a credit that is used up comes to its own net on all invoices together', () => {
  const third = (invoiceId: string) => ({ invoiceId, amount: decimal('0.40') });
  const allocations = ['i', 'j', 'k'].map(third);
  const used = credit('0', { subTotal: decimal('1.01'), total: decimal('1.20'), allocations });
  const on = (invoiceId: string) => linked(invoice({ credits: [used] }), { invoiceId, stepId: invoiceId });
  expect(told(on('i'), on('j'), on('k'))).toEqual(['i 99.66 0', 'j 99.66 0', 'k 99.67 0']);
});

test('payments, and what was paid before, are paid without tax; what credit notes settle is not', () => {
  const half = invoice({ amountPaid: decimal('30'), amountCredited: decimal('42'), credits: [credit('12')] });
  expect(told(linked(half))).toEqual(['whole 90 50']);
  const paid = invoice({ status: 'PAID', amountPaid: decimal('120') });
  expect(told(linked(paid))).toEqual(['whole 100 100 paid']);
  expect(told(linked(invoice({ status: 'PAID', credits: [credit('60')] })))).toEqual(['whole 50 50 paid']);
});

test('several of one step are told together; one in another currency is there and counts nothing', () => {
  const other = linked(invoice({ currency: 'EUR' }), { invoiceId: 'e', stepId: 'a' });
  const two = [
    linked(invoice({ status: 'PAID' }), { stepId: 'a' }),
    linked(invoice(), { stepId: 'a', invoiceId: 'j' }),
  ];
  expect(told(...two, other)).toEqual(['a 200 100']);
  expect(standingsOf([other], 'GBP')).toMatchObject([{ stepId: 'a', invoiceIds: ['e'] }]);
});
