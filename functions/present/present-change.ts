import { atLeast, type Right } from '../../src/access/rules/right.ts';
import { covers } from '../../src/approvals/rules/may-of.ts';
import type { Mode } from '../../src/billing-settings/facts.ts';
import type { InvoiceChange as ChangeJson } from '../../src/contract/changes.ts';
import type { InvoiceChange } from '../../src/invoicing/changes/changes-of.ts';
import type { Offer } from '../../src/invoicing/changes/rules/offers.ts';
import { amountText, moneyWords } from '../../src/lib/money.ts';
import type { InvoiceFact } from '../../src/mirror/facts.ts';
import type { Books } from '../../src/receivables/facts.ts';

interface Showing {
  books: Books | null;
  live: boolean;
  right: Right;
  may: (of: InvoiceFact) => Mode;
}

/** How an invoice and its deal have come apart, for whoever may see the amounts of the deal, with what this person may do about it. */
export function presentChange({ invoice, deal, xero, offers, says }: InvoiceChange, showing: Showing): ChangeJson {
  const mine = offers.filter((offer) => mayTake(offer, invoice, showing));
  return {
    ...{ invoiceId: invoice.id, number: invoice.invoiceNumber, currency: invoice.currency },
    differences: deal?.differences ?? [],
    amount: deal?.amount ? amountText(deal.amount, invoice.currency) : null,
    edits: editWords(xero, invoice),
    offers: mine,
    says: says ?? (offers.length > 0 && mine.length === 0 ? NOT_YOURS : null),
  };
}

const NOT_YOURS = 'Whoever has the right “approve” can put the invoice right.';

function mayTake(offer: Offer, invoice: InvoiceFact, { books, live, right, may }: Showing): boolean {
  if (books?.state !== 'connected' || !live) return false;
  if (offer === 'update')
    return atLeast(right, 'invoice') && covers(may(invoice), invoice.status === 'SUBMITTED' ? 'submit' : 'draft');
  return atLeast(right, offer === 'bill_rest' ? 'invoice' : 'approve');
}

/** What was edited, and by what the deal is billed otherwise through it. */
function editWords(xero: InvoiceChange['xero'], { currency }: InvoiceFact): string[] {
  if (!xero) return [];
  const { words, amount } = xero;
  const sentences = words.map((said) => `Edited in Xero: ${said}.`);
  if (!amount || amount.eq(0)) return sentences;
  const [by, how] = [moneyWords(amount.abs(), currency), amount.lt(0) ? 'less' : 'more'];
  return [...sentences, `The deal is billed by ${by} ${how} than was sent, without tax.`];
}
