import { draftOf, liveDeal, liveLine } from '../../../../test/support/billing-facts.ts';
import { dealQuote } from '../../../../test/support/plain-facts.ts';
import { decimal } from '../../../lib/money.ts';
import { percent, scheduleOf, steps } from '../../../schedules/testing/steps.ts';
import { previewOf } from '../../create-invoice.ts';
import type { LedgerEntry } from '../../ledger/facts.ts';

const schedule = scheduleOf(steps(percent('30'), percent('70')));
const deposit = (quoteId?: string): LedgerEntry => ({
  ...{ dealId: '5', stepId: 'a', invoiceId: null, invoice: null },
  intent: {
    ...{ intentId: 'i', state: 'pending' },
    preview: { ...previewOf(draftOf()), subTotal: '30', ...(quoteId !== undefined && { quoteId }) },
  },
});
const words = (entries: LedgerEntry[], price = '100') =>
  draftOf({
    deal: liveDeal({ lines: [liveLine({ unitPrice: price })] }),
    quotes: [dealQuote('9', '5', { quoteNumber: 'Q-9', amount: decimal('100') })],
    ledger: { schedule, entries },
  })
    .warnings.map(({ message }) => message)
    .filter((message) => message.includes('Q-9'));

test('a step of the deal’s own lines after one of its quote is told where the two come to different amounts', () => {
  expect(words([deposit('9')], '120')).toEqual([
    'Invoices of quote Q-9 over GBP 100.00 stand already, and this one is of the deal’s own lines over GBP 120.00, both without tax.',
  ]);
  expect(words([deposit('9')])).toEqual([]);
  expect(words([deposit()], '120')).toEqual([]);
  expect(words([], '120')).toEqual([]);
});
