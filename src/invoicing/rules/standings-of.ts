import { Big } from 'big.js';
import { decimal, sum, zero, type Decimal } from '../../lib/money.ts';
import type { Standing } from '../../schedules/facts.ts';
import { isGone } from './invoice-moves.ts';
import type { BilledInvoice, LedgerEntry, UsedCredit } from '../ledger/facts.ts';

/** What one entry comes to, without tax. */
interface Weight {
  isUnderWay: boolean;
  billed: Decimal;
  paid: Decimal;
  isPaid: boolean;
}

/**
 * What stands for each step of one deal, without tax. An invoice that is voided or deleted stands no more; while its intent is
 * not released yet, the step is as good as on its way. One in another currency is there, and counts nothing: currencies are
 * never added.
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
  if (invoice && invoiceId !== null && !isGone(invoice)) return weightOfInvoice({ ...invoice, invoiceId }, currency);
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

/**
 * What credit notes took off the invoice, without tax. One that was made for an invoice takes all that it comes to off that one,
 * wherever the credit is used in the end and while it is not; any other takes off what is set against each invoice.
 */
export const creditedOf = ({ invoiceId, credits }: Pick<BilledInvoice, 'credits'> & { invoiceId: string }): Decimal =>
  sum(
    credits.flatMap((credit) => {
      if (credit.madeFor !== null) return credit.madeFor === invoiceId ? [credit.subTotal] : [];
      return netParts(credit).flatMap((part) => (part.invoiceId === invoiceId ? [part.net] : []));
    }),
  );

const toCents = (amount: Decimal): Decimal => amount.round(2, Big.roundHalfUp);

/** Each allocation by the credit's share of tax; of one that is used up all parts together are what it comes to without tax. */
function netParts({ subTotal, total, allocations }: UsedCredit): { invoiceId: string; net: Decimal }[] {
  if (total.eq(zero)) return [];
  const isUsedUp = sum(allocations.map(({ amount }) => amount)).eq(total);
  let rest = subTotal;
  return allocations.map(({ invoiceId, amount }, index) => {
    const isLast = isUsedUp && index === allocations.length - 1;
    const net = isLast ? rest : toCents(amount.times(subTotal).div(total));
    rest = rest.minus(net);
    return { invoiceId, net };
  });
}

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
