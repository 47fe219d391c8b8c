import type { InvoiceFact } from '../../mirror/facts.ts';

type Due = Pick<InvoiceFact, 'id' | 'dueDate' | 'date'>;

/** Orders open invoices by urgency: the oldest overdue first, then the next to fall due; those without a due date last. */
export function byUrgency(a: Due, b: Due): number {
  return compare(a.dueDate ?? '9999', b.dueDate ?? '9999') || compare(a.date, b.date) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
