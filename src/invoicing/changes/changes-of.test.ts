import { billingBooks, draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { madeOf } from '../../../test/support/sent-facts.ts';
import { decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import { amount, REST, scheduleOf, standing, steps } from '../../schedules/testing/steps.ts';
import type { Schedule, Standing } from '../../schedules/facts.ts';
import { previewOf } from '../create-invoice.ts';
import type { Intent, IntentKind, LiveDeal } from '../facts.ts';
import type { LedgerEntry } from '../ledger/facts.ts';
import { newIntent } from '../outbox/new-intent.ts';
import { dealAmount } from '../rules/deal-amount.ts';
import { invoiceRequest } from '../rules/request-body.ts';
import { dealSubject, invoiceSubject } from '../outbox/rules/subjects.ts';
import { changesOf } from './changes-of.ts';

const dealOf = (price: string, name = 'Desk'): LiveDeal => liveDeal({ lines: [liveLine({ unitPrice: price, name })] });
const first = draftOf({ deal: dealOf('100') });
const approved: Partial<InvoiceFact> = { status: 'AUTHORISED', date: '2026-11-20' };

const intentFor = (kind: IntentKind, subject: string, more: Partial<Intent> = {}): Intent =>
  newIntent({
    ...{ intentId: `${kind} ${subject}`, portalId: '1', tenantId: 'tenant', kind, subject, createdBy: '7' },
    ...{ request: invoiceRequest(first, { url: 'https://crm.test' }), preview: previewOf(first), state: 'done' },
    ...{ documentId: 'invoice-1', createdAt: new Date('2026-11-20T12:00:00Z'), ...more },
  });
const maker = (step = 'whole') => intentFor('create_invoice', dealSubject('5', step));

interface Told {
  deal: LiveDeal;
  invoice?: Partial<InvoiceFact>;
  intents?: Intent[];
  standings?: Standing[];
  schedule?: Schedule;
  locked?: string;
  entries?: LedgerEntry[];
}

function changes({ deal, invoice, intents = [maker()], standings, schedule, locked, entries = [] }: Told) {
  const made = madeOf(first, invoice);
  const standing1 = standing('whole', made.subTotal.minus(made.amountCredited).toFixed());
  const plan = planOf({
    ...{ schedule: schedule ?? scheduleOf([], 0), deal: dealAmount(deal), currency: deal.currency ?? 'GBP' },
    ...{ standings: standings ?? [standing1], today: '2026-11-20' },
  });
  const books = billingBooks({ periodLockDate: locked ?? null });
  const read = { deal: { deal, isWon: true, readAt: new Date() }, plan, entries };
  return changesOf({ books, read, invoices: [made], intents });
}
const told = (of: Told) =>
  changes(of).map(({ deal, xero, offers }) => [deal?.amount?.toFixed() ?? null, ...(xero?.words ?? []), ...offers]);

test('nothing has come apart', () => {
  expect(told({ deal: dealOf('100') })).toEqual([]);
  expect(told({ deal: dealOf('100'), invoice: approved })).toEqual([]);
});

test('a deal that was raised or lowered: each with what Xero still allows', () => {
  expect(told({ deal: dealOf('120') })).toEqual([['20', 'update']]);
  expect(told({ deal: dealOf('120'), invoice: approved })).toEqual([['20', 'void_again', 'credit_again']]);
  expect(told({ deal: dealOf('90'), invoice: { ...approved, amountPaid: decimal('120') } })).toEqual([
    ['-10', 'credit'],
  ]);
  expect(told({ deal: dealOf('90'), invoice: approved, locked: '2026-11-30' })).toEqual([['-10', 'credit']]);
});

test('what was credited, or billed by a further step since, asks for nobody', () => {
  const credited = { ...approved, amountCredited: decimal('10') };
  expect(told({ deal: dealOf('90'), invoice: credited })).toEqual([]);
  const schedule = scheduleOf([...steps(amount('100')).map((step) => ({ ...step, stepId: 'whole' })), ...steps(REST)]);
  const standings = [standing('whole', '100'), standing('a', '20')];
  expect(told({ deal: dealOf('120'), invoice: approved, schedule, standings })).toEqual([]);
  expect(told({ deal: dealOf('130'), invoice: approved, schedule, standings })).toEqual([
    ['30', 'void_again', 'credit_again'],
  ]);
});

test('one that is credited in full bills nothing that could change; once its note is voided it is what it was', () => {
  const note = { subTotal: decimal('100'), total: decimal('120'), madeFor: 'invoice-1', allocations: [] };
  const entry = (credits: (typeof note)[]): LedgerEntry => ({
    ...{ dealId: '5', stepId: 'whole', invoiceId: 'invoice-1', intent: null },
    invoice: {
      ...{ number: 'INV-1', status: 'AUTHORISED', currency: 'GBP', credits },
      ...{ subTotal: decimal('100'), total: decimal('120'), amountPaid: decimal('0'), amountCredited: decimal('0') },
    },
  });
  const released = [intentFor('create_invoice', dealSubject('5', 'whole'), { state: 'released' })];
  const of = { deal: dealOf('120'), invoice: { ...approved, reference: 'PO 7' }, intents: released };
  expect(told({ ...of, entries: [entry([note])] })).toEqual([]);
  expect(told({ ...of, entries: [entry([{ ...note, total: decimal('119.99') }])] })).toHaveLength(1);
  expect(told({ ...of, entries: [entry([])] })).toHaveLength(1);
});

test('a step that is not billed yet takes it; a draft can be updated all the same', () => {
  const schedule = scheduleOf([...steps(amount('100')).map((step) => ({ ...step, stepId: 'whole' })), ...steps(REST)]);
  const standings = [standing('whole', '100')];
  expect(told({ deal: dealOf('120'), invoice: approved, schedule, standings })).toEqual([]);
  expect(told({ deal: dealOf('120'), schedule, standings })).toEqual([['20', 'update']]);
  expect(told({ deal: dealOf('90'), invoice: approved, schedule, standings })).toEqual([
    ['-10', 'void_again', 'credit_again'],
  ]);
});

test('of a deal in steps the newest invoice tells what the deal comes to beside what is billed, once all are billed', () => {
  const schedule = scheduleOf(steps(amount('60'), REST));
  const intents = [maker('a')];
  const all = [standing('a', '60'), standing('b', '40')];
  expect(told({ deal: dealOf('100'), intents, schedule, standings: all, invoice: approved })).toEqual([]);
  expect(told({ deal: dealOf('120'), intents, schedule, standings: [standing('a', '60')], invoice: approved })).toEqual(
    [],
  );
  const [change] = changes({ deal: dealOf('120'), intents, schedule, standings: all, invoice: approved });
  expect(change?.deal?.differences.map(({ words }) => words)).toEqual([
    'GBP 100.00 is billed of the deal, which comes to GBP 120.00 now',
  ]);
  expect(change?.offers).toEqual(['void_again', 'credit_again']);
});

test('a draft that was put right as one of several steps asks no more: the others take the rest', () => {
  const [one, ...others] = steps(amount('100'), REST);
  const schedule = scheduleOf([{ ...one!, stepId: 'whole' }, ...others]);
  const part = draftOf({ deal: dealOf('120'), ledger: { schedule, entries: [] }, choices: { stepId: 'whole' } });
  const request = invoiceRequest(part, { url: 'https://crm.test' });
  const preview = previewOf(part);
  const revised = intentFor('revise_invoice', invoiceSubject('invoice-1'), { request, preview });
  const { lines, subTotal, total, reference } = madeOf(part);
  const now = { lines, subTotal, total, reference };
  const intents = [revised, { ...maker(), preview }];
  const standings = [standing('whole', '100')];
  expect(told({ deal: dealOf('120'), invoice: now, intents, schedule, standings })).toEqual([]);
  expect(told({ deal: dealOf('90'), invoice: now, intents, schedule, standings })).toEqual([['-10', 'update']]);
});

test('a new name is told while the invoice can be made again, and lets a paid one be', () => {
  expect(told({ deal: dealOf('100', 'Table'), invoice: approved })).toEqual([['0', 'void_again', 'credit_again']]);
  expect(told({ deal: dealOf('100', 'Table'), invoice: { ...approved, amountPaid: decimal('1') } })).toEqual([]);
});

test('what somebody edited in Xero is told of any invoice of ours, and of one that is changed just now nothing', () => {
  expect(told({ deal: dealOf('100'), invoice: { ...approved, reference: 'PO 7' } })).toEqual([
    [null, 'the reference is “PO 7”, was “Refit”'],
  ]);
  const moving = intentFor('revise_invoice', invoiceSubject('invoice-1'), { state: 'sending' });
  expect(told({ deal: dealOf('120'), intents: [moving, maker()] })).toEqual([]);
  expect(told({ deal: dealOf('120'), intents: [] })).toEqual([]);
  expect(told({ deal: dealOf('120'), invoice: { status: 'VOIDED' } })).toEqual([]);
});

test('an invoice of a quote is what was agreed, whatever the deal says by now; what somebody edited in Xero is told of it', () => {
  const quoted = { ...maker(), preview: { ...previewOf(first), quoteId: '9' } };
  expect(told({ deal: dealOf('120'), intents: [quoted] })).toEqual([]);
  expect(told({ deal: dealOf('120'), invoice: { reference: 'PO 7' }, intents: [quoted] })).toEqual([
    [null, 'the reference is “PO 7”, was “Refit”'],
  ]);
});

test('once it was revised, it is held to what was sent then', () => {
  const draft = draftOf({ deal: dealOf('120') });
  const request = invoiceRequest(draft, { url: 'https://crm.test' });
  const preview = previewOf(draft);
  const revised = intentFor('revise_invoice', invoiceSubject('invoice-1'), { request, preview });
  const { lines, subTotal, total } = madeOf(draft);
  const now = { lines, subTotal, total };
  expect(told({ deal: dealOf('120'), invoice: now, intents: [revised, { ...maker(), preview }] })).toEqual([]);
});
