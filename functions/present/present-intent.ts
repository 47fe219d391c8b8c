import type { IntentState } from '../../src/contract/invoicing.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { Intent, IntentStatus } from '../../src/invoicing/facts.ts';
import { ALLOCATION_FIX, MAIL_UNKNOWN } from '../../src/invoicing/outbox/put-back.ts';
import type { IntentView } from '../../src/invoicing/outbox/read-intent.ts';
import { amountText } from '../../src/lib/money.ts';
import { problemOf } from '../runtime/failures.ts';
import { presentWrittenCredit } from './present-credits.ts';

const STATES: Record<IntentStatus, IntentState['state']> = {
  pending: 'in_progress',
  sending: 'in_progress',
  unclear: 'checking',
  done: 'done',
  rejected: 'rejected',
  // It was done; that the document was voided since is told by the document.
  released: 'done',
};

/** How a write stands, for whoever may see the amounts of the deal. */
export function presentIntent(view: IntentView, shortCode: string | null): IntentState {
  const { intent, invoice, credit } = view;
  const current = currentOf(view);
  return {
    intentId: intent.intentId,
    state: current === view.allocation && current.state === 'rejected' ? 'done' : STATES[current.state],
    credit: credit && presentWrittenCredit(credit, shortCode),
    invoice: invoice && {
      id: invoice.id,
      number: invoice.invoiceNumber,
      xeroUrl: invoiceUrl(shortCode, invoice.id),
      total: amountText(invoice.total, invoice.currency),
      currency: invoice.currency,
    },
    problem: problemIn(current),
    difference: intent.difference,
  };
}

/** What it depends on how the write stands: what comes first, then itself, then what sets a credit note against its invoice. */
function currentOf({ intent, waitsFor, allocation }: IntentView): Intent {
  if (waitsFor) return waitsFor;
  return intent.state === 'done' && allocation && allocation.state !== 'done' ? allocation : intent;
}

/** What keeps a write from going through, in words; null: nothing does. */
export function problemIn({
  kind,
  state,
  failure,
}: Pick<Intent, 'kind' | 'state' | 'failure'>): IntentState['problem'] {
  if (!failure || state === 'done' || state === 'released') return null;
  if (state === 'rejected' && kind === 'email_invoice' && failure.code === 'vendor_unclear') return MAIL_UNKNOWN;
  const { message, fix = '' } = problemOf(failure);
  if (state === 'rejected' && kind === 'allocate_credit')
    return { message: `It is not set against the invoice. ${message}`, fix: ALLOCATION_FIX };
  if (state === 'rejected' && failure.code === 'vendor_unavailable')
    return { message, fix: 'Nothing was written. Try again later.' };
  return { message, fix };
}
