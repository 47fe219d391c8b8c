import type { InvoiceDraft as DraftJson } from '../../src/contract/invoicing.ts';
import type { HashedDraft } from '../../src/invoicing/draft-invoice.ts';
import type { BillingContact } from '../../src/invoicing/facts.ts';
import type { Elsewhere } from '../../src/invoicing/links/facts.ts';
import type { DraftLine, InvoiceDraft } from '../../src/invoicing/rules/draft.ts';
import { taxWords } from '../../src/invoicing/rules/tax-words.ts';
import { amountText, type Decimal } from '../../src/lib/money.ts';

/** The answer of GET /cards/deals/:dealId/draft. It holds amounts: only doors that need the right *invoice* make it. */
export function presentDraft({ draft, hash }: HashedDraft): DraftJson {
  const { live, organisation, customer, currency, date, dueDate, terms, reference, status, lineAmountTypes } = draft;
  const { currencyRate, brandingTheme, readiness } = draft;
  return {
    hash,
    ...{ live, organisation, currency, date, dueDate, terms, reference, status, lineAmountTypes, readiness },
    may: draft.permission.may,
    currencyRate: currencyRate && currencyRate.toFixed(),
    brandingTheme: brandingTheme && { id: brandingTheme.brandingThemeId, name: brandingTheme.name },
    customer: customer && {
      name: customer.name,
      contactId: customer.contactId,
      email: customer.email,
      isNew: customer.isNew,
    },
    recipients: customer?.recipients ?? [],
    stepId: draft.stepId,
    step: draft.step && stepJson(draft.step, currency),
    lines: draft.lines.map((line) => lineJson(line, currency)),
    totals: draft.totals && totalsJson(draft.totals, currency),
    gaps: draft.gaps,
    comparison: comparisonJson(draft.comparison, currency),
    options: optionsJson(draft.options),
    notes: draft.notes,
    elsewhere: draft.elsewhere && elsewhereJson(draft.elsewhere),
  };
}

const stepJson = (
  { role, position, of, deal, amount, left }: NonNullable<InvoiceDraft['step']>,
  currency: string,
): NonNullable<DraftJson['step']> => ({
  ...{ role, position, of, deal: amountText(deal, currency) },
  ...{ amount: amountText(amount, currency), left: amountText(left, currency) },
});

const elsewhereJson = ({ id, invoiceNumber, date, currency, total }: Elsewhere): DraftJson['elsewhere'] => ({
  ...{ invoiceId: id, number: invoiceNumber, date, currency },
  total: amountText(total, currency),
});

const itemOption = (code: string, name: string) => ({ value: code, label: `${code} – ${name}` });

/** So many items are offered; of more, the likeliest are among a line's proposals. */
const MOST_ITEMS = 500;

const optionsJson = ({
  accounts,
  taxRates,
  contacts,
  items,
  createItems,
  brandingThemes,
}: InvoiceDraft['options']): DraftJson['options'] => ({
  accounts: accounts.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` })),
  taxRates: taxRates.map((rate) => ({ value: rate.taxType, label: taxWords(rate) })),
  contacts: contacts.map((contact) => ({ value: contact.contactId, label: contactLabel(contact) })),
  items: items.slice(0, MOST_ITEMS).map(({ id, code, name }) => ({ ...itemOption(code, name), itemId: id })),
  createItems,
  brandingThemes: brandingThemes.map(({ brandingThemeId, name }) => ({ value: brandingThemeId, label: name })),
});

function comparisonJson(
  { deal, quote, invoice, from, differences }: InvoiceDraft['comparison'],
  currency: string,
): DraftJson['comparison'] {
  const text = (amount: Decimal | null): string | null => amount && amountText(amount, currency);
  return {
    deal: text(deal),
    quote: quote && {
      number: quote.quoteNumber,
      amount: quote.amount && amountText(quote.amount, quote.currency ?? currency),
      currency: quote.currency,
      status: quote.status,
    },
    invoice: text(invoice),
    from,
    differences: differences.map(({ amount, cause }) => ({ amount: text(amount), cause })),
  };
}

/** So many characters of a description are shown: an answer of more than 1 MB does not reach the card. */
const MOST_SHOWN = 500;

const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

const lineJson = (line: DraftLine, currency: string): DraftJson['lines'][number] => ({
  lineId: line.lineId,
  productId: line.productId,
  description: shortened(line.description),
  quantity: line.quantity && line.quantity.toFixed(),
  unitAmount: line.unitAmount && amountText(line.unitAmount, currency),
  discount: discountText(line, currency),
  itemCode: line.itemCode,
  proposals: line.proposals.map(({ itemId, itemCode, name }) => ({ ...itemOption(itemCode, name), itemId })),
  accountCode: line.accountCode,
  accountWhy: line.accountWhy,
  taxType: line.taxType,
  taxWhy: line.taxWhy,
  taxOutcome: line.taxOutcome,
  tracking: line.tracking.map(({ categoryId, optionId, category, option }) => ({
    ...{ categoryId, optionId },
    label: `${category}: ${option}`,
  })),
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
