import { zero, type Decimal } from '../../lib/money.ts';
import type { CreditFact, InvoiceFact } from '../facts.ts';
import type { Difference } from './compare.ts';

/** The documents that make up what customers owe. */
export interface Documents {
  invoices: InvoiceFact[];
  credits: CreditFact[];
}

/** Sums of approved documents by contact, currency and kind, keyed `contact|EUR owed`. Currencies are never added together. */
export function totalsOf({ invoices, credits }: Documents): Map<string, Decimal> {
  const totals = new Map<string, Decimal>();
  const add = (key: string, amount: Decimal): void => void totals.set(key, (totals.get(key) ?? zero).plus(amount));
  for (const invoice of invoices)
    if (invoice.status === 'AUTHORISED') add(`${invoice.contactId}|${invoice.currency} owed`, invoice.amountDue);
  for (const credit of credits)
    if (credit.status === 'AUTHORISED') add(`${credit.contactId}|${credit.currency} credit`, credit.remainingCredit);
  return totals;
}

/** Where the totals of the two sides differ; a side without a total counts as zero. */
export function compareTotals(given: { mirror: Documents; vendor: Documents }): Difference[] {
  const mirror = totalsOf(given.mirror);
  const vendor = totalsOf(given.vendor);
  return [...new Set([...mirror.keys(), ...vendor.keys()])].sort().flatMap((key): Difference[] => {
    const ours = mirror.get(key) ?? zero;
    const theirs = vendor.get(key) ?? zero;
    if (ours.eq(theirs)) return [];
    const [id = '', field = ''] = key.split('|');
    return [{ stream: 'totals', id, field, mirror: ours.toFixed(), vendor: theirs.toFixed() }];
  });
}
