import { Temporal } from 'temporal-polyfill';
import { zero } from '../../lib/money.ts';
import type { Unbilled, WantedInvoice } from '../facts.ts';

/** An invoice may be written before the deal is set to won. */
const DAYS_BEFORE = 30;

/**
 * What an invoice of the contact is like that would bill what is open of the deal; null: nothing is open, or nobody knows since
 * when. Older ones of the same amount are those of the months before.
 */
export function wantedInvoice({ deal, open, wonOn, isBillable }: Unbilled, contactId: string): WantedInvoice | null {
  if (!isBillable || wonOn === null || !open?.gt(zero)) return null;
  const from = Temporal.PlainDate.from(wonOn).subtract({ days: DAYS_BEFORE }).toString();
  return { dealId: deal.dealId, contactId, currency: deal.currency, amount: open, from };
}
