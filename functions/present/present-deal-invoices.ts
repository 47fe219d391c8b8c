import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { Approval } from '../../src/approvals/facts.ts';
import type { Mode } from '../../src/billing-settings/facts.ts';
import { covers } from '../../src/approvals/rules/may-of.ts';
import { standOf } from '../../src/approvals/rules/stands.ts';
import type { DealInvoice, DealInvoices } from '../../src/contract/invoicing.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { BillingContact, Intent } from '../../src/invoicing/facts.ts';
import type { InvoiceChange } from '../../src/invoicing/changes/changes-of.ts';
import type { InvoiceCredit } from '../../src/invoicing/credits/facts.ts';
import { creditableOf } from '../../src/invoicing/credits/rules/creditable.ts';
import type { Fate } from '../../src/invoicing/links/rules/fate.ts';
import type { ReadPlan } from '../../src/invoicing/ledger/read-plan.ts';
import type { IntentView } from '../../src/invoicing/outbox/read-intent.ts';
import { creditedIn } from '../../src/invoicing/rules/credited.ts';
import { mayMove, MOVES, type Move } from '../../src/invoicing/rules/invoice-moves.ts';
import { isUnderWay } from '../../src/invoicing/outbox/rules/next-step.ts';
import { inOtherCurrency } from '../../src/invoicing/rules/other-currency.ts';
import { recipientsOf } from '../../src/invoicing/rules/recipients.ts';
import { invoiceSubject } from '../../src/invoicing/outbox/rules/subjects.ts';
import { amountText, moneyWords, type Decimal } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { freshness, today } from '../../src/receivables/rules/books.ts';
import { invoiceState } from '../../src/receivables/rules/invoice-state.ts';
import { NEEDS_INVOICE } from './needs-invoice.ts';
import { presentChange } from './present-change.ts';
import type { BillingView } from './billing-view.ts';
import { numbersIn, presentBilling } from './present-billing.ts';
import type { DealPlan } from '../../src/schedules/facts.ts';
import { byInvoices, whyNot } from '../../src/schedules/rules/why-not.ts';
import { presentApproval } from './present-approval.ts';
import { presentCredits } from './present-credits.ts';
import { presentIntent } from './present-intent.ts';

/** All that is known of a deal's invoices. */
export interface DealBilling {
  /** Null: the portal is connected to no organisation. */
  books: Books | null;
  live: boolean;
  invoices: InvoiceFact[];
  /** How the deal is billed; null: the mirror does not have it, or there are no books. */
  steps: Omit<BillingView, 'invoices'> | null;
  /** Credit that was made for them or is set against them. */
  credits: InvoiceCredit[];
  /** Who is billed by them, as far as the mirror has them. */
  contacts: BillingContact[];
  /** Of the invoices, the latest first. */
  approvals: Approval[];
  /** How far the person may take an invoice over that amount. */
  may: (of: { total: Decimal; currency: string }) => Mode;
  /** Of the deal and of its invoices, the newest first. */
  intents: Intent[];
  changes: InvoiceChange[];
  fate: Fate | null;
  /** Invoices that a person has linked, by their ids. */
  linked: string[];
  /** The one that is shown as under way. */
  pending: IntentView | null;
  now: Date;
}

/** The answer of GET /cards/deals/:dealId/invoices, for whoever may see the amounts of the deal. */
export function presentDealInvoices(billing: DealBilling, right: Right): DealInvoices {
  const { books, live, pending, now } = billing;
  const whyNot = obstacle(billing, right);
  const invoices = billing.invoices.flatMap((invoice) =>
    books ? [invoiceJson(invoice, { billing, books, right })] : [],
  );
  const changes = billing.changes.map((change) => presentChange(change, { ...billing, right }));
  const outdated = changes.flatMap(({ invoiceId, offers }) => (offers.includes('update') ? [invoiceId] : []));
  const view = billing.steps && { ...billing.steps, invoices: billing.invoices };
  return {
    ...{ invoices, changes },
    billing: view && presentBilling(view, { right, whyNotCreate: whyNot, shown: invoices, outdated }),
    credits: books ? presentCredits(billing.credits, { invoices: billing.invoices, shortCode: books.shortCode }) : [],
    pending: pending && presentIntent(pending, books?.shortCode ?? null),
    mayLink: books?.state === 'connected' && atLeast(right, 'invoice'),
    mayCreate: whyNot === null,
    whyNot,
    live,
    fate: billing.fate && { message: billing.fate.message, fix: billing.fate.fix },
    asOf: books && (freshness(books, now).asOf?.toISOString() ?? null),
  };
}

/** What keeps this person from creating an invoice now, in words; null: nothing. */
function obstacle({ books, live, steps, invoices }: DealBilling, right: Right): string | null {
  if (!atLeast(right, 'invoice')) return NEEDS_INVOICE;
  if (!books) return 'This account is not connected to a Xero organisation: an admin has to connect one.';
  if (books.state === 'disconnected') {
    const choice = books.anotherConnected ? ' or makes the other organisation the main one' : '';
    return `${books.organisation} is disconnected: nothing can be invoiced until an admin connects it again${choice}.`;
  }
  if (books.state !== 'connected') return 'The connection to Xero no longer holds: an admin has to connect it again.';
  if (!live) return 'Nothing is written to Xero yet: an admin switches the connection live in the settings of Tieout.';
  const told = { numbers: numbersIn(invoices), lessen: lessenWords(invoices, right) };
  return (
    steps &&
    unbillable(steps.read.plan, { ...told, rest: restWords(steps.read), isSaved: steps.read.schedule.version > 0 })
  );
}

/** What is left and in no step, in words; nothing where an invoice in another currency may bill it already. */
function restWords({ plan: { unplanned, currency }, entries }: ReadPlan): string {
  if (unplanned.lte(0) || inOtherCurrency(entries, currency).length > 0) return '';
  return ` ${moneyWords(unplanned, currency)} is left to bill: add a step for it.`;
}

/** What takes off what is billed beyond the deal. */
function lessenWords(invoices: readonly InvoiceFact[], right: Right): string {
  if (!invoices.some(({ status }) => status === 'AUTHORISED' || status === 'PAID'))
    return 'the draft can be updated from the deal';
  const needs = atLeast(right, 'approve')
    ? ''
    : ', which needs the right “approve” (an admin of Tieout can allow it: Settings, People and rights)';
  return `a credit note takes that off${needs}`;
}

/** What is said where nothing can be billed. */
interface Saying {
  numbers: ReadonlyMap<string, string>;
  lessen: string;
  rest: string;
}

/** Why nothing of the deal can be billed now, in words; null: something can, or its draft says what is missing. */
function unbillable(
  { steps, next, billed, over, currency }: DealPlan,
  { numbers, isSaved, lessen, rest }: Saying & { isSaved: boolean },
): string | null {
  const [first] = steps;
  if (next) return null;
  if (steps.some(({ state }) => state === 'sending')) return 'An invoice for this deal is on its way to Xero.';
  if (!isSaved && first && !first.isLocked && billed.eq(0)) return null;
  if (over.gt(0)) return `This deal is billed by ${moneyWords(over, currency)} more than it comes to: ${lessen}.`;
  if (steps.length === 1 && first?.state === 'billed') {
    const by = byInvoices(first.invoiceIds.map((id) => numbers.get(id) ?? ''));
    return `This deal is billed ${by}. Once that is voided, deleted or credited in full, it can be billed again.${rest}`;
  }
  const index = steps.findIndex(({ state }) => state === 'planned' || state === 'waiting');
  const open = steps[index];
  if (!open) return billed.eq(0) ? NOTHING_TO_BILL : `All of this deal is billed.${rest}`;
  return `“${open.role}”: ${whyNot(open, { before: steps[index - 1], numbers: [] }) ?? ''}`;
}

const NOTHING_TO_BILL = 'This deal comes to nothing: there is nothing to bill.';

interface Showing {
  billing: DealBilling;
  books: Books;
  right: Right;
}

function invoiceJson(invoice: InvoiceFact, { billing, books, right }: Showing): DealInvoice {
  const { live, intents, now } = billing;
  const moving = intents.some((intent) => intent.subject === invoiceSubject(invoice.id) && isUnderWay(intent));
  const connected = books.state === 'connected';
  const contact = billing.contacts.find(({ contactId }) => contactId === invoice.contactId);
  const approval = approvalOf(invoice, billing.approvals);
  const isCredited = creditedIn(billing.steps?.read.entries ?? []).includes(invoice.id);
  return {
    id: invoice.id,
    number: invoice.invoiceNumber,
    state: invoiceState(invoice, today(books, now)),
    isCredited,
    contactId: invoice.contactId,
    currency: invoice.currency,
    total: amountText(invoice.total, invoice.currency),
    amountDue: amountText(invoice.amountDue, invoice.currency),
    dueDate: invoice.dueDate,
    sentToContact: invoice.sentToContact,
    recipients: contact ? recipientsOf(contact) : [],
    xeroUrl: invoiceUrl(books.shortCode, invoice.id),
    ...stepOf(invoice, billing),
    mayUnlink: atLeast(right, 'invoice') && billing.linked.includes(invoice.id),
    approval: approval && presentApproval(approval),
    actions: [
      ...(connected && live && !moving ? movesOf(invoice, { right, may: billing.may(invoice), isCredited }) : []),
      ...(connected && live && !moving ? creditOf(invoice, { right, credits: billing.credits }) : []),
      ...(connected ? filesOf(invoice) : []),
    ],
  };
}

/** The step that the invoice bills, and what that is called by now. */
function stepOf({ id }: InvoiceFact, { steps }: DealBilling): Pick<DealInvoice, 'stepId' | 'role'> {
  const stepId = steps?.read.entries.find(({ invoiceId }) => invoiceId === id)?.stepId ?? null;
  const role = steps?.read.plan.steps.find((step) => step.stepId === stepId)?.role ?? '';
  return { stepId, role: role === '' ? null : role };
}

/** The latest asking for its approval, while that is what the invoice is about: it waits, or was returned and is a draft still. */
const approvalOf = (invoice: InvoiceFact, approvals: readonly Approval[]): Approval | null => {
  const latest = approvals.find(({ invoiceId }) => invoiceId === invoice.id);
  return latest && latest.state === standOf(invoice.status) ? latest : null;
};

/** What nobody owes any more is not e-mailed. */
function movesOf(
  invoice: InvoiceFact,
  { right, may, isCredited }: { right: Right; may: Mode; isCredited: boolean },
): DealInvoice['actions'] {
  const maySubmit = atLeast(right, 'invoice') && covers(may, 'submit');
  const moves = (Object.keys(MOVES) as Move[]).filter(
    (move) => mayMove(move, { right, may }) && MOVES[move].allows(invoice) && !(isCredited && move === 'email'),
  );
  return [
    ...(maySubmit && invoice.status === 'DRAFT' ? (['resubmit'] as const) : []),
    ...moves.flatMap((move) =>
      move === 'approve' && covers(may, 'approve_and_send') ? ([move, 'approve_and_send'] as const) : [move],
    ),
  ];
}

/** Whether anything of it can still be credited, and by this person. */
function creditOf(
  invoice: InvoiceFact,
  { right, credits }: { right: Right; credits: readonly InvoiceCredit[] },
): 'credit'[] {
  const stands = invoice.status === 'AUTHORISED' || invoice.status === 'PAID';
  return stands && atLeast(right, 'approve') && creditableOf(invoice, credits).left.gt(0) ? ['credit'] : [];
}

/** What can be fetched of an invoice: only an approved one has a page where it is paid. */
const filesOf = ({ status }: InvoiceFact): ('pay_link' | 'pdf')[] => {
  if (status === 'DELETED') return [];
  return status === 'AUTHORISED' ? ['pay_link', 'pdf'] : ['pdf'];
};
