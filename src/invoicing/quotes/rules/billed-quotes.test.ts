import { draftOf } from '../../../../test/support/billing-facts.ts';
import { previewOf } from '../../create-invoice.ts';
import type { IntentStatus } from '../../facts.ts';
import type { BilledInvoice, LedgerEntry } from '../../ledger/facts.ts';
import type { DraftStep, InvoiceDraft } from '../../rules/draft.ts';
import { decimal } from '../../../lib/money.ts';
import { quotesBilledBy, quotesInvoicedBy } from './billed-quotes.ts';

type Entry = Pick<LedgerEntry, 'invoice' | 'intent'>;

const of = (quoteId: string | undefined, state: IntentStatus, status?: string): Entry => ({
  invoice: status === undefined ? null : ({ status } as BilledInvoice),
  intent: { intentId: 'i', state, preview: { ...previewOf(draftOf()), ...(quoteId !== undefined && { quoteId }) } },
});
const leaving = (left: string): DraftStep => ({ left: decimal(left) }) as DraftStep;
const own = { quoteId: '9' } as InvoiceDraft['quote'];

test('quotes count whose invoices stand or are on their way, each once', () => {
  const entries = [of('9', 'done', 'AUTHORISED'), of('9', 'pending'), of('7', 'done'), of(undefined, 'done', 'PAID')];
  expect(quotesBilledBy(entries)).toEqual(['9', '7']);
  expect(quotesBilledBy([of('9', 'released', 'VOIDED'), of('9', 'done', 'DELETED'), of('9', 'rejected')])).toEqual([]);
  expect(quotesBilledBy([{ invoice: { status: 'PAID' } as BilledInvoice, intent: null }])).toEqual([]);
});

test.each<[string, DraftStep | null, string[]]>([
  ['a deal that is billed at once', null, ['9', '7']],
  ['a deposit', leaving('0.01'), []],
  ['the step that leaves nothing', leaving('0'), ['9', '7']],
])('%s: the quotes that it invoices', (_what, step, ids) => {
  expect(quotesInvoicedBy({ quote: own, step }, [of('7', 'done', 'PAID')])).toEqual(ids);
});

test('the last step is not of the quote that the deposit was of, and invoices it all the same', () => {
  expect(quotesInvoicedBy({ quote: null, step: leaving('0') }, [of('9', 'done', 'PAID')])).toEqual(['9']);
  expect(quotesInvoicedBy({ quote: null, step: null }, [])).toEqual([]);
});
