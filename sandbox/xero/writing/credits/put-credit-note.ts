import type { CreditNote } from '../../../seed/world.ts';
import { refuse, type Outcome, type WriteCall } from '../batch.ts';
import { contactOf } from '../invoices/contact.ts';
import { amountFaults } from '../invoices/lines.ts';
import { documentFaults, notModifiable } from '../invoices/modification.ts';
import { deedOf, isBeyond, unitDecimalsOf } from '../invoices/put-invoice.ts';
import { trackingFaults } from '../invoices/tracking.ts';
import { settledCredit, type Unit } from '../unit.ts';
import type { CreditNoteInput } from './input.ts';
import { beginFaults, mergeCreditNote } from './merge.ts';
import { creditNoteFaults } from './rules.ts';

const WHAT = 'Credit Note';

/** All that is wrong with the credit note that a write would make; `existing` as it was. */
const faultsOf = (
  { organisation }: Unit,
  input: CreditNoteInput,
  { existing, after }: { existing: CreditNote | undefined; after: CreditNote },
): string[] => {
  if (existing !== undefined) {
    const touched = existing.allocations.length > 0;
    const refused = documentFaults({ what: WHAT, existing, after, touched, credited: touched, organisation });
    if (refused.length > 0 || after.status === 'VOIDED' || after.status === 'DELETED') return refused;
  }
  const total = input.LineItems?.length ? input.Total : undefined;
  return [
    ...amountFaults(input.LineItems, after.lines),
    ...trackingFaults(input.LineItems, organisation),
    ...creditNoteFaults(after, organisation, total),
  ];
};

/** Writes one credit note that keeps the rules. `existing`: the one to change; absent: a new one. */
export const putCreditNote = (
  unit: Unit,
  input: CreditNoteInput,
  { existing, call }: { existing?: CreditNote | undefined; call: WriteCall },
): Outcome => {
  if (existing !== undefined) {
    const isPaid = settledCredit(unit, existing.creditNoteId)?.status === 'PAID';
    if (isBeyond(existing, isPaid, input)) return refuse(notModifiable(WHAT));
  }
  const contact = contactOf(unit, input.Contact, existing?.contactId);
  const { contactId } = contact;
  const after = mergeCreditNote(unit, input, { existing, contactId, unitDecimals: unitDecimalsOf(call) });
  const errors = [
    ...(existing === undefined ? beginFaults(input) : []),
    ...contact.errors,
    ...faultsOf(unit, input, { existing, after }),
  ];
  if (errors.length > 0) return { errors };
  if (contact.changed !== undefined) unit.put('contacts', contact.changed);
  unit.put('creditNotes', after, {
    changes: deedOf(existing?.status, after.status),
    details: `CN ${after.creditNoteNumber}, status ${after.status}`,
  });
  return { id: after.creditNoteId, errors };
};
