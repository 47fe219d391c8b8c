import type { InvoiceDraft as DraftJson } from '../../src/contract/invoicing.ts';
import type { HashedDraft } from '../../src/invoicing/draft-invoice.ts';
import type { BillingContact } from '../../src/invoicing/facts.ts';
import type { DraftLine, InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { taxWords } from '../../src/invoicing/rules/tax-words.ts';
import { amountText } from '../../src/lib/money.ts';

/** The answer of GET /cards/deals/:dealId/draft. It holds amounts: only doors that need the right *invoice* make it. */
export function presentDraft({ draft, hash }: HashedDraft): DraftJson {
  const { live, organisation, customer, currency, date, dueDate, terms, reference, status, lineAmountTypes } = draft;
  return {
    hash,
    ...{ live, organisation, currency, date, dueDate, terms, reference, status, lineAmountTypes },
    customer: customer && {
      name: customer.name,
      contactId: customer.contactId,
      email: customer.email,
      isNew: customer.isNew,
    },
    recipients: customer?.recipients ?? [],
    lines: draft.lines.map((line) => lineJson(line, currency)),
    totals: draft.totals && totalsJson(draft.totals, currency),
    gaps: draft.gaps,
    options: {
      accounts: draft.options.accounts.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` })),
      taxRates: draft.options.taxRates.map((rate) => ({ value: rate.taxType, label: taxWords(rate) })),
      contacts: draft.options.contacts.map((contact) => ({ value: contact.contactId, label: contactLabel(contact) })),
    },
    notes: draft.notes,
  };
}

/** So many characters of a description are shown: an answer of more than 1 MB does not reach the card. */
const MOST_SHOWN = 500;

const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

const lineJson = (line: DraftLine, currency: string): DraftJson['lines'][number] => ({
  description: shortened(line.description),
  quantity: line.quantity && line.quantity.toFixed(),
  unitAmount: line.unitAmount && amountText(line.unitAmount, currency),
  discount: discountText(line, currency),
  accountCode: line.accountCode,
  taxType: line.taxType,
  taxRate: line.taxRate && line.taxRate.toFixed(),
  taxAmount: line.taxAmount && amountText(line.taxAmount, currency),
  lineAmount: line.lineAmount && amountText(line.lineAmount, currency),
});

function discountText({ discountRate, discountAmount }: DraftLine, currency: string): string | null {
  if (discountRate) return `${discountRate.toFixed()}%`;
  return discountAmount && amountText(discountAmount, currency);
}

const totalsJson = (
  { subTotal, totalTax, total }: NonNullable<InvoiceDraft['totals']>,
  currency: string,
): NonNullable<DraftJson['totals']> => ({
  subTotal: amountText(subTotal, currency),
  totalTax: amountText(totalTax, currency),
  total: amountText(total, currency),
});

const contactLabel = ({ name, email }: BillingContact): string => (email === null ? name : `${name} – ${email}`);
