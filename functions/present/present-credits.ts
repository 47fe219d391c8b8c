import type { CreditOffer as Offered, DealCredit } from '../../src/contract/credits.ts';
import type { IntentState } from '../../src/contract/invoicing.ts';
import { creditNoteUrl } from '../../src/customers/rules/xero-links.ts';
import type { Creditable, InvoiceCredit } from '../../src/invoicing/credits/facts.ts';
import type { CreditOffer } from '../../src/invoicing/credits/offer-credit.ts';
import { withoutMark } from '../../src/invoicing/credits/rules/credit-mark.ts';
import { versionOf } from '../../src/invoicing/rules/invoice-version.ts';
import type { Result } from '../../src/lib/result.ts';
import type { Conflict } from '../../src/lib/failure.ts';
import { amountText, moneyWords, type Decimal } from '../../src/lib/money.ts';
import type { CreditFact, InvoiceFact } from '../../src/mirror/facts.ts';

interface Shown {
  invoice: InvoiceFact;
  creditable: Creditable;
  offered: Result<CreditOffer, Conflict>;
}

/** The answer of GET /cards/invoices/:invoiceId/credit, for whoever may credit it. */
export function presentOffer({ invoice, creditable, offered }: Shown): Offered {
  const text = (amount: Decimal): string => amountText(amount, invoice.currency);
  return {
    number: invoice.invoiceNumber,
    version: versionOf(invoice),
    currency: invoice.currency,
    total: text(invoice.total),
    credited: text(creditable.credited),
    left: text(creditable.left),
    amountDue: text(invoice.amountDue),
    preview: offered.ok ? previewOf(offered.value, invoice) : null,
    problem: offered.ok ? null : offered.error.message,
  };
}

function previewOf(
  { document, date, allocated, open }: CreditOffer,
  { currency, invoiceNumber }: InvoiceFact,
): NonNullable<Offered['preview']> {
  const text = (amount: Decimal): string => amountText(amount, currency);
  const words = [
    ...(allocated.gt(0) ? [`${moneyWords(allocated, currency)} is set against invoice ${invoiceNumber}.`] : []),
    ...(open.gt(0) ? [`${moneyWords(open, currency)} stays as credit of the customer. ${REFUND}`] : []),
  ];
  return {
    ...{ subTotal: text(document.subTotal), totalTax: text(document.totalTax), total: text(document.total), date },
    lines: document.lines.map(({ description, lineAmount, taxAmount }) => ({
      ...{ description, lineAmount: text(lineAmount), taxAmount: text(taxAmount) },
    })),
    isInclusive: document.lineAmountTypes === 'Inclusive',
    ...{ allocated: text(allocated), open: text(open), words },
  };
}

const REFUND = 'It is refunded in Xero, or set against another invoice there.';

const STATES: Readonly<Record<string, DealCredit['state']>> = {
  DRAFT: 'draft',
  SUBMITTED: 'draft',
  PAID: 'used',
  VOIDED: 'voided',
  DELETED: 'voided',
};

/** The credit notes of a deal's invoices, whoever made them; money that was paid too much or in advance is none. */
export function presentCredits(
  credits: readonly InvoiceCredit[],
  { invoices, shortCode }: { invoices: readonly InvoiceFact[]; shortCode: string | null },
): DealCredit[] {
  return credits
    .filter(({ credit }) => credit.kind === 'credit_note')
    .map(({ credit, madeFor }) => ({
      id: credit.id,
      number: credit.creditNumber,
      state: STATES[credit.status] ?? (credit.remainingCredit.eq(0) ? 'used' : 'open'),
      date: credit.date,
      reference: withoutMark(credit.reference),
      invoiceNumbers: invoices
        .filter(({ id }) => id === madeFor || credit.allocations.some(({ invoiceId }) => invoiceId === id))
        .map(({ invoiceNumber }) => invoiceNumber),
      currency: credit.currency,
      total: amountText(credit.total, credit.currency),
      remaining: amountText(credit.remainingCredit, credit.currency),
      isOurs: madeFor !== null,
      xeroUrl: creditNoteUrl(shortCode, credit.id),
    }));
}

/** The credit note that a write is about, once it stands. */
export const presentWrittenCredit = (credit: CreditFact, shortCode: string | null): IntentState['credit'] => ({
  number: credit.creditNumber,
  xeroUrl: creditNoteUrl(shortCode, credit.id),
  total: amountText(credit.total, credit.currency),
  currency: credit.currency,
  allocated: amountText(credit.total.minus(credit.remainingCredit), credit.currency),
  remaining: amountText(credit.remainingCredit, credit.currency),
});
