import { Big } from 'big.js';
import { z } from 'zod';
import type { Reading } from './accounting.ts';
import { bankAccountFor } from './rules/bank-account.ts';
import { putPayment } from './writing/payments/put-payment.ts';
import { commit, openUnit, settledInvoice } from './writing/unit.ts';

/** `amount` is in the invoice's currency; absent: all that is due. */
export const paymentSchema = z.strictObject({
  invoiceId: z.string(),
  amount: z
    .union([z.number(), z.string().regex(/^\d+(\.\d{1,2})?$/)])
    .transform((amount) => new Big(amount))
    .optional(),
});
type AskedPayment = z.infer<typeof paymentSchema>;

/** Money comes in for an invoice today, by the organisation's calendar; answers why it is refused, if it is. */
export const pay = async (reading: Reading, { invoiceId, amount }: AskedPayment): Promise<string | undefined> => {
  for (const organisation of reading.kit.state.data.organisations) {
    const unit = openUnit(reading, organisation);
    const invoice = settledInvoice(unit, invoiceId);
    if (invoice === undefined) continue;
    const [refused] = putPayment(unit, {
      invoiceId,
      account: bankAccountFor(organisation, invoice.currencyCode),
      date: unit.today,
      amount: amount ?? invoice.due,
      reference: '',
    }).errors;
    if (refused === undefined) await commit(reading, organisation, unit);
    return refused;
  }
  return 'No such document';
};
