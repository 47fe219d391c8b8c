import type { Big } from 'big.js';
import type { Line } from '../../seed/line.ts';
import type { Allocation, CreditNote, Overpayment, Prepayment } from '../../seed/world.ts';
import type { Organisation } from '../facts.ts';
import type { LineAmountTypes, Totals } from '../rules/amounts.ts';
import { latest, startOfDay } from '../rules/dates.ts';
import { settleCredit, type ChosenStatus, type DocumentStatus } from '../rules/settlement.ts';
import { taxer, type TaxedLine } from './taxed-lines.ts';

export type CreditKind = 'CreditNote' | 'Overpayment' | 'Prepayment';

/** A credit note, an overpayment or a prepayment: money of the customer's that invoices can use up. */
export interface Credit {
  /** What it was worked out from. */
  fact: CreditNote | Overpayment | Prepayment;
  kind: CreditKind;
  id: string;
  /** Empty when that kind has none. */
  number: string;
  reference: string;
  contactId: string;
  date: string;
  lineAmountTypes: LineAmountTypes;
  currencyCode: string;
  currencyRate: string;
  lines: TaxedLine[];
  allocations: Allocation[];
  totals: Totals;
  status: DocumentStatus;
  remaining: Big;
  fullyPaidOn?: string;
  updatedAt: string;
}

const OVERPAYMENT_LINE = 'Overpayment';

interface CreditFacts extends Omit<Credit, 'lines' | 'totals' | 'status' | 'remaining' | 'fullyPaidOn'> {
  lines: Line[];
  status: ChosenStatus;
}

const noteFacts = (note: CreditNote): CreditFacts => ({
  ...note,
  fact: note,
  kind: 'CreditNote',
  id: note.creditNoteId,
  number: note.creditNoteNumber,
});

const prepaymentFacts = (prepayment: Prepayment): CreditFacts => ({
  ...prepayment,
  fact: prepayment,
  kind: 'Prepayment',
  id: prepayment.prepaymentId,
  number: '',
  reference: '',
  status: 'AUTHORISED',
});

const overpaymentFacts = (overpayment: Overpayment): CreditFacts => ({
  ...overpayment,
  fact: overpayment,
  kind: 'Overpayment',
  id: overpayment.overpaymentId,
  number: '',
  reference: '',
  status: 'AUTHORISED',
  lineAmountTypes: 'NoTax',
  lines: [
    {
      lineItemId: overpayment.overpaymentId,
      description: OVERPAYMENT_LINE,
      quantity: '1',
      unitAmount: overpayment.amount,
    },
  ],
});

/**
 * Every credit of an organisation with its totals and what is left of it. `earlier`: credits that were worked out before
 * with the same tax rates; those in the same place that are of the same fact are taken over.
 */
export const readCredits = (organisation: Organisation, earlier: readonly Credit[] = []): Credit[] => {
  const taxed = taxer(organisation);
  const facts = [
    ...organisation.creditNotes.map(noteFacts),
    ...organisation.overpayments.map(overpaymentFacts),
    ...organisation.prepayments.map(prepaymentFacts),
  ];
  return facts.map((credit, place) => {
    const before = earlier[place];
    if (before?.fact === credit.fact) return before;
    const { lines, totals } = taxed(credit);
    const settled = settleCredit({ ...credit, total: totals.total });
    const updatedAt = latest([credit.updatedAt, ...credit.allocations.map(({ date }) => startOfDay(date))]);
    return { ...credit, lines, totals, ...settled, updatedAt };
  });
};
