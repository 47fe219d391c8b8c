import type { Figures as FiguresJson, History as HistoryJson } from '../../src/contract/record-card.ts';
import { amountText, type Decimal } from '../../src/lib/money.ts';
import type { Figures } from '../../src/receivables/rules/figures.ts';
import type { History } from '../../src/receivables/rules/history.ts';

/** The figures of one currency in JSON. They hold amounts: only present.ts sends them. */
export function presentFigures(figures: Figures): FiguresJson {
  const amount = (value: Decimal) => amountText(value, figures.currency);
  const counted = (sum: Figures['drafts']) => ({ amount: amount(sum.amount), documents: sum.documents });
  const { credit_note, overpayment, prepayment } = figures.creditByKind;
  return {
    currency: figures.currency,
    outstanding: amount(figures.outstanding),
    overdue: amount(figures.overdue),
    notYetDue: amount(figures.notYetDue),
    ageing: figures.ageing.map((aged) => ({ ...aged, amount: amount(aged.amount) })),
    unallocatedCredit: amount(figures.unallocatedCredit),
    creditByKind: {
      credit_note: amount(credit_note),
      overpayment: amount(overpayment),
      prepayment: amount(prepayment),
    },
    drafts: counted(figures.drafts),
    submitted: counted(figures.submitted),
    paidTwelveMonths: amount(figures.paidTwelveMonths),
    openInvoices: figures.openInvoices,
    overdueInvoices: figures.overdueInvoices,
    oldestOverdueDays: figures.oldestOverdueDays,
    averageDaysLate: figures.averageDaysLate,
    trend: figures.trend,
  };
}

/** The history of one currency in JSON; as the figures, it holds amounts. */
export function presentHistory({ currency, years, months, ...ever }: History): HistoryJson {
  const turnover = ({ invoiced, paid }: Pick<History, 'invoiced' | 'paid'>) => ({
    invoiced: amountText(invoiced, currency),
    paid: amountText(paid, currency),
  });
  return {
    currency,
    ...turnover(ever),
    years: years.map((one) => ({ year: one.year, ...turnover(one) })),
    months: months.map((one) => ({ month: one.month, ...turnover(one) })),
  };
}
