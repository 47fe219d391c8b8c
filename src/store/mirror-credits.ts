import { decimal } from '../lib/money.ts';
import type { CreditKind } from '../mirror/facts.ts';
import { moneyColumns, moneyFacts } from './mirror-money.ts';
import { streamTable, text } from './mirror-table.ts';

type CreditStream = 'credit_notes' | 'overpayments' | 'prepayments';

const credits = <S extends CreditStream>(kind: CreditKind) =>
  streamTable<S, 'mirror_credits'>({
    table: 'mirror_credits',
    key: ['kind', 'credit_id'],
    only: { column: 'kind', value: kind },
    toRow: (fact) => ({
      ...moneyColumns(fact),
      kind: fact.kind,
      credit_id: fact.id,
      credit_number: fact.creditNumber,
      credit_date: fact.date,
      remaining_credit: text(fact.remainingCredit),
      allocations: fact.allocations.map((allocation) => ({ ...allocation, amount: text(allocation.amount) })),
    }),
    fromRow: (row) => ({
      ...moneyFacts(row),
      kind: row.kind,
      id: row.credit_id,
      updatedAt: row.vendor_updated_at,
      creditNumber: row.credit_number,
      date: row.credit_date,
      remainingCredit: decimal(row.remaining_credit),
      allocations: row.allocations.map((allocation) => ({ ...allocation, amount: decimal(allocation.amount) })),
    }),
  });

export const creditNotes = credits<'credit_notes'>('credit_note');
export const overpayments = credits<'overpayments'>('overpayment');
export const prepayments = credits<'prepayments'>('prepayment');
