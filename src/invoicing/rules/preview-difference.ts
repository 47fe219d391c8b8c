import { amountText, decimal } from '../../lib/money.ts';
import type { InvoiceFact } from '../../mirror/facts.ts';
import type { Preview } from '../facts.ts';

type Made = Pick<InvoiceFact, 'currency' | 'subTotal' | 'totalTax' | 'total'>;

/** Where what Xero made differs from what was shown, in words; null: nowhere, to the cent. */
export function differenceOf(preview: Preview, made: Made): string | null {
  const shown: Made = {
    currency: preview.currency,
    subTotal: decimal(preview.subTotal),
    totalTax: decimal(preview.totalTax),
    total: decimal(preview.total),
  };
  const same =
    shown.currency === made.currency &&
    shown.subTotal.eq(made.subTotal) &&
    shown.totalTax.eq(made.totalTax) &&
    shown.total.eq(made.total);
  return same ? null : `Shown was ${wordsOf(shown)}; Xero made it ${wordsOf(made)}.`;
}

const wordsOf = ({ currency, total, totalTax }: Made): string =>
  `${currency} ${amountText(total, currency)}, ${amountText(totalTax, currency)} of it tax`;
