import { atLeast, type Right } from '../../src/access/rules/right.ts';
import type { DealInvoice, DealInvoices } from '../../src/contract/invoicing.ts';
import { invoiceUrl } from '../../src/customers/rules/xero-links.ts';
import type { BillingContact, Intent } from '../../src/invoicing/facts.ts';
import type { IntentView } from '../../src/invoicing/read-intent.ts';
import { MOVES, type Move } from '../../src/invoicing/rules/invoice-moves.ts';
import { isUnderWay } from '../../src/invoicing/rules/next-step.ts';
import { recipientsOf } from '../../src/invoicing/rules/recipients.ts';
import { dealOf, invoiceSubject } from '../../src/invoicing/rules/subjects.ts';
import { amountText } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { Books } from '../../src/receivables/facts.ts';
import { freshness, today } from '../../src/receivables/rules/books.ts';
import { invoiceState } from '../../src/receivables/rules/invoice-state.ts';
import { presentIntent } from './present-intent.ts';

/** All that is known of a deal's billing. */
export interface DealBilling {
  /** Null: the portal is connected to no organisation. */
  books: Books | null;
  live: boolean;
  invoices: InvoiceFact[];
  /** Who is billed by them, as far as the mirror has them. */
  contacts: BillingContact[];
  /** Of the deal and of its invoices, the newest first. */
  intents: Intent[];
  /** The one that is shown as under way. */
  pending: IntentView | null;
  now: Date;
}

/** The answer of GET /cards/deals/:dealId/invoices, for whoever may see the amounts of the deal. */
export function presentDealInvoices(billing: DealBilling, right: Right): DealInvoices {
  const { books, live, pending, now } = billing;
  const whyNot = obstacle(billing, right);
  return {
    invoices: billing.invoices.flatMap((invoice) => (books ? [invoiceJson(invoice, { billing, books, right })] : [])),
    pending: pending && presentIntent(pending, books?.shortCode ?? null),
    mayCreate: whyNot === null,
    whyNot,
    live,
    asOf: books && (freshness(books, now).asOf?.toISOString() ?? null),
  };
}

/** What keeps this person from creating an invoice now, in words; null: nothing. */
function obstacle({ books, live, intents, invoices }: DealBilling, right: Right): string | null {
  if (!atLeast(right, 'invoice'))
    return 'Creating invoices needs the right “invoice”: an admin of Tieout can grant it.';
  if (!books) return 'This account is not connected to a Xero organisation: an admin has to connect one.';
  if (books.state === 'disconnected') {
    const choice = books.anotherConnected ? ' or makes the other organisation the main one' : '';
    return `${books.organisation} is disconnected: nothing can be invoiced until an admin connects it again${choice}.`;
  }
  if (books.state !== 'connected') return 'The connection to Xero no longer holds: an admin has to connect it again.';
  if (!live) return 'Nothing is written to Xero yet: an admin switches the connection live in the settings of Tieout.';
  const active = intents.find((intent) => dealOf(intent.subject) && (isUnderWay(intent) || intent.state === 'done'));
  if (!active) return null;
  if (active.state !== 'done') return 'An invoice for this deal is on its way to Xero.';
  const number = invoices.find(({ id }) => id === active.documentId)?.invoiceNumber ?? active.documentNumber ?? '';
  return `This deal is billed by invoice ${number}. Once that is voided or deleted, it can be billed again.`;
}

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
  return {
    id: invoice.id,
    number: invoice.invoiceNumber,
    state: invoiceState(invoice, today(books, now)),
    contactId: invoice.contactId,
    currency: invoice.currency,
    total: amountText(invoice.total, invoice.currency),
    amountDue: amountText(invoice.amountDue, invoice.currency),
    dueDate: invoice.dueDate,
    sentToContact: invoice.sentToContact,
    recipients: contact ? recipientsOf(contact) : [],
    xeroUrl: invoiceUrl(books.shortCode, invoice.id),
    actions: [...(connected && live && !moving ? movesOf(invoice, right) : []), ...(connected ? filesOf(invoice) : [])],
  };
}

const movesOf = (invoice: InvoiceFact, right: Right): Move[] =>
  (Object.keys(MOVES) as Move[]).filter((move) => atLeast(right, MOVES[move].needs) && MOVES[move].allows(invoice));

/** What can be fetched of an invoice: only an approved one has a page where it is paid. */
const filesOf = ({ status }: InvoiceFact): ('pay_link' | 'pdf')[] => {
  if (status === 'DELETED') return [];
  return status === 'AUTHORISED' ? ['pay_link', 'pdf'] : ['pdf'];
};
