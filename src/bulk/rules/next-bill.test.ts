import type { LedgerEntry } from '../../invoicing/ledger/facts.ts';
import { standingsOf } from '../../invoicing/rules/standings-of.ts';
import { decimal } from '../../lib/money.ts';
import type { Step, When } from '../../schedules/facts.ts';
import { planOf } from '../../schedules/rules/plan-of.ts';
import { percent } from '../../schedules/testing/steps.ts';
import { nothingDue } from './next-bill.ts';

const step = (stepId: string, of: string, when: When = { kind: 'now' }): Step => ({
  ...{ stepId, role: stepId, when, share: percent(of) },
});

const invoice = (stepId: string, amount: string, status = 'AUTHORISED'): LedgerEntry => ({
  ...{ dealId: '5', stepId, invoiceId: `of ${stepId}`, intent: null },
  invoice: {
    ...{ number: `INV-${stepId}`, status, currency: 'GBP', subTotal: decimal(amount), total: decimal(amount) },
    ...{ amountPaid: decimal('0'), amountCredited: decimal('0'), credits: [] },
  },
});

const inEuros = (stepId: string): LedgerEntry => {
  const entry = invoice(stepId, '30');
  return { ...entry, invoice: entry.invoice && { ...entry.invoice, currency: 'EUR' } };
};

const sending = (stepId: string, state: 'pending' | 'released' = 'pending'): LedgerEntry => ({
  ...{ dealId: '5', stepId, invoiceId: null, invoice: null, intent: { intentId: 'i', state, preview: null } },
});

function due(steps: Step[], entries: LedgerEntry[], deal = '100') {
  const schedule = { dealId: '5', version: steps.length > 0 ? 1 : 0, steps };
  const facts = { schedule, deal: decimal(deal), currency: 'GBP', today: '2026-11-20' };
  const verdict = nothingDue({ plan: planOf({ ...facts, standings: standingsOf(entries, 'GBP') }), entries });
  return verdict && [verdict.state, verdict.words];
}

const later = { kind: 'date', date: '2026-12-01' } as const;
const paid = { kind: 'paid' } as const;

test.each<[string, Step[], LedgerEntry[]]>([
  ['nothing is billed yet', [], []],
  ['the first step is due', [step('a', '30'), step('b', '70', later)], []],
  ['the next is due', [step('a', '30'), step('b', '70')], [invoice('a', '30')]],
  ['what billed it is void', [], [invoice('whole', '100', 'VOIDED')]],
  ['what would have billed it was given up', [], [sending('whole', 'released')]],
])('%s: it is billed', (_case, steps, entries) => expect(due(steps, entries)).toBeNull());

const onItsWay = ['cannot', 'An invoice for this deal is on its way already.'];

type Case = [Step[], LedgerEntry[], unknown];

test.each<[string, Case]>([
  ['all is on its way', [[], [sending('whole')], onItsWay]],
  ['the step before is on its way', [[step('a', '30'), step('b', '70', paid)], [sending('a')], onItsWay]],
  ['all is billed', [[], [invoice('whole', '100')], ['cannot', 'The deal is billed already: INV-whole.']]],
  [
    'it is billed outside its steps',
    [[], [invoice('other', '100')], ['cannot', 'The deal is billed already: INV-other.']],
  ],
  [
    'a part is billed in another currency',
    [
      [step('a', '30'), step('b', '70')],
      [inEuros('a')],
      ['needs_you', 'INV-a bills it in EUR, and the deal is in GBP.'],
    ],
  ],
  [
    'the first is for later',
    [
      [step('a', '30', later), step('b', '70', paid)],
      [],
      ['needs_you', '“a” is next, and planned for 1 December 2026.'],
    ],
  ],
  [
    'the next is for later',
    [
      [step('a', '30'), step('b', '70', later)],
      [invoice('a', '30')],
      ['needs_you', '“b” is next, and planned for 1 December 2026.'],
    ],
  ],
  [
    'the next waits for a payment',
    [[step('a', '30'), step('b', '70', paid)], [invoice('a', '30')], ['needs_you', '“b” is next, once INV-a is paid.']],
  ],
  [
    'no step bills what is left',
    [
      [],
      [invoice('whole', '60')],
      ['needs_you', 'It is billed by INV-whole, and for the GBP 40.00 that is left no invoice is planned.'],
    ],
  ],
])('%s: it is not billed, and why', (_case, [steps, entries, said]) => expect(due(steps, entries)).toEqual(said));

test('a deal of nothing is for its draft to tell', () => expect(due([], [], '0')).toBeNull());
