import type { Invoice, Organisation } from '../facts.ts';
import type { Totals } from '../rules/amounts.ts';
import { latest, startOfDay } from '../rules/dates.ts';
import { settleInvoice, type Settlement } from '../rules/settlement.ts';
import { readCredits, type Credit } from './credits.ts';
import { taxBasis, taxer, type TaxedLine } from './taxed-lines.ts';

interface AppliedCredit {
  credit: Credit;
  amount: string;
  date: string;
}

export interface LedgerInvoice extends Omit<Invoice, 'status' | 'lines'>, Settlement {
  /** What it was worked out from. */
  fact: Invoice;
  lines: TaxedLine[];
  totals: Totals;
  credits: AppliedCredit[];
}

/** One organisation's documents with everything that follows from what was typed: amounts, taxes, states. */
export interface Ledger {
  organisation: Organisation;
  /** Of accounts and tax rates: what the amounts depend on. */
  basis: string;
  invoices: LedgerInvoice[];
  credits: Credit[];
}

const creditsByInvoice = (credits: Credit[]): Map<string, (AppliedCredit & { invoiceId: string })[]> => {
  const used = credits.flatMap((credit) =>
    credit.allocations.map(({ invoiceId, ...use }) => ({ invoiceId, credit, ...use })),
  );
  return Map.groupBy(used, ({ invoiceId }) => invoiceId);
};

const isSame = (before: AppliedCredit[], now: AppliedCredit[]): boolean =>
  before.length === now.length &&
  now.every(({ credit, amount, date }, place) => {
    const other = before[place];
    return other?.credit === credit && other.amount === amount && other.date === date;
  });

const readInvoices = (
  organisation: Organisation,
  credits: Credit[],
  earlier: readonly LedgerInvoice[] = [],
): LedgerInvoice[] => {
  const taxed = taxer(organisation);
  const byInvoice = creditsByInvoice(credits);
  return organisation.invoices.map((invoice, place) => {
    const applied = byInvoice.get(invoice.invoiceId) ?? [];
    const before = earlier[place];
    if (before?.fact === invoice && isSame(before.credits, applied)) return before;
    const { lines, totals } = taxed(invoice);
    const settled = settleInvoice({ ...invoice, total: totals.total, credits: applied });
    const days = [...invoice.payments, ...applied].map(({ date }) => startOfDay(date));
    const updatedAt = latest([invoice.updatedAt, ...days]);
    return { ...invoice, fact: invoice, lines, totals, credits: applied, ...settled, updatedAt };
  });
};

/**
 * Works out an organisation's books from the facts. Pure; throws when the facts do not fit together. `earlier`: books of
 * the same organisation; what they say of documents that have not changed since is taken over.
 */
export const readLedger = (organisation: Organisation, earlier?: Ledger): Ledger => {
  const basis = taxBasis(organisation);
  const known = earlier?.basis === basis ? earlier : undefined;
  const credits = readCredits(organisation, known?.credits);
  return { organisation, basis, credits, invoices: readInvoices(organisation, credits, known?.invoices) };
};
