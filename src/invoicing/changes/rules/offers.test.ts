import { invoiceFact } from '../../../../test/support/facts.ts';
import { decimal } from '../../../lib/money.ts';
import type { InvoiceFact } from '../../../mirror/facts.ts';
import { offersFor, type Offer } from './offers.ts';

const approved: Partial<InvoiceFact> = { status: 'AUTHORISED', date: '2026-11-20' };
const partPaid = { ...approved, amountPaid: decimal('40') };
const paid = { ...approved, status: 'PAID', amountPaid: decimal('100') };
const [less, more, same, lockedTo] = ['-50', '50', '0', '2026-11-30'];

interface Case {
  invoice: Partial<InvoiceFact>;
  amount: string | null;
  offers: Offer[];
  lockedTo?: string;
}

test.each<[string, Case]>([
  ['a draft', { invoice: { status: 'DRAFT' }, amount: more, offers: ['update'] }],
  ['one that waits for approval', { invoice: { status: 'SUBMITTED' }, amount: same, offers: ['update'] }],
  [
    'a draft of a closed period',
    { invoice: { status: 'DRAFT', date: '2026-11-20' }, amount: more, offers: [], lockedTo },
  ],
  ['approved and unpaid', { invoice: approved, amount: more, offers: ['void_again', 'credit_again'] }],
  ['approved, in another currency', { invoice: approved, amount: null, offers: ['void_again', 'credit_again'] }],
  ['part-paid, the deal lowered', { invoice: partPaid, amount: less, offers: ['credit'] }],
  ['paid, the deal lowered', { invoice: paid, amount: less, offers: ['credit'] }],
  ['paid, the deal raised', { invoice: paid, amount: more, offers: ['bill_rest'] }],
  [
    'credited in part, the deal raised',
    { invoice: { ...approved, amountCredited: decimal('10') }, amount: more, offers: ['bill_rest'] },
  ],
  ['paid, and the same is owed', { invoice: paid, amount: same, offers: [] }],
  ['paid, in another currency', { invoice: paid, amount: null, offers: [] }],
  ['approved in a closed period, lowered', { invoice: approved, amount: less, offers: ['credit'], lockedTo }],
  ['approved in a closed period, raised', { invoice: approved, amount: more, offers: ['bill_rest'], lockedTo }],
  ['approved in a closed period, renamed', { invoice: approved, amount: same, offers: ['credit_again'], lockedTo }],
  [
    'approved on the last closed day',
    { invoice: { ...approved, date: lockedTo }, amount: less, offers: ['credit'], lockedTo },
  ],
  [
    'approved the day after',
    { invoice: { ...approved, date: '2026-12-01' }, amount: less, offers: ['void_again', 'credit_again'], lockedTo },
  ],
  ['voided', { invoice: { status: 'VOIDED' }, amount: more, offers: [] }],
  ['deleted', { invoice: { status: 'DELETED' }, amount: more, offers: [] }],
])('%s', (_what, { invoice, amount, offers, ...rest }) => {
  const asked = { invoice: invoiceFact(invoice), amount: amount === null ? null : decimal(amount) };
  expect(offersFor({ ...asked, lockedTo: null, ...rest }).offers).toEqual(offers);
});

test('whoever is offered nothing is told why, and what a closed period keeps', () => {
  const saysOf = (invoice: Partial<InvoiceFact>, rest = {}) =>
    offersFor({ invoice: invoiceFact(invoice), amount: decimal('0'), lockedTo: null, ...rest }).says;
  expect(saysOf(paid)).toBeNull();
  expect(offersFor({ invoice: invoiceFact(paid), amount: null, lockedTo: null }).says).toContain('credits it in Xero');
  expect(saysOf({ status: 'DRAFT', date: '2026-11-20' }, { lockedTo })).toContain('20 November 2026');
  expect(saysOf(approved, { lockedTo })).toContain('closed in Xero');
  expect(saysOf(approved)).toBeNull();
});
