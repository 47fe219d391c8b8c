import type { InvoiceChange } from '../../../src/contract/changes.ts';
import type { DealInvoice, DealInvoices } from '../../../src/contract/invoicing.ts';

/** An invoice of which something is offered as the card's one primary button: *Submit again*, or what puts it right. */
interface Leading {
  invoiceId: string;
  by: 'resubmit' | 'change';
}

/** What of a change has its button in the notice of it. */
const HERE: readonly InvoiceChange['offers'][number][] = ['update', 'void_again', 'credit_again'];

const isReturned = ({ approval, actions }: DealInvoice): boolean =>
  approval?.state === 'returned' && actions.includes('resubmit');

/** Which invoice it is, where the deal's next step has no primary button of its own; null: none. */
function leadingOf({ billing, invoices, changes }: DealInvoices): Leading | null {
  const next = billing?.next ?? null;
  if (next?.do === 'update') return next.invoiceId === null ? null : { invoiceId: next.invoiceId, by: 'change' };
  if (next !== null && next.do !== 'wait') return null;
  const returned = invoices.find(isReturned);
  if (returned) return { invoiceId: returned.id, by: 'resubmit' };
  const changed = changes.find(({ offers }) => offers.some((offer) => HERE.includes(offer)));
  return changed ? { invoiceId: changed.invoiceId, by: 'change' } : null;
}

/** Whether what is offered so is that. */
export const leads = (deal: DealInvoices, { invoiceId, by }: Leading): boolean => {
  const leading = leadingOf(deal);
  return leading?.invoiceId === invoiceId && leading.by === by;
};
