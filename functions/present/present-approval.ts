import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { Approval } from '../../src/approvals/facts.ts';
import type { ListedApproval } from '../../src/approvals/ports.ts';
import { differsFrom } from '../../src/approvals/rules/differs-from-deal.ts';
import type { ApprovalDetail, QueuedApproval } from '../../src/contract/approval-queue.ts';
import type { ApprovalView } from '../../src/contract/approvals.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { BillingBooks } from '../../src/invoicing/facts.ts';
import { versionOf } from '../../src/invoicing/rules/invoice-version.ts';
import { taxNames } from '../../src/invoicing/rules/tax-words.ts';
import { recipientsOf } from '../../src/invoicing/rules/recipients.ts';
import { amountText } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import { lineJson } from './present-documents.ts';

/** How asking for an approval stands, for whoever may see the amounts of the deal. */
export const presentApproval = (approval: Approval): ApprovalView => ({
  approvalId: approval.approvalId,
  state: approval.state,
  askedBy: approval.askedBy && approval.askedBy.email,
  askedAt: approval.askedAt.toISOString(),
  note: approval.note,
  decidedBy: approval.decidedBy && approval.decidedBy.email,
  decidedAt: approval.decidedAt && approval.decidedAt.toISOString(),
  reason: approval.reason,
});

interface Showing {
  books: BillingBooks;
  /** On the deal. */
  right: Right;
  /** What the readiness of the deal finds worth a look. */
  found: readonly string[];
}

/** An approval as a row of the queue, for whoever may see the amounts of the deal. */
export const presentQueued = (approval: ListedApproval, showing: Showing): QueuedApproval => ({
  ...presentApproval(approval),
  deal: { id: approval.deal.id, name: approval.deal.name },
  customer: approval.customer.name,
  invoice: {
    id: approval.invoiceId,
    number: approval.invoice.number,
    currency: approval.invoice.currency,
    total: amountText(approval.invoice.total, approval.invoice.currency),
    xeroUrl: invoiceUrl(showing.books.shortCode, approval.invoiceId),
  },
  warnings: approval.state === 'waiting' ? warningsOf(approval, showing.found) : [],
  actions: isDecidable(approval, showing) ? ['approve', 'approve_and_send', 'return'] : [],
});

const isDecidable = ({ state, invoice, isMoving }: ListedApproval, { books, right }: Showing): boolean =>
  state === 'waiting' &&
  invoice.status === 'SUBMITTED' &&
  !isMoving &&
  books.state === 'connected' &&
  books.live &&
  atLeast(right, 'approve');

function warningsOf(approval: ListedApproval, found: readonly string[]): string[] {
  const { deal, quote, invoice, customer, issues, otherSteps: others } = approval;
  const fromQuote = quote && differsFrom({ what: `Quote ${quote.number ?? ''}`.trim(), says: quote, others, invoice });
  const differences = [differsFrom({ what: 'The deal', says: deal, others, invoice }), fromQuote];
  return [
    ...differences.filter((words) => words !== null),
    ...(customer.archived ? ['The customer is archived in Xero: it has to be restored there first.'] : []),
    ...(recipientsOf(customer).length === 0 ? ['Xero has no e-mail address of the customer.'] : []),
    ...issues,
    ...found,
  ];
}

interface Asked extends Showing {
  invoice: InvoiceFact;
  before: Approval[];
}

/** The same with all that would be approved. */
export const presentAsked = (approval: ListedApproval, { invoice, before, ...showing }: Asked): ApprovalDetail => ({
  ...presentQueued(approval, showing),
  version: versionOf(invoice),
  reference: invoice.reference,
  date: invoice.date,
  dueDate: invoice.dueDate,
  recipients: recipientsOf(approval.customer),
  lineAmountTypes: invoice.lineAmountTypes,
  lines: invoice.lines.map((line) => lineJson(line, { currency: invoice.currency, rates: taxNames(showing.books) })),
  subTotal: amountText(invoice.subTotal, invoice.currency),
  totalTax: amountText(invoice.totalTax, invoice.currency),
  agreed: agreedIn(approval),
  before: before.map(presentApproval),
});

function agreedIn({ deal, quote, invoice }: ListedApproval): ApprovalDetail['agreed'] {
  const text = (amount: typeof invoice.total, currency: string | null) =>
    amountText(amount, currency ?? invoice.currency);
  return {
    deal: deal.amount && { amount: text(deal.amount, deal.currency), currency: deal.currency },
    quote: quote && { number: quote.number, amount: text(quote.amount, quote.currency), currency: quote.currency },
  };
}
