import { randomUUID } from 'node:crypto';
import { Big } from 'big.js';
import { z } from 'zod';
import type { Reading } from './accounting.ts';
import { dayRate } from './rules/exchange.ts';
import { putAllocation } from './writing/credits/allocate.ts';
import { commit, openUnit, settledCredit, settledInvoice, type Unit } from './writing/unit.ts';

const money = z
  .union([z.number(), z.string().regex(/^\d+(\.\d{1,2})?$/)])
  .transform((amount) => new Big(amount))
  .refine((amount) => amount.gt(0) && amount.eq(amount.round(2)), 'an amount above zero, with at most two decimals');

/** Money that comes in without an invoice to it. By default in the base currency. */
export const receivedSchema = z.strictObject({
  contactId: z.string(),
  amount: money,
  currencyCode: z.string().optional(),
});
type Received = z.infer<typeof receivedSchema>;

/** Credit of any kind that a person sets against an invoice; without `amount` as much as fits. */
export const allocationSchema = z.strictObject({
  creditId: z.string(),
  invoiceId: z.string(),
  amount: money.optional(),
});
type AskedAllocation = z.infer<typeof allocationSchema>;

/** The id of what was made, or why it is refused. */
export type Made = { id: string } | { refused: string };

const NO_DOCUMENT: Made = { refused: 'No such document' };

const putReceived = (unit: Unit, kind: 'overpayments' | 'prepayments', received: Received): string => {
  const { baseCurrency } = unit.organisation;
  const { contactId, amount, currencyCode = baseCurrency } = received;
  const id = randomUUID();
  const unitAmount = amount.toFixed(2);
  const common = {
    contactId,
    date: unit.today,
    currencyCode,
    currencyRate: dayRate(currencyCode, baseCurrency),
    allocations: [],
    updatedAt: unit.now,
  };
  const note = { changes: 'Created', details: unitAmount };
  if (kind === 'overpayments') unit.put(kind, { ...common, overpaymentId: id, amount: unitAmount }, note);
  else {
    const line = { lineItemId: randomUUID(), description: 'Prepayment', quantity: '1', unitAmount };
    unit.put(kind, { ...common, prepaymentId: id, lineAmountTypes: 'NoTax', lines: [line] }, note);
  }
  return id;
};

/** A customer pays too much, or in advance: a bank transaction that a person enters today. */
export const receive = async (
  reading: Reading,
  kind: 'overpayments' | 'prepayments',
  received: Received,
): Promise<Made> => {
  const organisation = reading.kit.state.data.organisations.find(({ contacts }) =>
    contacts.some(({ contactId }) => contactId === received.contactId),
  );
  if (organisation === undefined) return NO_DOCUMENT;
  const { currencyCode = organisation.baseCurrency } = received;
  if (!organisation.currencies.some(({ code }) => code === currencyCode))
    return { refused: `Organisation is not subscribed to currency ${currencyCode}` };
  const unit = openUnit(reading, organisation);
  const id = putReceived(unit, kind, received);
  await commit(reading, organisation, unit);
  return { id };
};

/** A person sets credit against an invoice today. */
export const allocate = async (reading: Reading, asked: AskedAllocation): Promise<Made> => {
  for (const organisation of reading.kit.state.data.organisations) {
    const unit = openUnit(reading, organisation);
    const credit = settledCredit(unit, asked.creditId);
    const invoice = settledInvoice(unit, asked.invoiceId);
    if (credit === undefined || invoice === undefined) continue;
    const most = credit.remaining.lt(invoice.due) ? credit.remaining : invoice.due;
    const { creditId, invoiceId, amount = most } = asked;
    const { errors, allocationId } = putAllocation(unit, { creditId, invoiceId, amount, date: unit.today });
    if (allocationId === undefined) return { refused: errors[0] ?? '' };
    await commit(reading, organisation, unit);
    return { id: allocationId };
  }
  return NO_DOCUMENT;
};
