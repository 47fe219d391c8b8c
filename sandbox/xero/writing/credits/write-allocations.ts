import { Big } from 'big.js';
import { z } from 'zod';
import { envelope, type Answer } from '../../answer.ts';
import type { Credit, CreditKind } from '../../ledger/credits.ts';
import { allocationWriter } from '../../wire/credits.ts';
import { writeBatch, type Kind, type WriteCall } from '../batch.ts';
import { day, decimal, guid, text } from '../fields.ts';
import { invoiceAt } from '../invoices/write-invoice.ts';
import { present } from '../present.ts';
import { invalid, messages, unknownDocument } from '../problems.ts';
import { commit, openUnit, settledCredit, type Unit } from '../unit.ts';
import { putAllocation, removeAllocation } from './allocate.ts';

const NAME = 'Allocations';

const allocationInput = z.object({
  Invoice: z.object({ InvoiceID: guid.optional(), InvoiceNumber: text.optional() }).optional(),
  Amount: decimal.optional(),
  Date: day.optional(),
});
type AllocationInput = z.infer<typeof allocationInput>;

const creditIdOf = ({ key = '' }: Pick<WriteCall, 'key'>): string => key.toLowerCase();

/** The credit of a path, if it is of this kind. */
const creditAt = (unit: Unit, call: WriteCall, kind: CreditKind): Credit | undefined => {
  const credit = settledCredit(unit, creditIdOf(call));
  return credit?.kind === kind ? credit : undefined;
};

const allocationsOf = (creditKind: CreditKind): Kind<AllocationInput> => ({
  name: NAME,
  idField: 'AllocationID',
  schema: allocationInput,
  check: () => undefined,
  write(unit, { Invoice, Amount = '0', Date: date = unit.today }, call) {
    const invoice = invoiceAt(unit.organisation, Invoice?.InvoiceID ?? Invoice?.InvoiceNumber);
    const { errors, allocationId } = putAllocation(unit, {
      creditId: creditIdOf(call),
      invoiceId: invoice?.invoiceId ?? '',
      amount: new Big(Amount),
      date,
    });
    return { errors, ...present({ id: allocationId }) };
  },
  present(unit, ids, call) {
    const made = (creditAt(unit, call, creditKind)?.allocations ?? []).filter((one) => ids.includes(one.allocationId));
    const ID = creditIdOf(call);
    const wireAllocation = allocationWriter(unit.ledger());
    return made.map((one) => ({
      ...wireAllocation(one),
      [creditKind]: { [`${creditKind}ID`]: ID, ID, LineItems: [] },
    }));
  },
  echo: ({ Invoice, Amount, Date: date }) =>
    present({ Invoice: Invoice && present(Invoice), Amount: Amount && Number(Amount), Date: date }),
});

/** `PUT /{credits}/{id}/Allocations`: sets credit against invoices; one that is refused makes the answer 400. */
export const createAllocations =
  (kind: CreditKind) =>
  (call: WriteCall): Answer | Promise<Answer> =>
    creditAt(openUnit(call.reading, call.organisation, call.app), call, kind) === undefined
      ? unknownDocument()
      : writeBatch(allocationsOf(kind), call);

/** `DELETE /{credits}/{id}/Allocations/{id}`: 200 with the allocation as deleted; 404 when there is none, or none any longer. */
export const deleteAllocations =
  (kind: CreditKind) =>
  async (call: WriteCall): Promise<Answer> => {
    const { reading, organisation, app, part = '' } = call;
    const unit = openUnit(reading, organisation, app);
    const credit = creditAt(unit, call, kind);
    const allocation = credit?.allocations.find(({ allocationId }) => allocationId === part.toLowerCase());
    if (credit === undefined || allocation === undefined) return unknownDocument();
    const errors = removeAllocation(unit, credit, allocation);
    if (errors.length > 0) return invalid([{ AllocationID: part, ValidationErrors: messages(errors) }]);
    await commit(reading, organisation, unit);
    const removed = { ...allocationWriter(unit.ledger())(allocation), IsDeleted: true };
    return { status: 200, json: envelope({ clock: reading.kit.clock, app }, { [NAME]: [removed] }) };
  };
