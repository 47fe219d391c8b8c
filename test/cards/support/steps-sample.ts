import type { DealBilling, ScheduleStep } from '../../../src/contract/schedule.ts';
import { billing, step } from './invoicing-sample.ts';

const percent = (text: string): ScheduleStep['share'] => ({ kind: 'percent', percent: text });

/** A deal of GBP 10,000 in three steps: the deposit is billed by INV-0042, the second waits for its payment, the third for a date. */
export const inSteps = (change: Partial<DealBilling> = {}): DealBilling =>
  billing({
    ...{ version: 3, deal: '10000.00', quoted: '10500.00', won: '10000.00', invoiced: '3000.00', left: '7000.00' },
    steps: [
      step({
        ...{ stepId: 'a', role: 'Deposit', share: percent('30'), amount: '3000.00' },
        ...{ state: 'billed', isLocked: true, invoiceIds: ['inv-9'] },
      }),
      step({
        ...{ stepId: 'b', role: 'Delivery', share: percent('50'), amount: '5000.00', when: { kind: 'paid' } },
        ...{ state: 'waiting', whyNot: 'INV-0042 is not paid yet.' },
      }),
      step({
        ...{ stepId: 'c', role: 'Final', share: percent('20'), amount: '2000.00' },
        ...{ when: { kind: 'date', date: '2027-01-31' }, state: 'planned', whyNot: 'Its date is 31 January 2027.' },
      }),
    ],
    gaps: [{ kind: 'not_invoiced', message: 'GBP 7,000.00 is won and in no invoice.', amount: '7000.00' }],
    next: { do: 'wait', stepId: 'b', invoiceId: null, label: 'Waiting for the payment of INV-0042' },
    ...change,
  });

/** The same deal before anything is billed, every step at any time. */
export const allDue = (change: Partial<DealBilling> = {}): DealBilling => {
  const open = { state: 'due', isLocked: false, whyNot: null, invoiceIds: [], when: { kind: 'now' } } as const;
  return inSteps({
    ...{ invoiced: '0.00', left: '10000.00' },
    steps: inSteps().steps.map((one) => ({ ...one, ...open, invoiceIds: [] })),
    next: { do: 'create', stepId: 'a', invoiceId: null, label: 'Invoice the deposit' },
    ...change,
  });
};
