import type { InvoiceDraft } from '../../../src/contract/invoicing.ts';
import { useFormat } from '../../shared/format/use-format.ts';

/** How the amounts of a draft are written: with its currency, as soon as that is known. */
export function useDraftMoney({ currency }: InvoiceDraft): (amount: string) => string {
  const { money, number } = useFormat();
  return (amount) => (currency === null ? number(amount) : money(amount, currency));
}
