import { decimal } from '../../lib/money.ts';
import type { PlannedStep, When } from '../facts.ts';
import { percent } from '../testing/steps.ts';
import { byInvoices, whyNot } from './why-not.ts';

const planned = (state: PlannedStep['state'], when: When = { kind: 'now' }, role = 'Delivery'): PlannedStep => ({
  ...{ stepId: 'b', role, share: percent('50'), when },
  ...{ amount: decimal('50'), state, isLocked: state === 'billed', invoiceIds: [] },
});
const before = planned('billed', { kind: 'now' }, 'Deposit');

test.each<[PlannedStep, PlannedStep | undefined, string | null]>([
  [planned('due'), before, null],
  [
    planned('planned', { kind: 'date', date: '2026-12-01' }),
    before,
    'It is planned for 1 December 2026: to bill it earlier, change its date.',
  ],
  [planned('waiting', { kind: 'paid' }), before, 'It waits until “Deposit” is paid.'],
  [planned('waiting', { kind: 'paid' }), { ...before, role: '' }, 'It waits until the step before is paid.'],
  [planned('nothing_left'), before, 'Nothing of the deal is left for it to bill.'],
])('%o: %s', (step, first, words) => expect(whyNot(step, { before: first, numbers: ['INV-7'] })).toBe(words));

test.each([
  [['INV-7'], 'by invoice INV-7'],
  [['INV-7', 'INV-8'], 'by invoices INV-7, INV-8'],
  [['', 'INV-8'], 'by invoice INV-8'],
  [[''], 'already'],
])('billed by %j: %s', (numbers, words) => expect(byInvoices(numbers)).toBe(words));
