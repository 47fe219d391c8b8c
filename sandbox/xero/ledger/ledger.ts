import type { Invoice, Organisation } from '../facts.ts';
import type { Totals } from '../rules/amounts.ts';
import { latest, startOfDay } from '../rules/dates.ts';
import { settleInvoice, type Settlement } from '../rules/settlement.ts';
import { readCredits, type Credit } from './credits.ts';
import { taxer, type TaxedLine } from './taxed-lines.ts';

export interface LedgerInvoice extends Omit<Invoice, 'status' | 'lines'>, Settlement {
  lines: TaxedLine[];
  totals: Totals;
  credits: { credit: Credit; amount: string; date: string }[];
}

/** One organisation's documents with everything that follows from what was typed: amounts, taxes, states. */
export interface Ledger {
  organisation: Organisation;
  invoices: LedgerInvoice[];
  credits: Credit[];
}

const readInvoices = (organisation: Organisation, credits: Credit[]): LedgerInvoice[] => {
  const taxed = taxer(organisation);
  const used = credits.flatMap((credit) =>
    credit.allocations.map(({ invoiceId, ...use }) => ({ invoiceId, credit, ...use })),
  );
  const byInvoice = Map.groupBy(used, ({ invoiceId }) => invoiceId);
  return organisation.invoices.map((invoice) => {
    const { lines, totals } = taxed(invoice);
    const applied = byInvoice.get(invoice.invoiceId) ?? [];
    const settled = settleInvoice({ ...invoice, total: totals.total, credits: applied });
    const days = [...invoice.payments, ...applied].map(({ date }) => startOfDay(date));
    const updatedAt = latest([invoice.updatedAt, ...days]);
    return { ...invoice, lines, totals, credits: applied, ...settled, updatedAt };
  });
};

/** Works out an organisation's books from the facts. Pure; throws when the facts do not fit together. */
export const readLedger = (organisation: Organisation): Ledger => {
  const credits = readCredits(organisation);
  return { organisation, credits, invoices: readInvoices(organisation, credits) };
};
