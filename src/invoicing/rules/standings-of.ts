import { Big } from 'big.js';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { Standing } from '../../schedules/facts.ts';
import { creditedOf, isCreditedInFull } from './credited.ts';
import { isGone } from './invoice-moves.ts';
import type { BilledInvoice, LedgerEntry } from '../ledger/facts.ts';

/** What one entry comes to, without tax. */
interface Weight {
  isUnderWay: boolean;
  billed: Decimal;
  paid: Decimal;
  isPaid: boolean;
}

/**
 * What stands for each step of one deal, without tax. An invoice that is credited in full stands no more, nor does one that is
 * voided or deleted; while the intent of such a one is not released yet, the step is as good as on its way. One in another
 * currency is there, and counts nothing: currencies are never added.
 */
export function standingsOf(entries: readonly LedgerEntry[], currency: string): Standing[] {
  const standings = new Map<string, Standing>();
  for (const entry of entries) {
    const weight = weightOf(entry, currency);
    if (!weight) continue;
    const { stepId, invoiceId } = entry;
    const before = standings.get(stepId);
    standings.set(stepId, {
      stepId,
      isUnderWay: weight.isUnderWay || (before?.isUnderWay ?? false),
      billed: weight.billed.plus(before?.billed ?? zero),
      paid: weight.paid.plus(before?.paid ?? zero),
      isPaid: weight.isPaid && (before?.isPaid ?? true),
      invoiceIds: [...(before?.invoiceIds ?? []), ...(invoiceId === null ? [] : [invoiceId])],
    });
  }
  return [...standings.values()];
}

function weightOf({ invoiceId, invoice, intent }: LedgerEntry, currency: string): Weight | null {
  const holds = intent !== null && intent.state !== 'rejected' && intent.state !== 'released';
  if (invoice && invoiceId !== null && !isGone(invoice))
    return isCreditedInFull({ ...invoice, invoiceId }) ? null : weightOfInvoice({ ...invoice, invoiceId }, currency);
  if (!holds) return null;
  const counts = intent.preview?.currency === currency;
  const billed = counts ? decimal(intent.preview?.subTotal ?? '0') : zero;
  return { isUnderWay: intent.state !== 'done' || invoice !== null, billed, paid: zero, isPaid: false };
}

function weightOfInvoice(invoice: BilledInvoice & { invoiceId: string }, currency: string): Weight {
  const isPaid = invoice.status === 'PAID';
  if (invoice.currency !== currency) return { isUnderWay: false, billed: zero, paid: zero, isPaid };
  const billed = invoice.subTotal.minus(creditedOf(invoice));
  return { isUnderWay: false, billed, paid: paidOf(invoice, billed), isPaid };
}

const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);

/**
 * What of the invoice is paid, without tax: by payments, by what was paid before and by credit that was made for another
 * invoice, which is the customer's money; not by credit notes of its own.
 */
function paidOf(invoice: BilledInvoice & { invoiceId: string }, billed: Decimal): Decimal {
  if (invoice.status === 'PAID') return billed;
  const byNotes = sum(
    invoice.credits
      .filter(({ madeFor }) => madeFor === null || madeFor === invoice.invoiceId)
      .flatMap(({ allocations }) =>
        allocations.flatMap(({ invoiceId, amount }) => (invoiceId === invoice.invoiceId ? [amount] : [])),
      ),
  );
  // The mirror may have heard of a credit note before it has of the invoice.
  const before = invoice.amountCredited.minus(byNotes);
  const paid = invoice.amountPaid.plus(before.gt(zero) ? before : zero);
  return invoice.total.eq(zero) ? zero : toCents(paid.times(invoice.subTotal).div(invoice.total));
}
